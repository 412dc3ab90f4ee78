// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/meetingpainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Tasks = std::span<const TaskId>;

// ---- condition

QString notifyWords(const ResourceView &view)
{
    if (view.notified < 0)
        return CardWords::tr("not notified yet");
    return fill(CardWords::tr("woke {count} at {time}"),
                {{u"count", QString::number(view.wokeLast)}, {u"time", formatTime(view.notified)}});
}

/// The waiting room: whoever is in it sleeps until somebody rings the bell.
void paintRoom(const CanvasScene &scene, const QRectF &room, const ResourceView *view)
{
    QPainter &painter = scene.painter;
    painter.setPen(QPen(mixed(scene.theme.slot, scene.theme.text, 0.3), 1.2, Qt::DashLine));
    painter.setBrush(scene.theme.slot);
    painter.drawRoundedRect(room, 7, 7);
    const QRectF caption(room.left() + 9, room.top() + 3, room.width() - 18, 17);
    scene.text(caption, scene.small, scene.theme.mutedText, CardWords::tr("waiting room"));
    const bool rang = view && view->notified >= 0;
    const QString words = view ? notifyWords(*view) : QString();
    const QColor ink = rang ? scene.theme.text : scene.theme.faintText;
    scene.text(caption, scene.small, ink, words, Qt::AlignRight);
    const double left = caption.right() - scene.width(scene.small, words) - 18;
    if (!words.isEmpty())
        icons::paint(painter, u"condition"_s, QRectF(left, caption.center().y() - 7, 14, 14), ink);
    scene.chips({caption.left(), room.top() + 21, caption.width(), 20}, view ? Tasks(view->room) : Tasks());
}

// ---- barrier

constexpr double kPlace = 26;
constexpr double kPitch = 31;
constexpr int kMostPlaces = 6;

bool isOpen(const ResourceView *view)
{
    return view && view->barrier == BarrierState::Draining;
}

/// The pole of a level crossing: down while tasks gather, up while they go through, broken in two.
void paintPole(const CanvasScene &scene, QPointF foot, const ResourceView *view)
{
    QPainter &painter = scene.painter;
    const bool broken = view && view->barrier == BarrierState::Broken;
    const double swing = view ? settled(scene, *view) : 1;
    const bool open = isOpen(view);
    painter.save();
    painter.translate(foot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme.wireIdle);
    painter.drawRoundedRect(QRectF(-3, -16, 6, 30), 2, 2);
    painter.drawRoundedRect(QRectF(-9, 12, 18, 4), 2, 2);
    const QColor arm = broken ? scene.theme.error : open ? scene.theme.ok : scene.theme.warning;
    painter.translate(0, -10);
    painter.rotate(open ? -62 * swing : -62 * (1 - swing));
    const auto piece = [&](const QRectF &rect) {
        painter.setBrush(arm);
        painter.drawRoundedRect(rect, 2, 2);
        painter.setBrush(withAlpha(scene.theme.textOn(arm), 0.85));
        for (double x = rect.left() + 6; x + 4 < rect.right(); x += 12)
            painter.drawRect(QRectF(x, rect.top(), 4, rect.height()));
    };
    piece(QRectF(-42, -3, broken ? 18 : 44, 6));
    if (broken) {
        painter.translate(-18, 2);
        painter.rotate(-34);
        piece(QRectF(0, -3, 20, 6));
    }
    painter.restore();
}

void paintPlace(const CanvasScene &scene, const QRectF &place, bool taken, int index, const QString &label)
{
    QPainter &painter = scene.painter;
    const QColor fill = taken ? scene.colour(index) : scene.theme.slot;
    painter.setPen(taken ? QPen(Qt::NoPen) : QPen(mixed(scene.theme.slot, scene.theme.text, 0.35), 1.2));
    painter.setBrush(fill);
    painter.drawEllipse(place);
    if (!taken)
        return;
    const QColor ink = scene.theme.textOn(fill);
    if (scene.pattern(index) != Qt::NoBrush) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(withAlpha(ink, 0.22), scene.pattern(index)));
        painter.drawEllipse(place);
    }
    scene.text(place, scene.badge, ink, label, Qt::AlignHCenter);
}

