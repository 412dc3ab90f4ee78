// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvaswords.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/script/codeoutline.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/resourcesentences.h"
#include "engine/trace/naming.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasWords)
};

QString frameState(const Layout &layout, NodeId frame)
{
    QStringList names;
    for (const NodeId member : layout.heldBy(frame))
        names.append(layout.find(member)->name);
    return names.isEmpty() ? Words::tr("holds nothing")
                           : fill(Words::tr("holds {nodes}"), {{u"nodes", names.join(Words::tr(", "))}});
}

/// What there is of it to see.
QString codeState(const Node &node)
{
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    const auto rows = qsizetype(outline->rows.size());
    const QString lines =
        plural("CanvasWords", QT_TRANSLATE_N_NOOP("CanvasWords", "%n lines"), "%n line", rows);
    return outline->isAsync ? fill(Words::tr("asynchronous, {lines}"), {{u"lines", lines}}) : lines;
}

/// Of a frame that has a result; else empty.
QString givenBy(const Run &run, const World &world, NodeId frame)
{
    const auto body = run.program.bodyOf(frame);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    for (std::size_t at = world.scopes.size(); task && at-- > 0;) {
        const ScopeView &scope = world.scopes[at];
        if (scope.owner == task->id && scope.result != 0)
            return valueWords(run, scope.result);
    }
    return {};
}

} // namespace

QString spokenNode(const Layout &layout, const Replay &replay, const World &world, NodeId id)
{
    const Node *node = layout.find(id);
    if (!node)
        return {};
    const Run &run = replay.run();
    const auto sentence = [node](const QString &state) {
        const QString kind = info(node->kind).label();
        return state.isEmpty() ? fill(Words::tr("{kind} {name}"), {{u"kind", kind}, {u"name", node->name}})
                               : fill(Words::tr("{kind} {name}, {state}"),
                                      {{u"kind", kind}, {u"name", node->name}, {u"state", state}});
    };
    if (isScope(node->kind)) {
        const QString state = frameState(layout, id);
        const QString given = givenBy(run, world, id);
        return sentence(given.isEmpty() ? state
                                        : fill(Words::tr("{state}, gave {value}"),
                                               {{u"state", state}, {u"value", given}}));
    }
    if (isCode(node->kind))
        return sentence(codeState(*node));
    const auto resource = run.program.resourceOf(id);
    if (resource && *resource < world.resources.size())
        return sentence(resourceState(Moment(replay, world), *resource));
    const auto body = run.program.bodyOf(id);
    const TaskView *task = body ? world.taskOf(*body) : nullptr;
    return sentence(task ? shortState(run, world, *task) : Words::tr("not started"));
}

QString spokenPort(const Layout &layout, NodeId id, CanvasGeometry::Port port)
{
    const Node *node = layout.find(id);
    if (!node)
        return {};
    const auto of = [node](const QString &sentence) { return fill(sentence, {{u"node", node->name}}); };
    switch (port) {
    case CanvasGeometry::Port::In:
        return of(Words::tr("Input of {node}"));
    case CanvasGeometry::Port::Out:
        return of(Words::tr("Output of {node}"));
    case CanvasGeometry::Port::Use:
        break;
    }
    return of(isActor(node->kind) ? Words::tr("What {node} uses") : Words::tr("Who uses {node}"));
}

QString spokenItem(const Run &run, const ResourceView &queue, std::size_t place)
{
    if (place >= queue.items.size())
        return {};
    const QString item = itemWords(run, queue.items[place], TaskId::None);
    return place == 0
        ? fill(Words::tr("{item}, next out"), {{u"item", item}})
        : fill(Words::tr("{item}, place {place}"), {{u"item", item}, {u"place", QString::number(place + 1)}});
}

} // namespace signalbox
