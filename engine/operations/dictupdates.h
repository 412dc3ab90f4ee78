// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// dict.update(other): a dict, what has keys(), or pairs. False where it raised.
[[nodiscard]] bool updateDict(Context &context, const Value &dict, const Value &other);

} // namespace signalbox::objects
