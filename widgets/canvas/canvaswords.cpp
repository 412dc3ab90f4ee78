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
#include "widgets/painting/foundplaces.h"

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

/// "row 2", where a task stands on the card of \a node; empty where it is not there.
QString rowOf(const CodeMoment &life, NodeId node, TaskId task)
{
    for (const RowStand &stand : life.of(node).stands) {
        if (stand.task == task)
            return fill(stand.isCalling ? Words::tr("in a call in row {row}") : Words::tr("in row {row}"),
                        {{u"row", QString::number(stand.row + 1)}});
    }
    return {};
}

/// Who is in it: each, or how many.
QString crowd(const CodeMoment &life, const Run &run, const World &world, NodeId node)
{
    constexpr std::size_t mostNamed = 3;
    std::vector<TaskId> there;
    for (const RowStand &stand : life.of(node).stands) {
        if (std::find(there.begin(), there.end(), stand.task) == there.end())
            there.push_back(stand.task);
    }
    if (there.size() > mostNamed)
        return plural("CanvasWords", QT_TRANSLATE_N_NOOP("CanvasWords", "%n tasks are in it"),
                      "%n task is in it", qsizetype(there.size()));
    QStringList words;
    for (const TaskId task : there)
        words.append(fill(Words::tr("{task} {place}, {state}"),
                          {{u"task", instanceLabel(run, world, task)},
                           {u"place", rowOf(life, node, task)},
                           {u"state", shortState(run, world, *world.task(task))}}));
    return words.join(Words::tr("; "));
}

/// What its code has made, and what that is doing.
QString madeBy(const Replay &replay, const World &world, NodeId node)
{
    constexpr qsizetype most = 4;
    QStringList words;
    for (const FoundResource &found : replay.found()) {
        const QString state =
            found.node == node ? resourceState(Moment(replay, world), found.resource) : QString();
        if (!state.isEmpty() && words.size() < most)
            words.append(fill(Words::tr("made {name}: {state}"), {{u"name", found.name}, {u"state", state}}));
    }
    return words.join(Words::tr("; "));
}

/// What there is of it to see.
QString codeState(const Node &node, const QString &crowd)
{
    const auto outline = codeOutline(parameter<QString>(node, Param::Code));
    const auto rows = qsizetype(outline->rows.size());
    const QString lines =
        plural("CanvasWords", QT_TRANSLATE_N_NOOP("CanvasWords", "%n lines"), "%n line", rows);
    const QString state =
        outline->isAsync ? fill(Words::tr("asynchronous, {lines}"), {{u"lines", lines}}) : lines;
    return crowd.isEmpty() ? state
                           : fill(Words::tr("{state}; {tasks}"), {{u"state", state}, {u"tasks", crowd}});
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
    if (isCode(node->kind)) {
        QStringList words{crowd(CodeMoment(layout, run, world), run, world, id), madeBy(replay, world, id)};
        words.removeAll(QString());
        return sentence(codeState(*node, words.join(Words::tr("; "))));
    }
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

QString spokenInstance(const CodeMoment &life, const Run &run, const World &world, NodeId node, TaskId task)
{
    const QString state = shortState(run, world, *world.task(task));
    const QString place = rowOf(life, node, task);
    return fill(place.isEmpty() ? Words::tr("Task {task}, {state}")
                                : Words::tr("Task {task}, {state}, {place}"),
                {{u"task", instanceCall(run, world, task)}, {u"state", state}, {u"place", place}});
}

} // namespace signalbox
