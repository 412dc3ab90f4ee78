// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// Modules of which little is needed: names that change nothing, and questions about values.
Attributes makeFuture(objects::Context &context); // __future__
Attributes makeTypes(objects::Context &context);
Attributes makeInspect(objects::Context &context);

} // namespace signalbox::modules
