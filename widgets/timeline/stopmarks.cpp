// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/stopmarks.h"

#include "engine/messages/message.h"
#include "widgets/look/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StopMarks)
};

constexpr double kMarkRadius = 6; ///< at height factor 1

QPointF middleOf(const TimelineGeometry &geometry, const Stop &stop)
{
    return {geometry.x(stop.time), geometry.rulerHeight() - (kMarkRadius + 1) * geometry.scale};
}

bool isInView(const TimelineGeometry &geometry, double x, double width)
{
    return x >= geometry.left - 1 && x <= width;
}

} // namespace

/// Two bars in a circle, as a button that halts has: no other mark of the ruler is round.
void paintStopMarks(QPainter &painter, const TimelinePicture &picture, const QSizeF &size)
{
    const TimelineGeometry &geometry = picture.geometry;
    const Theme &theme = picture.theme;
    const double radius = kMarkRadius * geometry.scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Stop &stop : picture.stops) {
        const QPointF middle = middleOf(geometry, stop);
        if (!isInView(geometry, middle.x(), size.width()))
            continue;
        QPen line(theme.accent, 1, Qt::DotLine);
        painter.setPen(line);
        painter.drawLine(QPointF(middle.x(), geometry.rulerHeight()), QPointF(middle.x(), size.height()));
        painter.setPen(QPen(theme.canvas, 1));
        painter.setBrush(theme.accent);
        painter.drawEllipse(middle, radius, radius);
        for (const double side : {-0.55, 0.2})
            painter.fillRect(
                QRectF(middle.x() + side * radius, middle.y() - 0.5 * radius, 0.35 * radius, radius),
                theme.textOn(theme.accent));
    }
    painter.restore();
}

const Stop *stopMarkAt(const TimelineGeometry &geometry, const QList<Stop> &stops, QPointF point)
{
    const double reach = (kMarkRadius + 2) * geometry.scale;
    for (const Stop &stop : stops) {
        const QPointF away = point - middleOf(geometry, stop);
        if (std::hypot(away.x(), away.y()) <= reach)
            return &stop;
    }
    return nullptr;
}

QString stopWords(const Stop &stop)
{
    return stop.caption.isEmpty() ? fill(Words::tr("Stop at {time}"), {{u"time", formatTime(stop.time)}})
                                  : fill(Words::tr("Stop at {time}: {caption}"),
                                         {{u"time", formatTime(stop.time)}, {u"caption", stop.caption}});
}

} // namespace signalbox
