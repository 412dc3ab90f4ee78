// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of int (and bool), float and bytes.
std::span<const FunctionRow> integerMethods();
std::span<const FunctionRow> realMethods();
std::span<const FunctionRow> bytesMethods();
/// float.as_integer_ratio().
[[nodiscard]] Value ratioOf(Context &context, double real);

} // namespace signalbox::objects
