// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/handmarks.h"

#include "engine/catalog/handwords.h"
#include "widgets/look/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kHandRadius = 6; ///< at height factor 1

QPointF placeOf(const TimelineGeometry &geometry, Micros time)
{
    return {geometry.x(time), geometry.rulerHeight() - (kHandRadius + 1) * geometry.scale};
}

bool isAt(const TimelineGeometry &geometry, Micros time, QPointF point)
{
    const QPointF away = point - placeOf(geometry, time);
    return std::hypot(away.x(), away.y()) <= (kHandRadius + 2) * geometry.scale;
}

} // namespace

/// A diamond: no other mark of the ruler has that shape.
void paintHandMarks(QPainter &painter, const TimelinePicture &picture, const QSizeF &size)
{
    const TimelineGeometry &geometry = picture.geometry;
    const Theme &theme = picture.theme;
    const double radius = kHandRadius * geometry.scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Micros time : picture.byHand) {
        const QPointF middle = placeOf(geometry, time);
        if (middle.x() < geometry.left - 1 || middle.x() > size.width())
            continue;
        painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
        painter.drawLine(QPointF(middle.x(), geometry.rulerHeight()), QPointF(middle.x(), size.height()));
        painter.setPen(QPen(theme.canvas, 1));
        painter.setBrush(theme.accent);
        painter.drawPolygon(QPolygonF{middle + QPointF(0, -radius), middle + QPointF(radius, 0),
                                      middle + QPointF(0, radius), middle + QPointF(-radius, 0)});
    }
    painter.restore();
}

std::optional<Micros> handMarkAt(const TimelineGeometry &geometry, const QList<Micros> &moments,
                                 QPointF point)
{
    // The last one is painted on top.
    const auto found = std::find_if(moments.crbegin(), moments.crend(),
                                    [&](Micros time) { return isAt(geometry, time, point); });
    return found == moments.crend() ? std::nullopt : std::optional(*found);
}

QString handMarkWords(const TimelineGeometry &geometry, const Layout &layout, QPointF point)
{
    QStringList lines;
    for (const Intervention &each : layout.interventions) {
        if ((!each.task.isEmpty() || layout.find(each.step.target)) && isAt(geometry, each.time, point))
            lines.append(handWords(layout, each));
    }
    return lines.join(u'\n');
}

} // namespace signalbox
