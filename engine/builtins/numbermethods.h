// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of int (and bool) and float.
std::span<const FunctionRow> integerMethods();
std::span<const FunctionRow> realMethods();
/// int.from_bytes() and float.fromhex(), of the types.
extern const FunctionRow integerFromBytes;
extern const FunctionRow realFromHexadecimal;
/// float.as_integer_ratio().
[[nodiscard]] Value ratioOf(Context &context, double real);

} // namespace signalbox::objects
