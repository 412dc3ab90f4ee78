// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/motion.h"

#include "engine/catalog/catalog.h"
#include "engine/replay/world.h"
#include "widgets/painting/kindshape.h"

#include <QLineF>

#include <algorithm>

namespace signalbox {

namespace {

constexpr qsizetype kPaceFacts = 20'000;
constexpr qsizetype kMostTokens = 200;
constexpr double kHop = 28; ///< above a queue's pill, for an arc that clears the items in it
constexpr Micros kLongestItem = kMicrosPerSecond / 4;
constexpr Micros kLongestCancel = kMicrosPerSecond * 6 / 10;

/// The gap that a quarter of the gaps are shorter than; 0 where there are none.
Micros smallTypical(std::vector<Micros> &gaps)
{
    if (gaps.empty())
        return 0;
    const auto quarter = gaps.begin() + std::ptrdiff_t(gaps.size() / 4);
    std::nth_element(gaps.begin(), quarter, gaps.end());
    return *quarter;
}

bool isTransfer(const Fact &fact)
{
    return fact.kind == FactKind::ItemPut || fact.kind == FactKind::ItemGot;
}

/// One item's stay in a queue, as far as it is near the moment shown.
struct Passage {
    qsizetype put = -1; ///< the fact; -1 for none
    qsizetype got = -1;
};

std::vector<Passage> passagesIn(const Trace &trace, qsizetype from, qsizetype to)
{
    std::vector<Passage> passages;
    QHash<std::pair<quint32, Item>, std::size_t> places;
    for (qsizetype at = from; at < to; ++at) {
        const Fact &fact = trace[at];
        if (!isTransfer(fact))
            continue;
        const std::pair key{fact.resource(), fact.item()};
        const auto known = places.constFind(key);
        const std::size_t place = known == places.constEnd() ? passages.size() : *known;
        if (place == passages.size()) {
            passages.push_back({});
            places.insert(key, place);
        }
        Passage &passage = passages[place];
        (fact.kind == FactKind::ItemPut ? passage.put : passage.got) = at;
    }
    return passages;
}

/// When an item that is put lands in its slot, and so when it can leave it.
Micros landing(const Trace &trace, const Passage &passage, Micros travel)
{
    const Micros put = trace[passage.put].time;
    const Micros full = put + travel;
    if (passage.got < 0 || trace[passage.got].time >= full)
        return full;
    return std::max(trace[passage.got].time, put + travel / 2);
}

/// Where on the canvas the items of a queue go.
class ItemPaths {
public:
    ItemPaths(const CanvasGeometry &geometry, const Layout &layout, const Run &run, const World &world,
              const QueueSlides &slides)
        : m_geometry(geometry)
        , m_layout(layout)
        , m_run(run)
        , m_world(world)
        , m_slides(slides)
    {
    }

    QPainterPath path(const Token &token) const
    {
        const NodeId queue = m_run.program.resources[token.queue].node;
        if (token.arriving) {
            QPainterPath in = wire(LinkKind::Putting, token.actor, queue, token.actor, queue);
            enter(in, queue, slot(queue, token));
            return in;
        }
        const QPainterPath out = wire(LinkKind::Getting, token.actor, queue, queue, token.actor);
        QPainterPath path(slot(queue, token));
        path.lineTo(out.elementAt(0));
        path.connectPath(out);
        return path;
    }

private:
    /// From the port to its place. Where newer items go before older ones, over them, in an arc.
    void enter(QPainterPath &path, NodeId queue, QPointF place) const
    {
        const Node *node = m_layout.find(queue);
        if (!node || QueueOrder(parameter<qint64>(*node, Param::Order)) == QueueOrder::Fifo) {
            path.lineTo(place);
            return;
        }
        const double above = m_geometry.queuePill(queue).top() - kHop;
        path.cubicTo({path.currentPosition().x(), above}, {place.x(), above}, place);
    }

