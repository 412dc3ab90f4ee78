// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// getattr(value, name): bound methods, and the attributes of exceptions, slices, ranges, ints and types. It
/// stands in engine/builtins/methods.cpp, which knows every method.
[[nodiscard]] Value attributeOf(Context &context, const Value &value, const Value &name);

} // namespace signalbox::objects
