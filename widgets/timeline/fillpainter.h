// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelineinks.h"
#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// Draws how much is in a resource between two moments, as a stepped area: a queue, permits, a counter. The
/// caller clips to that part of the picture; the cost follows its width.
class FillPainter {
public:
    /// \a pale: in the colours of what lies ahead of the playhead.
    FillPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale)
        : m_painter(painter)
        , m_geometry(picture.geometry)
        , m_theme(picture.theme)
        , m_from(from)
        , m_to(to)
        , m_pale(pale)
    {
    }

    void paint(const TimelineLane &lane, const QRectF &bar);

private:
    QColor paled(const QColor &colour) const { return m_pale ? ahead(m_theme, colour) : colour; }
    void draw(const QList<QRectF> &area, QList<QRectF> full, const QList<QRectF> &line);

    QPainter &m_painter;
    const TimelineGeometry &m_geometry;
    const Theme &m_theme;
    const Micros m_from;
    const Micros m_to;
    const bool m_pale;
};

} // namespace signalbox
