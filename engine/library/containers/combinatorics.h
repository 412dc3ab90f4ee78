// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/containers/tooliterator.h"

namespace signalbox::modules {

/// itertools.product, permutations, combinations and combinations_with_replacement.
const ToolTypes &combinationTypes();

} // namespace signalbox::modules