    QPainterPath wire(LinkKind kind, NodeId actor, NodeId queue, NodeId source, NodeId target) const
    {
        if (const auto *drawn = m_geometry.wireBetween(kind, actor, queue))
            return drawn->path;
        return CanvasGeometry::wirePath(m_geometry.portCentre(source, CanvasGeometry::Port::Out)
                                            .value_or(m_geometry.rect(source).center()),
                                        m_geometry.portCentre(target, CanvasGeometry::Port::In)
                                            .value_or(m_geometry.rect(target).center()));
    }

    QPointF slot(NodeId queue, const Token &token) const
    {
        const Node *node = m_layout.find(queue);
        const int shown = node ? shownSlots(*node) : 1;
        const auto &items = m_world.resources[token.queue].items;
        const auto found = token.arriving ? std::find(items.begin(), items.end(), token.item) : items.end();
        if (found == items.end())
            return m_geometry.queueSlot(queue, 0, shown);
        const auto at = std::size_t(found - items.begin());
        const double place = double(at) + m_slides.behind(token.queue, at, token.item);
        return m_geometry.queueSlot(queue, std::min(place, shown - 1.0), shown);
    }

    const CanvasGeometry &m_geometry;
    const Layout &m_layout;
    const Run &m_run;
    const World &m_world;
    const QueueSlides &m_slides;
};

void addToken(QList<Token> &tokens, qsizetype at, Micros begin, Micros end, Micros now, const Run &run,
              const World &world)
{
    const Fact &fact = run.trace[at];
    if (at >= world.facts || now < begin || now > end || end <= begin)
        return;
    Token token;
    token.item = fact.item();
    token.queue = fact.resource();
    token.arriving = fact.kind == FactKind::ItemPut;
    token.actor = nodeOf(run, world, fact.task);
    token.progress = double(now - begin) / double(end - begin);
    // A queue that code made has no place of its own to travel to.
    const bool isPlaced =
        token.queue < run.program.resources.size() && run.program.resources[token.queue].node != NodeId::None;
    if (token.actor != NodeId::None && isPlaced)
        tokens.append(token);
}

// ---- cancellation

/// A leg as the facts give it, before anything is measured.
struct Leg {
    NodeId from = NodeId::None;
    NodeId to = NodeId::None;
    int hop = 0;
};

NodeId scopeNode(const Run &run, const World &world, ScopeId scope)
{
    if (index(scope) >= world.scopes.size())
        return NodeId::None;
    return placeOf(run, world, world.scopes[index(scope)].owner);
}

/// A task that fails in a gather: its failure goes to whoever gathers, and the others run on.
std::optional<Leg> gatheredFailure(const Run &run, const World &world, const Fact &fact)
{
    const TaskView *const task = world.task(fact.task);
    const bool isGathered = task && fact.outcome() == Outcome::Raised
        && index(task->memberOf) < world.scopes.size()
        && world.scopes[index(task->memberOf)].verb == Verb::Gather;
    if (!isGathered)
        return std::nullopt;
    return Leg{placeOf(run, world, fact.task), scopeNode(run, world, task->memberOf)};
}

std::optional<Leg> legOf(const Run &run, const World &world, const Fact &fact)
{
    if (fact.kind == FactKind::TaskEnded)
        return gatheredFailure(run, world, fact);
    if (fact.kind == FactKind::GroupAborting) {
        if (world.task(fact.culprit()))
            return Leg{nodeOf(run, world, fact.culprit()), nodeOf(run, world, fact.task)};
        return std::nullopt;
    }
    if (fact.kind != FactKind::CancelRequested)
        return std::nullopt;
    const NodeId to = placeOf(run, world, fact.task);
    switch (fact.cause()) {
    case CancelCause::Outer:
    case CancelCause::Group:
    case CancelCause::Timeout:
        return Leg{scopeNode(run, world, fact.askingScope()), to};
    case CancelCause::Task:
        if (world.task(fact.by()))
            return Leg{nodeOf(run, world, fact.by()), to};
        break;
    case CancelCause::Shutdown:
        break;
    }
    return Leg{NodeId::None, to};
}

std::vector<Leg> legsOfBurst(const Run &run, const World &world, qsizetype from, qsizetype to)
{
    std::vector<Leg> legs;
    for (qsizetype at = from; at < to; ++at) {
        auto leg = legOf(run, world, run.trace[at]);
        const bool isWithin = leg && leg->from == leg->to && run.trace[at].kind == FactKind::TaskEnded;
        if (!leg || leg->to == NodeId::None || isWithin)
            continue;
        // A group that aborts itself cancels its own body as well: that is the frame, already reached.
        const auto same = std::find_if(legs.begin(), legs.end(), [&](const Leg &other) {
            return other.to == leg->to && (other.from == leg->from || leg->from == leg->to);
        });
        if (same != legs.end())
            continue;
        for (const Leg &before : legs) {
            if (before.to == leg->from && leg->from != leg->to)
                leg->hop = std::max(leg->hop, before.hop + 1);
        }
        legs.push_back(*leg);
    }
    return legs;
}

/// What stands in the way of a path between two nodes: all that neither of them is nor lies in.
std::vector<QRectF> obstacles(const CanvasGeometry &geometry, NodeId from, NodeId to)
{
    std::vector<QRectF> rects;
    for (const NodeId node : geometry.paintingOrder()) {
        const QRectF rect = geometry.rect(node);
        const bool around = rect.contains(geometry.rect(from)) || rect.contains(geometry.rect(to));
        if (node != from && node != to && !around)
            rects.push_back(rect);
    }
    return rects;
}

bool crosses(const QLineF &line, const QRectF &rect)
{
    const QPolygonF corners({rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()});
    for (qsizetype at = 0; at < corners.size(); ++at) {
        const QLineF side(corners[at], corners[(at + 1) % corners.size()]);
        if (line.intersects(side, nullptr) == QLineF::BoundedIntersection)
            return true;
    }
    return rect.contains(line.p1());
}

bool isFree(const QPainterPath &path, const std::vector<QRectF> &inTheWay)
{
    for (const QPolygonF &part : path.toSubpathPolygons()) {
        for (qsizetype at = 1; at < part.size(); ++at) {
            const QLineF line(part[at - 1], part[at]);
            if (std::any_of(inTheWay.begin(), inTheWay.end(),
                            [&](const QRectF &rect) { return crosses(line, rect); }))
                return false;
        }
    }
    return true;
}

/// From a held node straight to its frame's border, where that is near and nothing is in the way; upwards,
/// where the frame's title is, only if there is no other way.
QPainterPath outToTheBorder(const QRectF &held, const QRectF &frame, const std::vector<QRectF> &inTheWay)
{
    const QPointF centre = held.center();
    std::vector<QLineF> ways{{{held.left(), centre.y()}, {frame.left(), centre.y()}},
                             {{held.right(), centre.y()}, {frame.right(), centre.y()}},
                             {{centre.x(), held.bottom()}, {centre.x(), frame.bottom()}}};
    std::stable_sort(ways.begin(), ways.end(),
                     [](const QLineF &a, const QLineF &b) { return a.length() < b.length(); });
    ways.push_back({{centre.x(), held.top()}, {centre.x(), frame.top()}});
    for (const QLineF &way : ways) {
        QPainterPath path(way.p1());
        path.lineTo(way.p2());
        if (isFree(path, inTheWay))
            return path;
    }
    QPainterPath shortest(ways.front().p1());
    shortest.lineTo(ways.front().p2());
    return shortest;
}

/// From a frame's title along its border, then in to the side of what it holds: down the left, or down the
/// right where something stands between; else in through the gap above it.
QPainterPath downTheBorder(const QRectF &frame, const QRectF &held, const std::vector<QRectF> &inTheWay)
{
    const double y = std::clamp(held.center().y(), frame.top() + 24, frame.bottom());
    QPainterPath left({frame.left(), frame.top() + 16});
    left.lineTo(frame.left(), y - 8);
    left.quadTo(frame.left(), y, frame.left() + 8, y);
    left.lineTo(std::max(held.left(), frame.left() + 9), y);
    if (isFree(left, inTheWay))
        return left;
    QPainterPath right({frame.left() + 16, frame.top()});
    right.lineTo(frame.right() - 8, frame.top());
    right.quadTo(frame.topRight(), {frame.right(), frame.top() + 8});
    right.lineTo(frame.right(), y - 8);
    right.quadTo(frame.right(), y, frame.right() - 8, y);
    right.lineTo(std::min(held.right(), frame.right() - 9), y);
    if (isFree(right, inTheWay))
        return right;
    const double gap = held.top() - 10;
    QPainterPath above({frame.left(), frame.top() + 16});
    above.lineTo(frame.left(), gap);
    above.lineTo(held.center().x(), gap);
    above.lineTo(held.center().x(), held.top());
    return isFree(above, inTheWay) ? above : left;
}

/// Once around a frame, from its title: like a fuse.
QPainterPath aroundTheBorder(const QRectF &frame)
{
    QPainterPath path(frame.topLeft() + QPointF(16, 0));
    for (const QPointF corner : {frame.topRight(), frame.bottomRight(), frame.bottomLeft(), frame.topLeft()})
        path.lineTo(corner);
    path.closeSubpath();
    return path;
}

QPainterPath legPath(const CanvasGeometry &geometry, const Leg &leg)
{
    if (leg.from == NodeId::None)
        return {};
    if (leg.from == leg.to)
        return aroundTheBorder(geometry.rect(leg.to));
    if (const auto *wire = geometry.wireBetween(LinkKind::Cancelling, leg.from, leg.to))
        return wire->path;
    const QRectF from = geometry.rect(leg.from);
    const QRectF to = geometry.rect(leg.to);
    if (from.contains(to))
        return downTheBorder(from, to, obstacles(geometry, leg.from, leg.to));
    if (to.contains(from))
        return outToTheBorder(from, to, obstacles(geometry, leg.from, leg.to));
    return CanvasGeometry::wirePath({from.right(), from.center().y()}, {to.left(), to.center().y()});
}

void addBurst(QList<CancelWave> &waves, const CanvasGeometry &geometry, const std::vector<Leg> &legs,
              double share)
{
    int hops = 1;
    for (const Leg &leg : legs)
        hops = std::max(hops, leg.hop + 1);
    for (const Leg &leg : legs) {
        CancelWave wave;
        wave.from = leg.from;
        wave.to = leg.to;
        wave.hop = leg.hop;
        wave.progress = std::clamp(share * hops - leg.hop, 0.0, 1.0);
        wave.path = legPath(geometry, leg);
        wave.head =
            wave.path.isEmpty() ? geometry.rect(leg.to).center() : wave.path.pointAtPercent(wave.progress);
        waves.append(wave);
    }
}

} // namespace

NodeId nodeOf(const Run &run, const World &world, TaskId task)
{
    if (index(task) >= world.tasks.size())
        return NodeId::None;
    const quint32 body = world.tasks[index(task)].body;
    return body < run.program.bodies.size() ? run.program.bodies[body].node : NodeId::None;
}

NodeId placeOf(const Run &run, const World &world, TaskId task)
{
    const NodeId own = nodeOf(run, world, task);
    if (own != NodeId::None || task == TaskId::Main || index(task) >= world.tasks.size())
        return own;
    const ProgramBody &body = run.program.bodies[world.tasks[index(task)].body];
    return body.begin < body.end ? run.program.steps[body.begin].node : NodeId::None;
}

Pace paceOf(const Trace &trace)
{
    std::vector<Micros> transfers;
    std::vector<Micros> moments;
    Micros lastTransfer = -1;
    Micros last = 0;
    for (qsizetype at = 0; at < std::min(trace.size(), kPaceFacts); ++at) {
        const Fact &fact = trace[at];
        if (fact.time > last)
            moments.push_back(fact.time - last);
        last = fact.time;
        if (!isTransfer(fact))
            continue;
        if (lastTransfer >= 0 && fact.time > lastTransfer)
            transfers.push_back(fact.time - lastTransfer);
        lastTransfer = fact.time;
    }
    Micros gap = smallTypical(transfers);
    if (gap == 0)
        gap = smallTypical(moments);
    Pace pace;
    pace.item = gap == 0 ? kLongestItem : std::min(kLongestItem, gap * 6 / 10);
    pace.cancel = std::min(kLongestCancel, pace.item * 6);
    return pace;
}

QueueSlides::QueueSlides(const Trace &trace, const World &world, const Pace &pace, Micros time)
{
    if (pace.item <= 0)
        return;
    const qsizetype to = std::min(trace.countUntil(time), world.facts);
    for (qsizetype at = std::max(trace.countUntil(time - pace.item), to - kMostFactsOfPicture); at < to;
         ++at) {
        const Fact &fact = trace[at];
        const double open = 1 - eased(double(time - fact.time) / double(pace.item));
        if (fact.kind == FactKind::ItemGot)
            m_gaps.push_back({fact.resource(), at, open});
        if (fact.kind != FactKind::ItemPut)
            continue;
        m_puts.insert({fact.resource(), fact.item()}, at);
        const Line<Item> &items = world.resources[fact.resource()].items;
        const auto found = std::find(items.begin(), items.end(), fact.item());
        if (found != items.end() && found + 1 != items.end())
            m_pushes.push_back({fact.resource(), at, std::size_t(found - items.begin()), open});
    }
}

double QueueSlides::behind(quint32 queue, std::size_t place, Item item) const
{
    const qsizetype put = m_puts.value({queue, item}, -1);
    double places = 0;
    for (const Gap &gap : m_gaps) {
        if (gap.queue == queue && gap.fact > put)
            places += gap.open;
    }
    for (const Push &push : m_pushes) {
        if (push.queue == queue && push.place < place && push.fact > put)
            places -= push.open;
    }
    return places;
}

QList<Token> tokensAt(const CanvasGeometry &geometry, const Layout &layout, const Run &run,
                      const World &world, const Pace &pace, Micros time)
{
    QList<Token> tokens;
    if (pace.item <= 0)
        return tokens;
    // What was put one journey before the oldest get in sight, and what will be got before the newest lands.
    const qsizetype to = run.trace.countUntil(time + pace.item);
    const qsizetype from =
        std::max(run.trace.countUntil(time - 2 * pace.item - 1), to - 2 * kMostFactsOfPicture);
    for (const Passage &passage : passagesIn(run.trace, from, to)) {
        Micros landed = 0;
        if (passage.put >= 0) {
            landed = landing(run.trace, passage, pace.item);
            addToken(tokens, passage.put, run.trace[passage.put].time, landed, time, run, world);
        }
        if (passage.got >= 0) {
            const Micros got = run.trace[passage.got].time;
            addToken(tokens, passage.got, std::max(got, landed), got + pace.item, time, run, world);
        }
    }
    if (tokens.size() > kMostTokens)
        tokens.remove(0, tokens.size() - kMostTokens);
    const QueueSlides slides(run.trace, world, pace, time);
    const ItemPaths paths(geometry, layout, run, world, slides);
    for (Token &token : tokens)
        token.centre = paths.path(token).pointAtPercent(eased(token.progress));
    return tokens;
}

QList<CancelWave> wavesAt(const CanvasGeometry &geometry, const Run &run, const World &world,
                          const Pace &pace, Micros time)
{
    QList<CancelWave> waves;
    if (pace.cancel <= 0)
        return waves;
    const qsizetype to = std::min(run.trace.countUntil(time), world.facts);
    qsizetype at = std::max(run.trace.countUntil(time - pace.cancel - 1), to - kMostFactsOfPicture);
    while (at < to) {
        const Micros moment = run.trace[at].time;
        qsizetype next = at;
        while (next < to && run.trace[next].time == moment)
            ++next;
        const std::vector<Leg> legs = legsOfBurst(run, world, at, next);
        addBurst(waves, geometry, legs, double(time - moment) / double(pace.cancel));
        at = next;
    }
    return waves;
}

} // namespace signalbox
