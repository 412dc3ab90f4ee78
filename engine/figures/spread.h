// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <vector>

namespace signalbox {

/// What many lengths of time are like. Percentiles are those of the nearest rank: of n lengths in order, the
/// p-th percentile is the one at place ⌈p n / 100⌉, counted from 1. So it is a length that occurred, at least
/// p % are no longer, and of a single length each is that one. Of none all are 0.
struct Spread {
    qint64 count = 0;
    Micros total = 0;
    Micros p50 = 0;
    Micros p95 = 0;
    Micros p99 = 0;
    Micros max = 0;

    double mean() const { return count > 0 ? double(total) / double(count) : 0; } ///< in microseconds

    bool operator==(const Spread &) const = default;
};

Spread spreadOf(std::vector<Micros> lengths);

} // namespace signalbox
