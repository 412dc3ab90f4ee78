// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinegeometry.h"

#include <optional>
#include <utility>

namespace signalbox {

/// \file
/// Lanes that are read: what is printed, and what variables are.

/// A printed line, and where it is written.
struct TextPlace {
    qsizetype text = 0; ///< of TimelineLane::texts
    QRectF place;
};
/// What is legible of the lines of a span of an output lane, beside each other; none where there is no room.
/// \a left: how many there was none for.
QList<TextPlace> textPlaces(const TimelineGeometry &geometry, const QRectF &bar, const TimelineLane &lane,
                            qsizetype span, qint64 *left = nullptr);
/// Where \a lane has a stroke for what was printed at a moment, whether one can read it or not.
double strokeWidth(const TimelineGeometry &geometry);

/// Which lines of an output lane are at \a x: the one that is written there, or all whose strokes are, else
/// what was printed last; first and number. Nothing before the first.
std::optional<std::pair<qsizetype, qsizetype>> linesAt(const TimelineGeometry &geometry, const QRectF &bar,
                                                       const TimelineLane &lane, double x);
/// These lines in words, for a tool tip: who printed what and when, a line each, and how many more there are.
QString describeLines(const Run &run, const TimelineLane &lane, qsizetype first, qsizetype count);

/// A value of a variable's lane in one sentence.
QString describeValue(const TimelineLane &lane, const LaneSpan &span);

} // namespace signalbox
