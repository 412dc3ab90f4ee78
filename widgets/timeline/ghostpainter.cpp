// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/ghostpainter.h"

#include "widgets/timeline/ghostlanes.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/timelineinks.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

GhostPainter::GhostPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to,
                           bool pale)
    : m_painter(painter)
    , m_picture(picture)
    , m_pinned{.timeline = picture.timeline,
               .run = picture.timeline.ghost ? *picture.timeline.ghost->run : picture.run,
               .world = picture.world,
               .theme = picture.theme,
               .geometry = picture.geometry,
               .playhead = picture.playhead}
    , m_from(from)
    , m_to(to)
    , m_pale(pale)
{
}

QRectF GhostPainter::barOf(int lane) const
{
    const TimelineGeometry &geometry = m_picture.geometry;
    QRectF bar = geometry.laneRect(m_picture.timeline, lane);
    bar.setTop(bar.bottom() - kGhostHeight * geometry.scale);
    return bar.adjusted(0, -1 * geometry.scale, 0, -4 * geometry.scale);
}

void GhostPainter::paint(int at)
{
    const TimelineLane &lane = m_picture.timeline.lanes[at];
    if (!lane.ghost)
        return;
    const QRectF bar = barOf(at);
    LanePainter(m_painter, m_pinned, m_from, m_to, m_pale).paintGhost(lane.ghost->lane, lane.colour, bar);
    const double scale = m_picture.geometry.scale;
    const QColor full = m_picture.theme.warning;
    const QColor ink = m_pale ? signAhead(m_picture.theme, full) : full;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    const auto &differences = lane.ghost->differences;
    auto each = std::partition_point(differences.begin(), differences.end(),
                                     [this](const auto &part) { return part.second < m_from; });
    double right = -1; // of the last one: where there are thousands, one a pixel is enough
    for (; each != differences.end() && each->first <= m_to; ++each) {
        const double end = m_picture.geometry.x(each->second);
        if (end < right)
            continue;
        const double left = std::max(right, m_picture.geometry.x(each->first));
        right = std::max(left + 2, end);
        m_painter.fillRect(QRectF(left, bar.top() - 3 * scale, right - left, 2 * scale), ink);
    }
}

} // namespace signalbox
