// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/handmarks.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace signalbox {

namespace {

struct HandWords {
    Q_DECLARE_TR_FUNCTIONS(HandMarks)
};

constexpr double kHandRadius = 6; ///< at height factor 1

QPointF placeOf(const TimelineGeometry &geometry, Micros time)
{
    return {geometry.x(time), geometry.rulerHeight() - (kHandRadius + 1) * geometry.scale};
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

QString handMarkWords(const TimelineGeometry &geometry, const Layout &layout, QPointF point)
{
    const double reach = (kHandRadius + 2) * geometry.scale;
    QStringList lines;
    for (const Intervention &each : layout.interventions) {
        const QPointF away = point - placeOf(geometry, each.time);
        const Node *node = layout.find(each.step.target);
        if (node && std::hypot(away.x(), away.y()) <= reach)
            lines.append(fill(HandWords::tr("By hand at {time}: {step} {node}"),
                              {{u"time", formatTime(each.time)},
                               {u"step", info(each.step.verb).label()},
                               {u"node", node->name}}));
    }
    return lines.join(u'\n');
}

} // namespace signalbox
