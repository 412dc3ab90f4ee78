// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "widgets/look/theme.h"
#include "widgets/timeline/timeline.h"

class QPainter;

namespace signalbox {

/// Everything a picture of the timeline depends on. Drawing is a pure function of this; exports leave out
/// what the person's hand is doing.
struct TimelinePicture {
    const Timeline &timeline;
    const Run &run;
    const Theme &theme;
    TimelineGeometry geometry;
    Micros playhead = 0;
    QList<Verdict> verdicts = {}; ///< flags on the ruler
    NodeId selected = NodeId::None;
    std::optional<std::pair<Micros, Micros>> stretch = {}; ///< selected
    QString stretchWords = {}; ///< shown on it
    QList<Micros> bookmarks = {};
    std::optional<std::pair<int, int>> hover = {}; ///< lane and span under the pointer
};

/// Ruler, lanes, names and playhead into \a area, whose top left corner is the geometry's origin. What lies
/// right of the playhead is paler: it is known but has not been shown. The cost follows the width of the
/// picture: spans that share a pixel are pooled.
void paintTimeline(QPainter &painter, const TimelinePicture &picture, const QRectF &area);

/// Distance between two marks of the ruler: 1, 2 or 5 times a power of ten microseconds.
Micros rulerStep(const TimelineGeometry &geometry);
/// A moment as the ruler writes it, to the digit that tells two marks \a step apart: "2.400 s".
QString rulerTime(Micros time, Micros step);
/// Height factor for the application's font; 1 for a small font of 14 pixels height.
double timelineScale();
/// Width of the names column that shows every name, within reason.
double namesWidth(const Timeline &timeline);

} // namespace signalbox
