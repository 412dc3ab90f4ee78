// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/runner.h"

#include "engine/language/exceptions.h"

#include <utility>

namespace signalbox {

/// Of main, once the loop has run until it was done.
void Runner::takeOutcome(Task &main)
{
    if (main.ended == Outcome::Raised)
        m_raised = main.failure.words;
    else if (main.ended == Outcome::Cancelled)
        m_raised = cancellation(m_runtime.tasks.takeCancelMessage(main)).words;
}

void Runner::stop(bool isLeft)
{
    Task &main = m_runtime.tasks[index(TaskId::Main)];
    if (!isLeft) {
        main.isUnretrieved = false;
        if (main.ended == Outcome::Raised && leavesLoop(main.failure))
            return; // that has ended the loop already
        if (m_tasks.empty())
            takeOutcome(main);
    }
    m_mustStop = true;
}

bool Runner::leave()
{
    m_raised = *std::exchange(m_exit, std::nullopt);
    m_mustStop = false;
    m_runtime.tasks[index(TaskId::Main)].forget(Handle::Kind::Stop, 0); // nothing waits for main any more
    return true;
}

quint32 Runner::raised()
{
    // main was done just before another task left the loop, and so stops what waits for the rest.
    if (m_left > 0 && m_mustStop)
        m_raised = "RuntimeError: Event loop stopped before Future completed.";
    return m_runtime.tasks.text(m_raised);
}

bool Runner::cancelAll()
{
    m_mustStop = false;
    m_runtime.tasks.setActor(nullptr);
    for (Task &task : m_runtime.tasks.all()) {
        if (!task.isDone())
            m_tasks.push_back(&task);
    }
    for (Task *task : m_tasks) {
        if (m_runtime.tasks.cancel(*task, nullptr, CancelCause::Shutdown) == CancelResult::TooDeep) {
            m_raised = Tasks::kRecursionError;
            return false;
        }
    }
    for (Task *task : m_tasks)
        task->observers.push_back({.kind = Handle::Kind::LeftDone});
    m_left = m_tasks.size();
    return m_left > 0;
}

/// Once all have ended, asyncio.run() has gathered them, and looks at their exceptions.
void Runner::taskDone()
{
    if (--m_left > 0)
        return;
    for (Task *task : m_tasks)
        task->isUnretrieved = false;
    m_runtime.loop.callSoon({.kind = Handle::Kind::Stop, .subject = 1});
}

void Runner::recordUnretrieved()
{
    // Whoever still waits would ask: asyncio.run() cancels all that is left, and that is taken for an answer.
    for (const Task &task : m_runtime.tasks.all()) {
        if (!task.isDone() && task.isParked && task.awaited)
            task.awaited->letGo();
    }
    for (const auto &future : m_runtime.futures) {
        if (future && future->isUnretrieved) {
            m_runtime.loop.record(FactKind::NeverRetrieved, TaskId::None, kNone)
                .setResource(future->number)
                .setText(m_runtime.tasks.text(future->failure.words));
        }
    }
    for (const Task &task : m_runtime.tasks.all()) {
        if (task.isUnretrieved)
            m_runtime.tasks.record(FactKind::NeverRetrieved, task)
                .setText(m_runtime.tasks.text(task.failure.words));
    }
}

} // namespace signalbox