/// One place for every party; those who have come stand in it in their colour.
void paintParties(const CanvasScene &scene, const QRectF &row, qint64 parties, const ResourceView *view)
{
    const auto come = view ? int(std::min<qint64>(view->value, parties)) : 0;
    const Tasks waiters = view ? Tasks(view->waiters) : Tasks();
    QStringList names;
    for (const TaskId waiter : waiters)
        names.append(scene.run.taskName(waiter));
    const QStringList labels = shortLabels(names);
    const int places = int(std::min<qint64>(parties, kMostPlaces));
    for (int at = 0; at < places; ++at) {
        const QRectF place(row.left() + at * kPitch, row.center().y() - kPlace / 2, kPlace, kPlace);
        const bool counts = at == places - 1 && parties > kMostPlaces;
        if (counts) {
            scene.text(place.adjusted(-2, 0, 8, 0), scene.small, scene.theme.mutedText,
                       u"+%1"_s.arg(parties - places + 1));
            break;
        }
        const bool known = at < int(waiters.size());
        paintPlace(scene, place, at < come, known ? scene.colourIndex(waiters[std::size_t(at)]) : -1,
                   known ? labels.value(at) : QString());
    }
}

QString barrierWords(const CanvasScene &scene, const ResourceView *view, qint64 parties)
{
    if (!view)
        return countWords(CardWords::tr("for {count}"), parties);
    switch (view->barrier) {
    case BarrierState::Filling:
        return countWords(CardWords::tr("{count} of {all} have come"), view->value, parties);
    case BarrierState::Draining:
        return countWords(CardWords::tr("open: {count} still to go through"), view->value);
    case BarrierState::Resetting:
        return countWords(CardWords::tr("reset: sends {count} away"), view->value);
    case BarrierState::Broken:
        break;
    }
    const bool known = !scene.run.taskName(view->changedBy).isEmpty();
    return changedWords(
        scene, known ? CardWords::tr("broken by {task} at {time}") : CardWords::tr("broken since {time}"),
        *view);
}

QColor barrierColour(const CanvasScene &scene, const ResourceView *view)
{
    const BarrierState state = view ? view->barrier : BarrierState::Filling;
    return state == BarrierState::Broken   ? scene.theme.error
        : state == BarrierState::Draining  ? scene.theme.ok
        : state == BarrierState::Resetting ? scene.theme.warning
                                           : scene.theme.mutedText;
}

} // namespace

void paintCondition(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const bool held = view && !view->holders.empty();
    const int owner = held ? scene.colourIndex(view->holders.front().task) : -1;
    paintCard(scene, box, held ? scene.colour(owner) : scene.theme.cardBorder, held ? 2 : 1);
    paintPadlock(scene, box.topLeft() + QPointF(kCardPadding, 13), held, view ? settled(scene, *view) : 1,
                 held ? scene.colour(owner) : scene.theme.wireIdle);
    const QRectF words(box.left() + 60, box.top() + 9, box.width() - 60 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    QString state = CardWords::tr("its lock is free");
    if (held)
        state = heldWords(scene, *view);
    scene.text(words.translated(0, 22), scene.body, held ? scene.wordColour(owner) : scene.theme.mutedText,
               state);
    paintRoom(scene, {box.left() + 12, box.top() + 62, box.width() - 24, 46}, view);
    paintLine(scene, {box.left() + kCardPadding, box.bottom() - 29, box.width() - kCardPadding - 10, 20},
              view ? Tasks(view->waiters) : Tasks(), CardWords::tr("for the lock:"));
}

void paintBarrier(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const qint64 parties = parameter<qint64>(node, Param::Parties);
    const bool broken = view && view->barrier == BarrierState::Broken;
    paintCard(scene, box, broken ? scene.theme.error : scene.theme.cardBorder, broken ? 1.8 : 1);
    const QRectF row(box.left() + kCardPadding, box.top() + 8, box.width() - 2 * kCardPadding, 20);
    scene.heading(row, scene.title, scene.theme.text, node);
    paintParties(scene, {row.left(), box.top() + 32, row.width() - 50, 30}, parties, view);
    paintPole(scene, {box.right() - 24, box.top() + 48}, view);
    scene.text({row.left(), box.top() + 64, row.width() - 24, 18}, scene.small, barrierColour(scene, view),
               barrierWords(scene, view, parties));
    paintLine(scene, {row.left(), box.bottom() - 27, row.width() + 6, 20},
              view ? Tasks(view->waiters) : Tasks(), CardWords::tr("waiting:"));
}

} // namespace signalbox
