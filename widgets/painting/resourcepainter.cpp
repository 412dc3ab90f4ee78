// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/resourcepainter.h"

#include "engine/layout/catalog.h"
#include "widgets/painting/canvasscene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSlot = 28;
constexpr double kPadding = 16;

using Tasks = std::span<const TaskId>;

/// How far a change has been shown: 0 when it happens, 1 a journey later. An arm swings in that time.
double settled(const CanvasScene &scene, const ResourceView &view)
{
    if (scene.pace.item <= 0 || view.changedBy == TaskId::None)
        return 1;
    return std::clamp(double(scene.moment - view.since) / double(scene.pace.item), 0.0, 1.0);
}

// ---- queue

bool isArriving(const CanvasScene &scene, quint32 queue, Item item)
{
    return std::any_of(scene.tokens.begin(), scene.tokens.end(), [&](const Token &token) {
        return token.arriving && token.queue == queue && token.item == item;
    });
}

struct Fill {
    QString words;
    bool full = false;
};

Fill fillOf(const ResourceView *view, qint64 capacity)
{
    const qint64 items = view ? qint64(view->items.size()) : 0;
    if (capacity <= 0)
        return {items == 1 ? u"1 item"_s : u"%1 items"_s.arg(items), false};
    const bool full = items >= capacity;
    return {u"%1 / %2%3"_s.arg(items).arg(capacity).arg(full ? u" full"_s : QString()), full};
}

/// Words that wires may run behind, on a plate of the ground that keeps them legible.
void paintOnPlate(const CanvasScene &scene, const QRectF &row, const Lettering &letters, const QColor &colour,
                  const QString &words, Qt::Alignment alignment = Qt::AlignLeft)
{
    const double width = std::min(scene.width(letters, words), row.width()) + 8;
    const double left = alignment.testFlag(Qt::AlignRight) ? row.right() + 4 - width : row.left() - 4;
    const QRectF plate(left, row.center().y() - letters.metrics.height() / 2, width,
                       letters.metrics.height());
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(withAlpha(scene.theme.canvas, 0.88));
    scene.painter.drawRoundedRect(plate, 4, 4);
    scene.text(row, letters, colour, words, alignment);
}

void paintQueueTitle(const CanvasScene &scene, const Node &node, const Fill &fill)
{
    const QRectF box = scene.geometry.rect(node.id);
    const QRectF row(box.left() + 2, box.top(), box.width() - 4, 20);
    const double right = scene.width(scene.badge, fill.words);
    const QRectF heading = row.adjusted(0, 0, -right - 10, 0);
    paintOnPlate(scene, heading, scene.title, scene.theme.text,
                 scene.headingWords(heading.width(), scene.title, node));
    paintOnPlate(scene, row, scene.badge, fill.full ? scene.theme.warning : scene.theme.mutedText, fill.words,
                 Qt::AlignRight);
}

void paintSlots(const CanvasScene &scene, const Node &node, const ResourceView *view, qint64 capacity)
{
    const int shown = CanvasGeometry::shownSlots(node);
    const bool counted = capacity <= 0 || capacity > shown;
    const int slots = counted ? shown - 1 : shown;
    const qint64 items = view ? qint64(view->items.size()) : 0;
    const QColor empty = mixed(scene.theme.slot, scene.theme.text, 0.25);
    const quint32 queue = scene.resourceIndex(node.id);
    for (int at = 0; at < slots; ++at)
        scene.itemPlace(scene.geometry.queueSlot(node.id, at, shown), kSlot, empty, false);
    for (int at = 0; at < std::min<qint64>(slots, items); ++at) {
        const Item item = view->items[std::size_t(at)];
        const double place = std::min(at + scene.slides.behind(queue, item), slots - (counted ? 0.0 : 1.0));
        const QPointF centre = scene.geometry.queueSlot(node.id, place, shown);
        if (isArriving(scene, queue, item))
            scene.itemPlace(centre, kSlot, scene.colour(scene.colourIndex(item.maker)), true);
        else
            scene.item(centre, kSlot, item);
    }
    if (!counted)
        return;
    const QPointF centre = scene.geometry.queueSlot(node.id, slots, shown);
    const QRectF last(centre.x() - 17, centre.y() - 14, 34, 28);
    const qint64 more = items - slots;
    const QString rest = capacity > 0 ? u"of %1"_s.arg(capacity) : u"∞"_s;
    scene.text(last, more > 0 ? scene.badge : scene.small,
               more > 0 ? scene.theme.text : scene.theme.mutedText, more > 0 ? u"+%1"_s.arg(more) : rest,
               Qt::AlignHCenter);
}

