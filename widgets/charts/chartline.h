// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <optional>

namespace signalbox {

/// One line of a chart: a number that stays for a while and then is another.
struct ChartLine {
    QString name; ///< whose it is
    QList<LaneSpan> spans; ///< in order of time; only begin, end and value are looked at
    std::optional<qint64> limit; ///< where it can go no higher
    QString limitName; ///< "window holds 5"

    qint64 valueAt(Micros time) const; ///< 0 before it begins
    bool operator==(const ChartLine &) const = default;
};

/// The corners of \a line as a stepped one, in seconds and its own unit. With more than 10,000 of them, as
/// many as \a columns columns of pixels can show: first, lowest, highest and last value of each.
QList<QPointF> cornersOf(const ChartLine &line, Micros end, int columns);

} // namespace signalbox
