// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// _weakref: references that do not keep what they refer to.
Attributes makeWeakReferences(objects::Context &context);

} // namespace signalbox::modules
