// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <vector>

namespace signalbox::objects {

/// The method that values of a kind have, before their types are asked; null where there is none.
const FunctionRow *methodOfKind(Kind kind, std::string_view name);
/// All methods that values of a kind have; empty for objects of the engine's own.
std::vector<const FunctionRow *> methodsOf(Kind kind);

} // namespace signalbox::objects
