// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// random.Random, which 3.12 changed.
const objects::NativeType &generatorType(const objects::Context &context);
Attributes makeRandom(objects::Context &context);

} // namespace signalbox::modules
