// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// value.__add__ of what is of one of Python's own types: bound, with the type that has it as owner. Missing
/// without a raised exception where there is none.
[[nodiscard]] Value specialAttribute(Context &context, const Value &value, std::string_view name);
/// What every object answers, found last of all: value.__eq__, __lt__, __repr__, __setattr__ … of a native
/// type that does not have it itself, __call__ of what can be called, and __lt__ and its like of an instance
/// of a class. Missing without a raised exception for all else.
[[nodiscard]] Value specialOfNative(Context &context, const Value &value, std::string_view name);
/// Whether specialAttribute() knows all of the value's special methods: not of classes of the program and
/// types of the library.
bool hasKnownSpecials(const Value &value);
/// int.__add__, int.real: not bound, or bound to the type where it is `type` that has it.
[[nodiscard]] Value specialAttributeOfType(Context &context, const Type &type, std::string_view name);

} // namespace signalbox::objects
