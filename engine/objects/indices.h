// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

namespace signalbox::objects {

/// operator.index(value): an int, also of what derives from int or has __index__(). Missing without an
/// exception where it has none.
[[nodiscard]] Value operatorIndex(Context &context, const Value &value);

} // namespace signalbox::objects
