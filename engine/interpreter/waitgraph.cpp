// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/waitgraph.h"

#include "engine/calls/taskgroups.h"

#include <algorithm>

namespace signalbox {

/// Whether a timeout will come for the task, so that it does not wait for ever.
bool WaitGraph::isTimed(const Task &task) const
{
    return std::any_of(task.frames.begin(), task.frames.end(), [this](const Frame &frame) {
        const Verb verb = m_runtime.stepAt(frame.step).verb;
        return verb == Verb::Timeout || verb == Verb::TimeoutAt || verb == Verb::WaitFor;
    });
}

/// Tasks that a call waits for. For certain only where none of the others can end the wait, nor time.
std::vector<const Task *> WaitGraph::blockersIn(const Call &call, bool certain) const
{
    const std::vector<const Future *> pending = call.pending();
    if (certain && (call.isTimed() || (pending.size() > 1 && !call.waitsForAll())))
        return {};
    std::vector<const Task *> blockers;
    for (const Future *future : pending) {
        if (future->isTask)
            blockers.push_back(static_cast<const Task *>(future));
    }
    return blockers;
}

std::vector<const Task *> WaitGraph::childrenOf(quint32 group) const
{
    const auto &children = static_cast<const Group &>(*m_runtime.contexts[group]).children();
    return {children.begin(), children.end()};
}

/// Tasks one of which must act before \a task can go on, as far as that can be told.
std::vector<const Task *> WaitGraph::blockersOf(const Task &task, bool certain) const
{
    if (task.isDone() || !task.isParked || task.waiter.state != Waiter::State::Pending
        || (certain && isTimed(task)))
        return {};
    if (task.call)
        return blockersIn(*task.call, certain);
    if (task.awaited)
        return task.awaited->isTask ? std::vector{static_cast<const Task *>(task.awaited)}
                                    : std::vector<const Task *>{};
    if (task.waitVerb == Verb::Group)
        return childrenOf(task.waitObject);
    if (task.waitVerb != Verb::Acquire)
        return {};
    if (certain && m_runtime.program.resources[task.waitObject].kind == NodeKind::Semaphore)
        return {};
    return m_runtime.primitives[task.waitObject]->holders();
}

/// The part of \a path that begins with \a first, for whom the last one waits.
void WaitGraph::recordCircle(const Path &path, const Task &first)
{
    std::size_t at = path.size();
    while (path[--at].task != &first) { }
    for (; at < path.size(); ++at) {
        const Task &waiter = *path[at].task;
        const Task &holder = at + 1 == path.size() ? first : *path[at + 1].task;
        m_runtime.tasks.record(FactKind::DeadlockEdge, waiter, waiter.waitVerb)
            .setObject(waiter.waitObject)
            .setHolder(holder.id);
    }
}

/// Depth-first along "waits for"; a task met again on the present path closes the circle. The path is a
/// vector of our own, as chains of tasks that await each other can be longer than the stack is deep.
bool WaitGraph::recordCycle(bool certain)
{
    enum class Mark : quint8 { New, OnPath, Left };
    std::vector<Mark> marks(m_runtime.tasks.all().size(), Mark::New);
    Path path;
    const auto enter = [&](const Task &task) {
        marks[index(task.id)] = Mark::OnPath;
        path.push_back({&task, blockersOf(task, certain)});
    };
    for (const Task &start : m_runtime.tasks.all()) {
        if (marks[index(start.id)] == Mark::New)
            enter(start);
        while (!path.empty()) {
            Visit &visit = path.back();
            if (visit.next == visit.blockers.size()) {
                marks[index(visit.task->id)] = Mark::Left;
                path.pop_back();
                continue;
            }
            const Task &blocker = *visit.blockers[visit.next++];
            const Mark mark = marks[index(blocker.id)];
            if (mark == Mark::New) {
                enter(blocker);
            } else if (mark == Mark::OnPath) {
                recordCircle(path, blocker);
                return true;
            }
        }
    }
    return false;
}

void WaitGraph::recordDeadlock()
{
    if (recordCycle(false))
        return;
    for (const Task &task : m_runtime.tasks.all()) {
        if (task.isDone() || task.id == TaskId::Main)
            continue;
        const auto blockers = blockersOf(task, false);
        const TaskId holder = blockers.empty() ? TaskId::None : blockers.front()->id;
        m_runtime.tasks.record(FactKind::DeadlockEdge, task, task.waitVerb)
            .setObject(task.waitObject)
            .setHolder(holder);
    }
}

} // namespace signalbox