void paintQueueLines(const CanvasScene &scene, const QRectF &box, const ResourceView *view)
{
    const Tasks putters = view ? Tasks(view->putters) : Tasks();
    const Tasks getters = view ? Tasks(view->waiters) : Tasks();
    const QRectF captions(box.left() + 2, box.top() + 80, box.width() - 4, 16);
    paintOnPlate(scene, captions, scene.small, scene.theme.mutedText, u"waiting to put"_s);
    paintOnPlate(scene, captions, scene.small, scene.theme.mutedText, u"waiting to get"_s, Qt::AlignRight);
    // Rarely do both lines have someone in them: the empty one leaves its room to the other.
    const double all = captions.width() - 8;
    double left = all / 2;
    if (putters.empty() != getters.empty())
        left = putters.empty() ? 46 : all - 46;
    const double top = box.top() + 99;
    scene.chips({captions.left(), top, left, 20}, putters);
    scene.chips({captions.right() - (all - left), top, all - left, 20}, getters, Qt::AlignRight);
}

// ---- lock

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

void paintLine(const CanvasScene &scene, const QRectF &where, Tasks waiters)
{
    const double caption = scene.width(scene.small, u"line:"_s) + 8;
    scene.text(where, scene.small, scene.theme.mutedText, u"line:"_s);
    scene.chips(where.adjusted(caption, 0, 0, 0), waiters);
}

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
    return u"%1 of %2 %3 taken"_s.arg(taken).arg(permits).arg(permits == 1 ? u"permit"_s : u"permits"_s);
}

} // namespace

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

void paintQueue(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const QRectF pill = scene.geometry.queuePill(node.id);
    const ResourceView *view = scene.resource(node.id);
    const qint64 capacity = parameter<qint64>(node, Param::Capacity);
    const Fill fill = fillOf(view, capacity);
    paintQueueTitle(scene, node, fill);
    QPainter &painter = scene.painter;
    painter.setPen(QPen(fill.full ? scene.theme.warning : scene.theme.cardBorder, fill.full ? 2 : 1.4));
    painter.setBrush(scene.theme.card);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    paintSlots(scene, node, view, capacity);
    paintQueueLines(scene, box, view);
}

void paintLock(const CanvasScene &scene, const Node &node)
{
    const QRectF box = scene.geometry.rect(node.id);
    const ResourceView *view = scene.resource(node.id);
    const bool held = view && !view->holders.empty();
    const int owner = held ? scene.colourIndex(view->holders.front().task) : -1;
    paintCard(scene, box, held ? scene.colour(owner) : scene.theme.cardBorder, held ? 2 : 1);
    paintPadlock(scene, box.topLeft() + QPointF(kPadding, 15), held, view ? settled(scene, *view) : 1,
                 held ? scene.colour(owner) : scene.theme.wireIdle);
    const QRectF words(box.left() + 60, box.top() + 11, box.width() - 60 - 10, 20);
    scene.heading(words, scene.title, scene.theme.text, node);
    QString state = u"free"_s;
    if (held)
        state = u"held by %1 · %2"_s.arg(scene.run.taskName(view->holders.front().task),
                                         briefTime(scene.world.time - view->holders.front().since));
    scene.text(words.translated(0, 22), scene.body, held ? scene.wordColour(owner) : scene.theme.mutedText,
               state);
    paintLine(scene, {box.left() + kPadding, box.bottom() - 31, box.width() - kPadding - 10, 20},
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
    const QRectF row(box.left() + kPadding, box.top() + 8, box.width() - 2 * kPadding, 20);
    scene.heading(row, scene.title, scene.theme.text, node);
    paintPermits(scene, {row.left(), box.top() + 33, row.width() + 6, 24}, node.id, permits, holders);
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
    QString state = set ? u"set"_s : u"clear"_s;
    if (changed)
        state = (set ? u"set at %1"_s : u"clear since %1"_s).arg(formatTime(view->since));
    scene.text(words.translated(0, 22), scene.body, set ? scene.theme.ok : scene.theme.mutedText, state);
    const QRectF last(words.left(), box.bottom() - 31, words.width(), 20);
    if (view && !view->waiters.empty())
        scene.chips(last, view->waiters);
    else if (set && changed)
        scene.text(last, scene.small, scene.theme.mutedText,
                   view->wokeLast == 1 ? u"woke 1 task"_s : u"woke %1 tasks"_s.arg(view->wokeLast));
    else
        scene.text(last, scene.small, scene.theme.faintText, u"nobody waits"_s);
}

} // namespace signalbox
