// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// dir(value): a sorted list of names, by its own __dir__() where it has one. Missing where it raised.
[[nodiscard]] Value namesOfAttributes(Context &context, const Value &value);

} // namespace signalbox::objects
