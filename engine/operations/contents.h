// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/insides.h"

namespace signalbox::objects {

/// What \a self has inside; made now where its class has been left without. Missing where it has none, or
/// where making it raised.
[[nodiscard]] Value contentOf(Context &context, const Value &self);
/// What __init__() of the builtin type does with what \a self has inside. False where it raised.
[[nodiscard]] bool initializeContent(Context &context, const Value &self, const Arguments &arguments);

} // namespace signalbox::objects
