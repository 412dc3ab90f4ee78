// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// A method of the type that a value has; null where there is none of this name.
const FunctionRow *findMethod(const Value &self, std::string_view name);
/// The type that has the method: of True.bit_length() that is int, of KeyError().add_note() BaseException.
const Type &ownerOfMethod(const Value &self, const FunctionRow &row);
/// self.name(*arguments), without a bound method in between.
[[nodiscard]] Value callMethod(Context &context, const Value &self, const Value &name,
                               const Arguments &arguments);

} // namespace signalbox::objects
