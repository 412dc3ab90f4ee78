// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/resourcepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Tasks = std::span<const TaskId>;

// ---- event

void paintSignal(const CanvasScene &scene, QPointF foot, bool raised, double swing)
{
    QPainter &painter = scene.painter;
    const QColor post = scene.theme.wireIdle;
    painter.save();
    painter.translate(foot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(post);
    painter.drawRoundedRect(QRectF(-2, -62, 4, 62), 1.5, 1.5);
    painter.drawRoundedRect(QRectF(-10, -3, 20, 4), 2, 2);
    painter.drawEllipse(QPointF(0, -63), 3.4, 3.4);
    painter.translate(0, -52);
    painter.rotate(raised ? -38 * swing : -38 * (1 - swing));
    const QColor arm = raised ? scene.theme.ok : scene.theme.error;
    QPainterPath blade(QPointF(-5, -5));
    blade.lineTo(34, -5);
    blade.lineTo(raised ? 34 : 30, 0);
    blade.lineTo(34, 5);
    blade.lineTo(-5, 5);
    blade.closeSubpath();
    painter.setBrush(arm);
    painter.drawPath(blade);
    painter.setBrush(withAlpha(scene.theme.textOn(arm), 0.85));
    painter.drawRect(QRectF(23, -5, 4, 10));
    painter.setBrush(scene.theme.card);
    painter.drawEllipse(QPointF(0, 0), 2.2, 2.2);
    painter.restore();
}

// ---- semaphore

/// Everybody who may hold a permit: the actors wired to it, and who holds one now.
QStringList permitNames(const CanvasScene &scene, NodeId semaphore, const std::vector<Holding> &holders)
{
    QStringList names;
    for (const Holding &holding : holders)
        names.append(scene.run.taskName(holding.task));
    for (const CanvasGeometry::Wire &wire : scene.geometry.wires()) {
        if (wire.link.kind != LinkKind::Guarding || wire.link.to != semaphore)
            continue;
        if (const Node *actor = scene.picture.layout.find(wire.link.from))
            names.append(actor->name);
    }
    names.removeDuplicates();
    return names;
}

/// A BoundedSemaphore takes back no more than it had: a wall behind the last permit.
void paintEndStop(const CanvasScene &scene, double x, const QRectF &row)
{
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(scene.theme.mutedText);
    scene.painter.drawRoundedRect(QRectF(x, row.top() - 3, 4, row.height() + 6), 1.5, 1.5);
}

void paintPermits(const CanvasScene &scene, const QRectF &row, NodeId semaphore, qint64 permits,
                  const std::vector<Holding> &holders)
{
    const QStringList names = permitNames(scene, semaphore, holders);
    const QStringList labels = shortLabels(names);
    constexpr int most = 7;
    const int cells = int(std::min<qint64>(permits, most));
    const bool counted = permits > most;
    const double pitch = std::min(44.0, row.width() / std::max(cells, 1));
    QPainter &painter = scene.painter;
    for (int at = 0; at < cells; ++at) {
        const QRectF cell(row.left() + at * pitch, row.top(), pitch - 6, row.height());
        if (counted && at == cells - 1) {
            scene.text(cell.adjusted(0, 0, 10, 0), scene.small, scene.theme.mutedText,
                       u"+%1"_s.arg(permits - cells + 1));
            continue;
        }
        const bool taken = at < int(holders.size());
        const int index = taken ? scene.colourIndex(holders[std::size_t(at)].task) : -1;
        painter.setPen(taken ? QPen(Qt::NoPen) : QPen(mixed(scene.theme.slot, scene.theme.text, 0.35), 1.2));
        painter.setBrush(taken ? scene.colour(index) : scene.theme.slot);
        painter.drawRoundedRect(cell, 5, 5);
        if (!taken)
            continue;
        const QColor ink = scene.theme.textOn(scene.colour(index));
        if (scene.pattern(index) != Qt::NoBrush) {
            painter.setBrush(QBrush(withAlpha(ink, 0.22), scene.pattern(index)));
            painter.drawRoundedRect(cell, 5, 5);
        }
        // The holder's initial or number, so that who holds it is not told by colour alone.
        const QString name = scene.run.taskName(holders[std::size_t(at)].task);
        scene.text(cell, scene.badge, ink, labels.value(names.indexOf(name)), Qt::AlignHCenter);
    }
}

QString permitWords(qint64 taken, qint64 permits)
{
    return countWords(plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "{count} of %n permits taken"),
                             "{count} of %n permit taken", permits),
                      taken, permits);
}

} // namespace

