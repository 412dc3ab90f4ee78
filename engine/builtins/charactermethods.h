// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of str that ask or change single characters: isalpha(), upper(), title().
std::span<const FunctionRow> characterMethods();

/// The text whose method is called; of a long one that is some work, see Context::worked().
std::u32string selfText(const Call &call);

} // namespace signalbox::objects
