// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <functional>
#include <vector>

namespace signalbox::objects {

/// A group with other members and all else that \a group has, made by its derive() where its class has one;
/// None for no members, Missing where it raised. PEP 654.
[[nodiscard]] Value derivedGroup(Context &context, const Value &group, std::vector<Value> members);

/// Parts \a exception into what \a isWanted and what is not: None where there is nothing. False where it
/// raised.
[[nodiscard]] bool splitGroup(Context &context, const Value &exception,
                              const std::function<Answer(const Value &)> &isWanted, Value &match,
                              Value &rest);

/// split(), subgroup() and derive().
std::span<const FunctionRow> groupMethods();

} // namespace signalbox::objects
