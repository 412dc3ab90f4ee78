// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/cardparts.h"

#include "engine/messages/message.h"
#include "widgets/painting/canvasscene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QPainterPath burst(QPointF centre, double outer, double inner, int points)
{
    QPolygonF star;
    for (int at = 0; at < points * 2; ++at) {
        const double angle = M_PI * at / points - M_PI / 2;
        const double radius = at % 2 == 0 ? outer : inner;
        star << centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    QPainterPath path;
    path.addPolygon(star);
    path.closeSubpath();
    return path;
}

/// What a person has set is told as it is set: "0.35 s", "2.0 s".
QString settingTime(Micros time)
{
    QString number = QString::number(toSeconds(time), 'f', 6);
    while (number.endsWith(u'0') && !number.endsWith(u".0"_s))
        number.chop(1);
    return number + u" s"_s;
}

} // namespace

void paintSign(QPainter &painter, Sign sign, QPointF centre, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const double x = centre.x();
    const double y = centre.y();
    switch (sign) {
    case Sign::None:
        return;
    case Sign::Pause:
        painter.fillRect(QRectF(x - 4, y - 4.5, 2.8, 9), colour);
        painter.fillRect(QRectF(x + 1.2, y - 4.5, 2.8, 9), colour);
        return;
    case Sign::Cross:
        painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4));
        painter.drawLine(QPointF(x + 4, y - 4), QPointF(x - 4, y + 4));
        return;
    case Sign::Burst:
        painter.fillPath(burst(centre, 7, 3.4, 8), colour);
        return;
    case Sign::Tick:
        painter.drawPolyline(QPolygonF({{x - 4, y}, {x - 1.2, y + 3.4}, {x + 4.4, y - 4}}));
        return;
    case Sign::Clock:
        painter.drawEllipse(centre, 5, 5);
        painter.drawPolyline(QPolygonF({{x, y - 3}, {x, y}, {x + 2.2, y + 1.2}}));
        return;
    case Sign::Run: {
        QPainterPath arrow(QPointF(x - 3, y - 4.5));
        arrow.lineTo(x + 4.5, y);
        arrow.lineTo(x - 3, y + 4.5);
        arrow.closeSubpath();
        painter.fillPath(arrow, colour);
        return;
    }
    }
}

QString lawWords(const Duration &time)
{
    switch (time.law) {
    case Duration::Law::Fixed:
        return settingTime(time.low);
    case Duration::Law::Uniform:
        return u"%1–%2"_s.arg(settingTime(time.low).chopped(2), settingTime(time.high));
    case Duration::Law::Exponential:
        return u"~%1"_s.arg(settingTime(time.low));
    }
    return {};
}

void paintCard(const CanvasScene &scene, const QRectF &box, const QColor &border, double borderWidth)
{
    QPainter &painter = scene.painter;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, scene.theme.isDark ? 60 : 18));
    painter.drawRoundedRect(box.translated(0, 2), 8, 8);
    painter.setPen(QPen(border, borderWidth));
    painter.setBrush(scene.theme.card);
    painter.drawRoundedRect(box, 8, 8);
}

void paintProgress(const CanvasScene &scene, const QRectF &groove, double share, const QColor &colour)
{
    QPainter &painter = scene.painter;
    painter.setPen(QPen(mixed(scene.theme.slot, scene.theme.text, 0.2), 0.8));
    painter.setBrush(scene.theme.slot);
    painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2);
    if (share <= 0)
        return;
    painter.setPen(Qt::NoPen);
    QRectF done = groove;
    done.setWidth(std::max(groove.height(), groove.width() * share));
    painter.setBrush(colour);
    painter.drawRoundedRect(done, groove.height() / 2, groove.height() / 2);
}

/// How far a change has been shown: 0 when it happens, 1 a journey later. An arm swings in that time.
double settled(const CanvasScene &scene, const ResourceView &view)
{
    if (scene.pace.item <= 0 || view.changedBy == TaskId::None)
        return 1;
    return std::clamp(double(scene.moment - view.since) / double(scene.pace.item), 0.0, 1.0);
}

/// Words that wires may run behind, on a plate of the ground that keeps them legible.
void paintOnPlate(const CanvasScene &scene, const QRectF &row, const Lettering &letters, const QColor &colour,
                  const QString &words, Qt::Alignment alignment)
{
    const double width = std::min(scene.width(letters, words), row.width()) + 8;
    const double left = alignment.testFlag(Qt::AlignRight) ? row.right() + 4 - width
        : alignment.testFlag(Qt::AlignHCenter)             ? row.center().x() - width / 2
                                                           : row.left() - 4;
    const QRectF plate(left, row.center().y() - letters.metrics.height() / 2, width,
                       letters.metrics.height());
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(withAlpha(scene.theme.canvas, 0.88));
    scene.painter.drawRoundedRect(plate, 4, 4);
    scene.text(row, letters, colour, words, alignment);
}

void paintPadlock(const CanvasScene &scene, QPointF at, bool closed, double swing, const QColor &colour)
{
    QPainter &painter = scene.painter;
    painter.save();
    painter.translate(at);
    // Open, the shackle stands up out of the body on one leg.
    const double lift = closed ? (1 - swing) * 7 : swing * 7;
    QPainterPath shackle(QPointF(6, 16 - lift));
    shackle.lineTo(6, 10 - lift);
    shackle.arcTo(QRectF(6, 1 - lift, 18, 18), 180, -180);
    shackle.lineTo(24, lift > 0.5 ? 12 - lift : 16);
    painter.setPen(QPen(colour, 4, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shackle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(0, 16, 30, 24), 4, 4);
    painter.setBrush(scene.theme.textOn(colour));
    painter.drawEllipse(QPointF(15, 26), 3, 3);
    painter.drawRoundedRect(QRectF(13.7, 26, 2.6, 8), 1.2, 1.2);
    painter.restore();
}

void paintLine(const CanvasScene &scene, const QRectF &where, std::span<const TaskId> waiters,
               const QString &caption)
{
    const double room = scene.width(scene.small, caption) + 8;
    scene.text(where, scene.small, scene.theme.mutedText, caption);
    scene.chips(where.adjusted(room, 0, 0, 0), waiters);
}

QString heldWords(const CanvasScene &scene, const ResourceView &view)
{
    const Holding &holding = view.holders.front();
    return fill(CardWords::tr("held by {task} · {time}"),
                {{u"task", scene.run.taskName(holding.task)},
                 {u"time", briefTime(scene.world.time - holding.since)}});
}

QString changedWords(const CanvasScene &scene, const QString &sentence, const ResourceView &view)
{
    return fill(sentence, {{u"task", scene.run.taskName(view.changedBy)}, {u"time", formatTime(view.since)}});
}

QString countWords(const QString &sentence, qint64 count, qint64 all)
{
    return fill(sentence, {{u"count", QString::number(count)}, {u"all", QString::number(all)}});
}

} // namespace signalbox
