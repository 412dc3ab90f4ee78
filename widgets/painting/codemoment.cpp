// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/codemoment.h"

#include "engine/catalog/catalog.h"
#include "engine/script/codeoutline.h"
#include "engine/script/filenames.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

std::vector<TaskId> CardLife::visitors() const
{
    std::vector<TaskId> found;
    for (const RowStand &stand : stands) {
        const bool isKnown = std::find(found.begin(), found.end(), stand.task) != found.end()
            || std::binary_search(tasks.begin(), tasks.end(), stand.task);
        if (!isKnown)
            found.push_back(stand.task);
    }
    return found;
}

CodeMoment::CodeMoment(const Layout &layout, const Run &run, const World &world)
    : m_layout(layout)
    , m_run(run)
    , m_world(world)
{
    const std::vector<NodeId> &nodes = run.program.scriptNodes;
    m_ownLines.reserve(nodes.size());
    for (const NodeId node : nodes) {
        const int before = m_ownLines.empty() ? 0 : m_ownLines.back(); // a line that was added belongs there
        m_ownLines.push_back(node == NodeId::None ? before : ++m_lineCounts[node]);
    }
    for (const Node &node : layout.nodes) {
        if (isFile(node) && !nodes.empty()) // whose lines are counted in itself
            m_lineCounts.insert(node.id, 0);
    }
    if (m_lineCounts.isEmpty())
        return;
    for (quint32 at = 0; at < world.tasks.size(); ++at) {
        const TaskView &task = world.tasks[at];
        const NodeId own =
            task.body < run.program.bodies.size() ? run.program.bodies[task.body].node : NodeId::None;
        if (own != NodeId::None && m_lineCounts.contains(own))
            m_lives[own].tasks.push_back(TaskId(at));
        const std::vector<CallPlace> calls = callsOf(TaskId(at));
        for (std::size_t depth = 0; depth < calls.size(); ++depth) {
            if (calls[depth].node != NodeId::None && calls[depth].row >= 0)
                m_lives[calls[depth].node].stands.push_back(
                    {TaskId(at), calls[depth].row, depth + 1 < calls.size()});
        }
    }
}

const CardLife &CodeMoment::of(NodeId node) const
{
    static const CardLife nothing;
    const auto found = m_lives.constFind(node);
    return found == m_lives.cend() ? nothing : *found;
}

CallPlace CodeMoment::placeOf(quint32 step) const
{
    if (step >= m_run.program.steps.size())
        return {};
    const ProgramStep &at = m_run.program.steps[step];
    const Node *node = at.verb == Verb::Statement ? m_layout.find(at.node) : nullptr;
    if (!node || !isCode(node->kind))
        return {};
    const std::size_t number = std::size_t(at.count) - 1;
    const int line = isFile(*node) || number >= m_ownLines.size() ? int(at.count) : m_ownLines[number];
    return {node->id, codeOutline(parameter<QString>(*node, Param::Code))->rowOfLine(line)};
}

std::vector<CallPlace> CodeMoment::callsOf(TaskId id) const
{
    const TaskView *task = m_world.task(id);
    std::vector<CallPlace> calls;
    if (!task || isDone(task->state) || task->step == kNone)
        return calls;
    const CallPaths::Path path = m_run.calls.after(id, m_world.facts);
    for (const quint32 step : path.statements)
        calls.push_back(placeOf(step));
    if (path.statements.empty() || path.deeper > 0)
        calls.push_back(placeOf(task->step));
    return calls;
}

std::vector<CallPlace> CodeMoment::callsInside(NodeId node, TaskId task) const
{
    std::vector<CallPlace> calls = callsOf(task);
    const auto own =
        std::find_if(calls.begin(), calls.end(), [node](const CallPlace &call) { return call.node == node; });
    calls.erase(calls.begin(), own == calls.end() ? own : own + 1);
    return calls;
}

TaskId CodeMoment::shownOn(NodeId node, TaskId wanted) const
{
    TaskId shown = TaskId::None;
    const auto isBetter = [&](const TaskView &one, const TaskView &other) {
        const bool runs = one.state == TaskState::Running;
        return runs != (other.state == TaskState::Running) ? runs : one.sinceFact > other.sinceFact;
    };
    for (const RowStand &stand : of(node).stands) {
        if (stand.task == wanted)
            return wanted;
        const TaskView *task = m_world.task(stand.task);
        if (shown == TaskId::None || isBetter(*task, *m_world.task(shown)))
            shown = stand.task;
    }
    return shown;
}

namespace {

const ProgramBody *bodyOf(const Run &run, const World &world, TaskId task)
{
    const TaskView *view = world.task(task);
    return view && view->body < run.program.bodies.size() ? &run.program.bodies[view->body] : nullptr;
}

QString argumentsOf(const Run &run, TaskId task)
{
    return index(task) < quint32(run.arguments.size()) ? run.arguments[qsizetype(index(task))] : QString();
}

} // namespace

QString instanceLabel(const Run &run, const World &world, TaskId task)
{
    const QString name = run.taskName(task);
    const ProgramBody *body = bodyOf(run, world, task);
    const bool isGiven = body && name != body->name && !name.startsWith(body->name + u'#');
    const QString arguments = argumentsOf(run, task);
    return isGiven || arguments.isEmpty() ? name : arguments;
}

QString instanceCall(const Run &run, const World &world, TaskId task)
{
    const ProgramBody *body = bodyOf(run, world, task);
    return (body ? body->name : run.taskName(task)) + u'(' + argumentsOf(run, task) + u')';
}

} // namespace signalbox
