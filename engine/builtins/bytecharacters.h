// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of bytes that ask or change single bytes, as ASCII: isalpha(), upper(), hex().
std::span<const FunctionRow> byteCharacterMethods();

} // namespace signalbox::objects
