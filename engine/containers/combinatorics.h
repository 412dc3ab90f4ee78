// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/modules/module.h"

namespace signalbox::modules {

/// itertools.product, permutations, combinations and combinations_with_replacement.
const std::vector<const objects::NativeType *> &combinationTypes();

} // namespace signalbox::modules
