// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/document/document.h"

namespace signalbox::testing::document {

using namespace Qt::StringLiterals;

inline Step step(Verb verb, NodeId target, QList<Step> body = {})
{
    Step made;
    made.verb = verb;
    made.target = target;
    made.body = std::move(body);
    return made;
}

inline Node node(quint32 id, NodeKind kind, const QString &name, QPointF position, quint32 scope = 0)
{
    Node made;
    made.id = NodeId(id);
    made.kind = kind;
    made.name = name;
    made.position = position;
    made.scope = NodeId(scope);
    if (isScope(kind))
        made.size = QSizeF(300, 200);
    return made;
}

inline constexpr NodeId kWeb{1}, kWindow{2}, kOven{3}, kCook{4}, kOuter{5}, kInner{6}, kHelper{7}, kBell{8};

/// web puts into window, cook gets from it and holds oven; helper, a Task in a frame within a frame, uses
/// several of them by its steps.
inline Layout kitchen()
{
    Layout layout;
    layout.title = u"Kitchen"_s;
    layout.nodes = {node(1, NodeKind::Producer, u"web"_s, {0, 0}),
                    node(2, NodeKind::Queue, u"window"_s, {200, 0}),
                    node(3, NodeKind::Lock, u"oven"_s, {400, 100}),
                    node(4, NodeKind::Consumer, u"cook"_s, {400, 0}),
                    node(5, NodeKind::TaskGroup, u"outer"_s, {0, 200}),
                    node(6, NodeKind::Timeout, u"inner"_s, {20, 220}, 5),
                    node(7, NodeKind::Task, u"helper"_s, {40, 240}, 6),
                    node(8, NodeKind::Event, u"bell"_s, {600, 0})};
    layout.nodes[6].parameters.insert(
        Param::Steps,
        QList<Step>{step(Verb::With, kOven, {step(Verb::Get, kWindow), step(Verb::Wait, kBell)}),
                    step(Verb::Put, kWindow)});
    layout.links = {{LinkId(1), LinkKind::Putting, kWeb, kWindow, {}},
                    {LinkId(2), LinkKind::Getting, kCook, kWindow, {}},
                    {LinkId(3), LinkKind::Guarding, kCook, kOven, {}}};
    return layout;
}

inline QList<Step> stepsOf(const Document &document, NodeId task)
{
    return parameter<QList<Step>>(*document.layout().find(task), Param::Steps);
}

} // namespace signalbox::testing::document