void paintLock(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const bool held = view && !view->holders.empty();
    const int owner = held ? scene.colourIndex(view->holders.front().task) : -1;
    paintCard(scene, box, held ? scene.colour(owner) : scene.theme.cardBorder, held ? 2 : 1);
    paintPadlock(scene, box.topLeft() + QPointF(kCardPadding, 15), held, view ? settled(scene, *view) : 1,
                 held ? scene.colour(owner) : scene.theme.wireIdle);
    const QRectF words(box.left() + 60, box.top() + 11, box.width() - 60 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    QString state = CardWords::tr("free");
    if (held)
        state = heldWords(scene, *view);
    scene.text(words.translated(0, 22), scene.body, held ? scene.wordColour(owner) : scene.theme.mutedText,
               state);
    paintLine(scene, {box.left() + kCardPadding, box.bottom() - 31, box.width() - kCardPadding - 10, 20},
              view ? Tasks(view->waiters) : Tasks());
}

void paintSemaphore(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const qint64 permits = parameter<qint64>(node, Param::Permits);
    static const std::vector<Holding> none;
    const auto &holders = view ? view->holders : none;
    const qint64 taken = view ? std::max<qint64>(permits - view->free, 0) : 0;
    paintCard(scene, box, scene.theme.cardBorder);
    const QRectF row(box.left() + kCardPadding, box.top() + 8, box.width() - 2 * kCardPadding, 20);
    scene.heading(row, scene.title, scene.theme.text, node);
    const QRectF cells(row.left(), box.top() + 33, row.width() + 6, 24);
    const bool bounded = parameter<bool>(node, Param::Bounded);
    paintPermits(scene, cells.adjusted(0, 0, bounded ? -8 : 0, 0), node.id, permits, holders);
    if (bounded) {
        const double cellCount = double(std::clamp<qint64>(permits, 1, 7));
        const double pitch = std::min(44.0, (cells.width() - 8) / cellCount);
        paintEndStop(scene, cells.left() + cellCount * pitch - 2, cells);
    }
    scene.text({row.left(), box.top() + 61, row.width(), 18}, scene.small,
               taken >= permits ? scene.theme.warning : scene.theme.mutedText, permitWords(taken, permits));
    paintLine(scene, {row.left(), box.bottom() - 28, row.width() + 6, 20},
              view ? Tasks(view->waiters) : Tasks());
}

void paintEvent(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const bool set = view ? view->isSet : parameter<bool>(node, Param::IsSet);
    paintCard(scene, box, scene.theme.cardBorder);
    paintSignal(scene, {box.left() + 28, box.bottom() - 14}, set, view ? settled(scene, *view) : 1);
    const QRectF words(box.left() + 72, box.top() + 11, box.width() - 72 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    const bool changed = view && view->changedBy != TaskId::None;
    QString state = set ? CardWords::tr("set") : CardWords::tr("clear");
    if (changed)
        state = changedWords(
            scene, set ? CardWords::tr("set at {time}") : CardWords::tr("clear since {time}"), *view);
    scene.text(words.translated(0, 22), scene.body, set ? scene.theme.ok : scene.theme.mutedText, state);
    const QRectF last(words.left(), box.bottom() - 31, words.width(), 20);
    if (view && !view->waiters.empty())
        scene.chips(last, view->waiters);
    else if (set && changed)
        scene.text(
            last, scene.small, scene.theme.mutedText,
            plural("Cards", QT_TRANSLATE_N_NOOP("Cards", "woke %n tasks"), "woke %n task", view->wokeLast));
    else
        scene.text(last, scene.small, scene.theme.faintText, CardWords::tr("nobody waits"));
}

} // namespace signalbox
