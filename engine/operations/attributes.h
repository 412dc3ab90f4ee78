// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// getattr(value, name): bound methods, and the attributes of exceptions, slices, ranges, ints and types. It
/// stands in engine/builtins/methods.cpp, which knows every method.
[[nodiscard]] Value attributeOf(Context &context, const Value &value, const Value &name);
/// value.name = to; with a Missing \a to, del value.name. False where it raised.
[[nodiscard]] bool setAttribute(Context &context, const Value &value, const Value &name, const Value &to);

/// A method that a builtin type itself has, or what a native type has of this name: not bound, and not of its
/// bases. Missing where it has none.
[[nodiscard]] Value methodOfType(Context &context, const Type &type, const Value &name);

} // namespace signalbox::objects
