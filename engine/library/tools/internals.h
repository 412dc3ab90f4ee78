// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// _signalbox: what modules that are written in Python here need of the engine. Programs do not know it.
Attributes makeInternals(objects::Context &context);

} // namespace signalbox::modules
