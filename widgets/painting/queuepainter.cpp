// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/queuepainter.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/painting/canvasscene.h"
#include "widgets/painting/cardparts.h"
#include "widgets/painting/kindshape.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSlot = 28;

using Tasks = std::span<const TaskId>;

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
    const bool full = capacity > 0 && items >= capacity;
    const QString sentence =
        full ? CardWords::tr("{items} / {capacity} full") : CardWords::tr("{items} / {capacity}");
    const QString most = capacity > 0 ? QString::number(capacity) : u"∞"_s;
    return {fill(sentence, {{u"items", QString::number(items)}, {u"capacity", most}}), full};
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

/// The number by which a PriorityQueue sorts, on the upper edge of its item.
void paintPriority(const CanvasScene &scene, QPointF centre, qint64 priority)
{
    const QString words = QString::number(priority);
    const double width = std::max(16.0, scene.width(scene.small, words) + 8);
    const QRectF plate(centre.x() - width / 2, centre.y() - kSlot / 2 - 12, width, 14);
    scene.painter.setPen(QPen(scene.theme.mutedText, 1));
    scene.painter.setBrush(scene.theme.card);
    scene.painter.drawRoundedRect(plate, 7, 7);
    scene.text(plate, scene.small, scene.theme.text, words, Qt::AlignHCenter);
}

QString orderWords(QueueOrder order)
{
    switch (order) {
    case QueueOrder::Fifo:
        return CardWords::tr("oldest first");
    case QueueOrder::Lifo:
        return CardWords::tr("newest first");
    case QueueOrder::Priority:
        return CardWords::tr("lowest first");
    }
    return {};
}

/// Below the places: by what they are in order, and at which end the next one leaves.
void paintOrder(const CanvasScene &scene, const Node &node, bool isEmpty)
{
    const QRectF pill = scene.geometry.queuePill(node.id);
    const QRectF row(pill.left() + 12, pill.bottom() + 1, pill.width() - 24, 14);
    const QString order = orderWords(QueueOrder(parameter<qint64>(node, Param::Order)));
    const QString next = CardWords::tr("next out");
    const double end = row.right() - scene.width(scene.small, next);
    const double begin = row.left() + std::min(scene.width(scene.small, order), row.width() / 2);
    paintOnPlate(scene, {row.left(), row.top(), begin - row.left(), row.height()}, scene.small,
                 scene.theme.mutedText, order);
    paintOnPlate(scene, {end, row.top(), row.right() - end, row.height()}, scene.small,
                 isEmpty ? scene.theme.mutedText : scene.theme.text, next);
    if (end - begin < 30)
        return;
    const QPointF tip(end - 7, row.center().y() + 1);
    scene.painter.setPen(QPen(scene.theme.mutedText, 1.2, Qt::DotLine));
    scene.painter.drawLine(QPointF(begin + 7, tip.y()), tip - QPointF(5, 0));
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(scene.theme.mutedText);
    scene.painter.drawPolygon(QPolygonF{tip, tip + QPointF(-6, -3.5), tip + QPointF(-6, 3.5)});
}

/// The place of an item that is still on its way: taken, as the count says, but not filled.
void paintAwaited(const CanvasScene &scene, QPointF centre, Item item)
{
    const int maker = scene.colourIndex(item.maker);
    scene.itemPlace(centre, kSlot, scene.colour(maker), true);
    const QString number = scene.world.isSentinel(item) ? u"∅"_s : QString::number(item.number);
    scene.text(QRectF(-13, -14, 26, 28).translated(centre), scene.small, scene.wordColour(maker), number,
               Qt::AlignHCenter);
}

void paintSlots(const CanvasScene &scene, const Node &node, const ResourceView *view, qint64 capacity)
{
    const int shown = shownSlots(node);
    const bool counted = capacity <= 0 || capacity > shown;
    const int slots = counted ? shown - 1 : shown;
    const qint64 items = view ? qint64(view->items.size()) : 0;
    const QColor empty = mixed(scene.theme.slot, scene.theme.text, 0.25);
    const quint32 queue = scene.resourceIndex(node.id);
    for (int at = 0; at < slots; ++at)
        scene.itemPlace(scene.geometry.queueSlot(node.id, at, shown), kSlot, empty, false);
    // What is here lies over the places of what is coming: items that close up pass these.
    for (const bool awaited : {true, false}) {
        for (int at = 0; at < std::min<qint64>(slots, items); ++at) {
            const Item item = view->items[std::size_t(at)];
            if (isArriving(scene, queue, item) != awaited)
                continue;
            const double place = std::min(at + scene.slides.behind(queue, std::size_t(at), item),
                                          slots - (counted ? 0.0 : 1.0));
            const QPointF centre = scene.geometry.queueSlot(node.id, place, shown);
            if (awaited)
                paintAwaited(scene, centre, item);
            else
                scene.item(centre, kSlot, item);
            if (std::size_t(at) < view->priorities.size())
                paintPriority(scene, centre, view->priorities[std::size_t(at)]);
        }
    }
    if (!counted)
        return;
    const QPointF centre = scene.geometry.queueSlot(node.id, slots, shown);
    const QRectF last(centre.x() - 17, centre.y() - 14, 34, 28);
    const qint64 more = items - slots;
    const QString rest = capacity > 0
        ? fill(CardWords::tr("of {capacity}"), {{u"capacity", QString::number(capacity)}})
        : u"∞"_s;
    scene.text(last, more > 0 ? scene.badge : scene.small,
               more > 0 ? scene.theme.text : scene.theme.mutedText, more > 0 ? u"+%1"_s.arg(more) : rest,
               Qt::AlignHCenter);
}

void paintQueueLines(const CanvasScene &scene, const QRectF &box, const ResourceView *view)
{
    const Tasks putters = view ? Tasks(view->putters) : Tasks();
    const Tasks getters = view ? Tasks(view->waiters) : Tasks();
    const QRectF captions(box.left() + 2, box.top() + 86, box.width() - 4, 14);
    paintOnPlate(scene, captions, scene.small, scene.theme.mutedText, CardWords::tr("waiting to put"));
    paintOnPlate(scene, captions, scene.small, scene.theme.mutedText, CardWords::tr("waiting to get"),
                 Qt::AlignRight);
    // Rarely do both lines have someone in them: the empty one leaves its room to the other.
    const double all = captions.width() - 8;
    double left = all / 2;
    if (putters.empty() != getters.empty())
        left = putters.empty() ? 46 : all - 46;
    const double top = box.top() + 101;
    scene.chips({captions.left(), top, left, 20}, putters);
    scene.chips({captions.right() - (all - left), top, all - left, 20}, getters, Qt::AlignRight);
}

} // namespace

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
    paintOrder(scene, node, !view || view->items.empty());
    paintQueueLines(scene, box, view);
}

} // namespace signalbox
