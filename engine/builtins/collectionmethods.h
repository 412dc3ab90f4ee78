// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of dict, of set and of frozenset.
std::span<const FunctionRow> dictMethods();
std::span<const FunctionRow> viewMethods();
std::span<const FunctionRow> setMethods();
std::span<const FunctionRow> frozenSetMethods();
/// dict(other, **keywords) and dict.update().
[[nodiscard]] bool updateFromArguments(Context &context, const Value &dict, const char *function,
                                       const Arguments &arguments);

} // namespace signalbox::objects
