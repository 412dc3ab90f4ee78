// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>
#include <vector>

namespace signalbox::objects {

/// The methods of list, tuple and range.
std::span<const FunctionRow> listMethods();
std::span<const FunctionRow> tupleMethods();
std::span<const FunctionRow> rangeMethods();
std::span<const FunctionRow> sliceMethods();
/// Sorts as list.sort() does: stable, items that compare equal in their order. \a key may be None.
[[nodiscard]] bool sortValues(Context &context, std::vector<Value> &values, const Value &key,
                              bool isReversed);

} // namespace signalbox::objects
