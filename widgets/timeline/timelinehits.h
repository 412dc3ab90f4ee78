// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/verdicts.h"
#include "widgets/timeline/timelinegeometry.h"

#include <optional>
#include <utility>

namespace signalbox {

/// What is under the pointer in a picture of a timeline. Points have the geometry's origin.
class TimelineHits {
public:
    /// All of them must outlive it.
    TimelineHits(const Timeline &timeline, const Run &run, const TimelineGeometry &geometry)
        : m_timeline(timeline)
        , m_run(run)
        , m_geometry(geometry)
    {
    }

    int laneAt(QPointF point) const { return m_geometry.laneAt(m_timeline, point.y()); }
    /// Lane and span.
    std::optional<std::pair<int, int>> spanAt(QPointF point) const;
    /// First and number of the printed lines there; see linesAt().
    std::optional<std::pair<qsizetype, qsizetype>> printedAt(QPointF point) const;
    /// The lane of a variable whose button for unpinning is there; -1 for none.
    int unpinAt(QPointF point) const;
    /// The lane whose button for pinning it is there; -1 for none.
    int pinAt(QPointF point) const;
    /// A sentence about what is there; empty where nothing is.
    QString sentenceAt(QPointF point, const QList<Verdict> &verdicts) const;

private:
    const Timeline &m_timeline;
    const Run &m_run;
    const TimelineGeometry &m_geometry;
};

/// Where the button that pins \a lane, or unpins it or its variable, is: at the right of its name.
QRectF pinPlace(const TimelineGeometry &geometry, const Timeline &timeline, int lane);

} // namespace signalbox
