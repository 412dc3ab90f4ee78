// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>
#include <vector>

namespace signalbox::objects {

/// A method of the type that a value has; null where there is none of this name.
const FunctionRow *findMethod(const Value &self, std::string_view name);
/// self.name(*arguments), without a bound method in between.
/// All methods that values of a kind have; empty for objects of the engine's own.
std::vector<const FunctionRow *> methodsOf(Kind kind);
[[nodiscard]] Value callMethod(Context &context, const Value &self, const Value &name,
                               const Arguments &arguments);

} // namespace signalbox::objects
