// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/comparison/comparison.h"

namespace signalbox {

/// A comparison for people: what each run came to, where they part and why, what changed, which tasks differ.
QString comparisonText(const RunComparison &comparison);

} // namespace signalbox
