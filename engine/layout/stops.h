// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

inline constexpr int kMostStops = 1'000;
inline constexpr int kLongestCaption = 1'000; ///< characters

/// A moment at which who shows the run wants to stop and say something.
struct Stop {
    Micros time = 0; ///< microseconds of the run, not negative
    QString caption;
    QJsonObject extra; ///< fields of a newer version, kept as they are

    bool operator==(const Stop &) const = default;
};

/// The stops of a document, in order of time, one at a moment. They have no part in a run, so a layout keeps
/// them with what it only passes on; what is no stop there is passed over.
QList<Stop> stopsOf(const Layout &layout);
/// In any order; of several at one moment the last one counts. No more than kMostStops are kept.
void setStops(Layout &layout, const QList<Stop> &stops);

} // namespace signalbox
