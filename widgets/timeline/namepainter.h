// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// Draws the names of lanes, left of them: with a chip in the colour of a task, the icon of a thing and what
/// it is at the playhead, the sign of a group that is folded or not, and what can be done under the pointer.
class NamePainter {
public:
    NamePainter(QPainter &painter, const TimelinePicture &picture)
        : m_painter(painter)
        , m_picture(picture)
        , m_timeline(picture.timeline)
        , m_theme(picture.theme)
        , m_geometry(picture.geometry)
        , m_scale(picture.geometry.scale)
    {
    }

    void paint(int lane);

private:
    QRectF placeOf(int lane) const;
    void paintGhostName(int at);
    void paintChip(const TimelineLane &lane, const QRectF &place);
    void paintThing(int lane, QRectF &place);
    void paintGroup(const TimelineLane &lane, QRectF &place);
    void paintPin(int lane, QRectF &place);
    void paintWords(const TimelineLane &lane, const QRectF &place);
    void paintReadout(const TimelineLane &lane, const QRectF &place);
    std::optional<LaneSpan> levelAtPlayhead(const TimelineLane &lane) const;
    QString readout(const TimelineLane &lane) const;
    QString textReadout(const TimelineLane &lane) const;

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const Timeline &m_timeline;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    const double m_scale;
};

/// Width of the names column that shows every name, within reason.
double namesWidth(const Timeline &timeline);

} // namespace signalbox
