// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// text % values, where values is one value, a tuple of several, or a dict for %(name)s.
[[nodiscard]] Value formatPercent(Context &context, const Value &text, const Value &values);

} // namespace signalbox::objects
