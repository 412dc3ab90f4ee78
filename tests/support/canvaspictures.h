// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "widgets/painting/canvaspainter.h"

#include <QImage>
#include <QPainter>

#include <memory>

namespace signalbox::testing::painting {

using namespace Qt::StringLiterals;
using Port = CanvasGeometry::Port;

inline constexpr Micros kTenth = kMicrosPerSecond / 10;

inline NodeId add(Layout &layout, NodeKind kind, const QString &name, QPointF at, NodeId scope = NodeId::None)
{
    Node node = makeNode(layout, kind, at);
    node.name = name;
    node.scope = scope;
    layout.nodes.append(node);
    return node.id;
}

inline void set(Layout &layout, NodeId node, Param param, const ParamValue &value)
{
    layout.find(node)->parameters.insert(param, value);
}

inline void connectNodes(Layout &layout, LinkKind kind, NodeId from, NodeId to)
{
    layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
}

inline Step step(Verb verb, NodeId target = NodeId::None, Micros time = 0, const QList<Step> &body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.time = Duration::fixed(time);
    made.body = body;
    return made;
}

/// A maker puts an item each second; a cook takes each out half a second later than it could.
struct PaintedLayout {
    Layout layout;
    NodeId maker;
    NodeId queue;
    NodeId cook;

    PaintedLayout()
    {
        maker = add(layout, NodeKind::Producer, u"maker"_s, {0, 0});
        queue = add(layout, NodeKind::Queue, u"window"_s, {320, 0});
        cook = add(layout, NodeKind::Consumer, u"cook"_s, {720, 160});
        set(layout, maker, Param::Count, qint64(4));
        set(layout, maker, Param::Every, Duration::fixed(10 * kTenth));
        set(layout, cook, Param::Work, Duration::fixed(12 * kTenth));
        set(layout, cook, Param::Start, Duration::fixed(15 * kTenth));
        connectNodes(layout, LinkKind::Putting, maker, queue);
        connectNodes(layout, LinkKind::Getting, cook, queue);
    }
};

/// A group of three in which "fax" fails at 1 s.
struct Makers {
    Layout layout;
    NodeId group;
    NodeId web;
    NodeId phone;
    NodeId fax;

    Makers()
    {
        group = add(layout, NodeKind::TaskGroup, u"makers"_s, {0, 0});
        layout.find(group)->size = {272, 400};
        web = add(layout, NodeKind::Task, u"web"_s, {32, 48}, group);
        phone = add(layout, NodeKind::Task, u"phone"_s, {32, 160}, group);
        fax = add(layout, NodeKind::Task, u"fax"_s, {32, 272}, group);
        for (const NodeId slow : {web, phone})
            set(layout, slow, Param::Steps, QList{step(Verb::Sleep, {}, 50 * kTenth)});
        Step raise = step(Verb::Raise);
        raise.text = u"RuntimeError: out of paper"_s;
        set(layout, fax, Param::Steps, QList{step(Verb::Sleep, {}, 10 * kTenth), raise});
    }
};

inline Step returning(const QString &text)
{
    Step made = step(Verb::Return);
    made.text = text;
    return made;
}

/// A waiter awaits the soup and sets a future to it, for which a guest waits; in a frame, salad is gathered.
struct Meal {
    Layout layout;
    NodeId soup;
    NodeId waiter;
    NodeId order;
    NodeId guest;
    NodeId frame;
    NodeId inside;

    Meal()
    {
        soup = add(layout, NodeKind::Task, u"soup"_s, {0, 0});
        waiter = add(layout, NodeKind::Task, u"waiter"_s, {400, 0});
        order = add(layout, NodeKind::Future, u"order"_s, {800, 0});
        guest = add(layout, NodeKind::Task, u"guest"_s, {800, 240});
        frame = add(layout, NodeKind::Gather, u"sides"_s, {0, 240});
        layout.find(frame)->size = {272, 160};
        inside = add(layout, NodeKind::Task, u"salad"_s, {32, 288}, frame);
        Step hand = step(Verb::SetResult, order);
        hand.choice = quint8(ValueChoice::Result);
        set(layout, soup, Param::Steps, QList{step(Verb::Sleep, {}, 3 * kTenth), returning(u"soup"_s)});
        set(layout, waiter, Param::Steps,
            QList{step(Verb::Await, soup), step(Verb::Sleep, {}, 2 * kTenth), hand});
        set(layout, guest, Param::Steps, QList{step(Verb::Await, order), step(Verb::Sleep, {}, 5 * kTenth)});
        set(layout, inside, Param::Steps, QList{returning(u"salad"_s)});
    }
};

inline Replay replayOf(const Layout &layout)
{
    return Replay(std::make_shared<const Run>(simulate(layout)));
}

struct Look {
    Theme theme = Theme::dark();
    CanvasOverlay overlay = {};
    bool reducedMotion = false;
    double zoom = 1;
    Micros afterEnd = 3600 * kMicrosPerSecond;
};

inline QImage painted(const Layout &layout, const Replay &replay, const World &world, const Look &look = {})
{
    const CanvasGeometry geometry(layout);
    const QRectF area = geometry.bounds();
    QImage image((area.size() * look.zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.scale(look.zoom, look.zoom);
    painter.translate(-area.topLeft());
    paintCanvas(
        painter,
        {layout, geometry, replay, world, look.theme, look.overlay, look.reducedMotion, look.afterEnd}, area);
    return image;
}

inline QImage painted(const Layout &layout, Micros time, const Look &look = {})
{
    const Replay replay = replayOf(layout);
    return painted(layout, replay, replay.at(time), look);
}

/// The one fact of that kind at or after a time.
inline Fact firstFact(const Run &run, FactKind kind, Micros from = 0)
{
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (run.trace[at].kind == kind && run.trace[at].time >= from)
            return run.trace[at];
    }
    return {};
}

inline bool differsInside(const QImage &one, const QImage &other, const QRectF &area, const QPointF &origin)
{
    const QRect pixels = area.translated(-origin).toAlignedRect();
    return one.copy(pixels) != other.copy(pixels);
}

} // namespace signalbox::testing::painting
