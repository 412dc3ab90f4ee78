// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/crowd.h"
#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// Draws how many of the tasks of a folded group do what, stacked, with the looks that single tasks have:
/// who computes at the bottom, who waits for the outside on top. The whole height is all of them; above the
/// stack are those that have not begun or have ended. Its cost follows the width of the picture.
class CrowdPainter {
public:
    CrowdPainter(QPainter &painter, const TimelinePicture &picture, bool pale)
        : CrowdPainter(painter, picture.theme, picture.geometry, pale)
    {
    }
    CrowdPainter(QPainter &painter, const Theme &theme, const TimelineGeometry &geometry, bool pale)
        : m_painter(painter)
        , m_theme(theme)
        , m_geometry(geometry)
        , m_pale(pale)
    {
    }

    void paint(const TimelineLane &lane, const QRectF &bar, Micros from, Micros to);
    /// \a whole is how many tasks take the whole height.
    void paint(const Crowd &crowd, double whole, const QColor &colour, const QRectF &bar, Micros from,
               Micros to);

private:
    QPainter &m_painter;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    const bool m_pale;
};

/// What the tasks of the group in \a lane do at \a x, or what clicking its name does.
QString groupSentence(const Timeline &timeline, const TimelineGeometry &geometry, int lane, double x);
/// "3 compute, 180 wait for somebody", without those that nobody does.
QString crowdWords(const CrowdCounts &counts);

} // namespace signalbox
