// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// isinstance(value, types) and issubclass(): a type or a tuple of them.
[[nodiscard]] Answer isInstance(Context &context, const Value &value, const Value &types);
[[nodiscard]] Answer isSubclass(Context &context, const Value &type, const Value &types);
bool isCallable(const Value &value);

} // namespace signalbox::objects
