// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"

#include <vector>

namespace signalbox {

/// Puts a layout together in a line a node:
///
///     Kitchen kitchen;
///     const NodeId window = kitchen.node(NodeKind::Queue, u"window"_s, {{Param::Capacity, qint64(2)}});
///     kitchen.link(LinkKind::Putting, kitchen.node(NodeKind::Producer, u"phone"_s), window);
struct Kitchen {
    Layout layout;

    NodeId node(NodeKind kind, const QString &name, const QMap<Param, ParamValue> &parameters = {},
                NodeId scope = NodeId::None)
    {
        Node made = makeNode(layout, kind, {});
        made.name = name;
        made.parameters = parameters;
        made.scope = scope;
        layout.nodes.append(made);
        return made.id;
    }
    NodeId task(const QString &name, const QList<Step> &steps, NodeId scope = NodeId::None)
    {
        return node(NodeKind::Task, name, {{Param::Steps, steps}}, scope);
    }
    void link(LinkKind kind, NodeId from, NodeId to)
    {
        layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
    }

    static Step step(Verb verb, NodeId target = NodeId::None, const QList<Step> &body = {})
    {
        Step made;
        made.verb = verb;
        made.target = target;
        made.body = body;
        return made;
    }
    static Step timed(Verb verb, Micros time, const QList<Step> &body = {})
    {
        Step made = step(verb, NodeId::None, body);
        made.time = Duration::fixed(time);
        return made;
    }
    static Step said(Verb verb, const QString &text)
    {
        Step made = step(verb);
        made.text = text;
        return made;
    }
};

/// Runs \a layout with few steps a moment, so that a busy loop is seen early.
inline Run runOf(const Layout &layout)
{
    Simulation simulation(expand(layout), 500);
    while (!simulation.advance(10'000)) { }
    return simulation.takeRun();
}

/// Small layouts that between them make every kind of fact.
inline std::vector<std::pair<const char *, Layout>> kitchens()
{
    using namespace Qt::StringLiterals;
    constexpr Micros kTick = 100'000;
    const auto fixed = [](Micros time) { return ParamValue(Duration::fixed(time)); };
    std::vector<std::pair<const char *, Layout>> made;
    {
        Kitchen kitchen;
        const NodeId window = kitchen.node(NodeKind::Queue, u"window"_s, {{Param::Capacity, qint64(2)}});
        const NodeId oven = kitchen.node(NodeKind::Lock, u"oven"_s);
        for (const QString &name : {u"phone"_s, u"kiosk"_s}) {
            kitchen.link(LinkKind::Putting,
                         kitchen.node(NodeKind::Producer, name,
                                      {{Param::Count, qint64(6)}, {Param::Every, fixed(kTick)}}),
                         window);
        }
        for (const QString &name : {u"cook-1"_s, u"cook-2"_s, u"cook-3"_s}) {
            const NodeId cook = kitchen.node(
                NodeKind::Consumer, name, {{Param::Work, ParamValue(Duration::uniform(kTick, 5 * kTick))}});
            kitchen.link(LinkKind::Getting, cook, window);
            kitchen.link(LinkKind::Guarding, cook, oven);
        }
        made.emplace_back("queue, lock and drained", kitchen.layout);
    }
    {
        Kitchen kitchen;
        const NodeId oven = kitchen.node(NodeKind::Lock, u"oven"_s);
        const NodeId knife = kitchen.node(NodeKind::Lock, u"knife"_s);
        const auto cook = [&](const QString &name, NodeId first, NodeId second) {
            kitchen.task(name,
                         {Kitchen::step(Verb::Acquire, first), Kitchen::timed(Verb::Sleep, kTick),
                          Kitchen::step(Verb::Acquire, second)});
        };
        cook(u"cook-1"_s, oven, knife);
        cook(u"cook-2"_s, knife, oven);
        made.emplace_back("two locks in deadlock", kitchen.layout);
    }
    {
        Kitchen kitchen;
        const NodeId window = kitchen.node(NodeKind::Queue, u"window"_s, {{Param::Capacity, qint64(1)}});
        const NodeId makers = kitchen.node(NodeKind::TaskGroup, u"makers"_s);
        for (const QString &name : {u"phone"_s, u"kiosk"_s})
            kitchen.link(LinkKind::Putting, kitchen.node(NodeKind::Producer, name, {}, makers), window);
        kitchen.task(u"fax"_s,
                     {Kitchen::timed(Verb::Sleep, 12 * kTick), Kitchen::timed(Verb::Cpu, kTick),
                      Kitchen::said(Verb::Raise, u"RuntimeError: paper jam"_s)},
                     makers);
        made.emplace_back("a group with a failure", kitchen.layout);
    }
    {
        Kitchen kitchen;
        const NodeId stove = kitchen.node(NodeKind::Semaphore, u"stove"_s, {{Param::Permits, qint64(2)}});
        const NodeId open = kitchen.node(NodeKind::Event, u"open"_s);
        const NodeId rush = kitchen.node(NodeKind::Timeout, u"rush"_s, {{Param::Delay, fixed(9 * kTick)}});
        const Step cooking = Kitchen::step(
            Verb::With, stove, {Kitchen::timed(Verb::Sleep, 3 * kTick), Kitchen::said(Verb::Log, u"fed"_s)});
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s})
            kitchen.task(name, {Kitchen::step(Verb::Wait, open), Kitchen::timed(Verb::Sleep, 0), cooking},
                         rush);
        kitchen.task(u"chef"_s,
                     {Kitchen::timed(Verb::Sleep, kTick), Kitchen::step(Verb::Set, open),
                      Kitchen::step(Verb::Clear, open)});
        made.emplace_back("a timeout over an event and permits", kitchen.layout);
    }
    {
        Kitchen kitchen;
        const NodeId oven = kitchen.node(NodeKind::Lock, u"oven"_s);
        const NodeId first = kitchen.task(
            u"first"_s, {Kitchen::step(Verb::Acquire, oven), Kitchen::timed(Verb::Sleep, 50 * kTick)});
        kitchen.task(u"second"_s, {Kitchen::step(Verb::With, oven)});
        const NodeId broken = kitchen.task(u"broken"_s, {Kitchen::said(Verb::Raise, u"ValueError: salt"_s)});
        kitchen.task(
            u"patient"_s,
            {Kitchen::step(Verb::Try, NodeId::None,
                           {Kitchen::timed(Verb::Timeout, kTick, {Kitchen::step(Verb::Await, first)}),
                            Kitchen::said(Verb::Except, u"TimeoutError"_s)}),
             Kitchen::step(Verb::Await, broken)});
        made.emplace_back("cancelled while holding", kitchen.layout);
    }
    {
        Kitchen kitchen;
        kitchen.task(u"spinner"_s,
                     {Kitchen::step(Verb::Forever, NodeId::None, {Kitchen::timed(Verb::Sleep, 0)})});
        kitchen.task(u"sleeper"_s, {Kitchen::timed(Verb::Sleep, kTick)});
        made.emplace_back("a busy loop", kitchen.layout);
    }
    return made;
}

} // namespace signalbox
