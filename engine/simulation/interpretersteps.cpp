// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/interpreter.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::sleep(Task &task, const ProgramStep &step)
{
    const Micros duration = draw(task, step.time);
    if (duration <= 0) { // a bare yield: back to the end of the ready line
        task.waitVerb = Verb::Sleep;
        task.waitObject = kNone;
        task.waiter.state = Waiter::State::Woken;
        m_tasks.record(FactKind::Yielded, task);
        m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
        return Result::MustWait;
    }
    // The timer is made before the future is awaited (asyncio.sleep), which matters where a cancellation is
    // pending.
    const Micros deadline = m_loop.now() + duration;
    m_loop.callAt(deadline, {.kind = Handle::Kind::SleepDue, .subject = index(task.id)}, &task.sleepTimer);
    return m_tasks.park(task, Verb::Sleep, kNone, nullptr, deadline);
}

Micros Interpreter::draw(Task &task, const Duration &duration)
{
    if (duration.law == Duration::Law::Fixed)
        return duration.low;
    if (!task.random) {
        const QString name = m_run.taskNames[qsizetype(index(task.id))];
        task.random = std::make_unique<Random>(QString::number(m_program.seed) + u':' + name);
    }
    return task.random->draw(duration);
}

Task &Interpreter::create(quint32 body, Task *creator, Group *group)
{
    const quint32 instance = ++m_instances[body];
    const QString name = m_program.bodyName(body);
    m_run.taskNames.append(instance == 1 ? name : name + u'#' + QString::number(instance));
    return group ? *group->createTask(body) : m_tasks.create(body, creator, ScopeId::None);
}

Group *Interpreter::innermostGroup(Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        if (stepAt(frame->step).verb == Verb::Group)
            return static_cast<Group *>(frame->scope);
    }
    return nullptr;
}

Result Interpreter::spawn(Task &task, const ProgramStep &step)
{
    Group *group = innermostGroup(task);
    if (group && group->isAborting())
        return fail(task, u"RuntimeError: TaskGroup is shutting down"_s);
    create(step.target, &task, group);
    return Result::WentOn;
}

Result Interpreter::fail(Task &task, const QString &error)
{
    task.failure = error.toStdString();
    return Result::Raised;
}

Result Interpreter::awaitTask(Task &task, const ProgramStep &step)
{
    Task *awaited = m_tasks.newest(step.target);
    if (!awaited)
        return fail(task, u"RuntimeError: %1 has not been started"_s.arg(m_program.bodyName(step.target)));
    if (awaited == &task)
        return fail(task, u"RuntimeError: Task cannot await on itself"_s);
    if (awaited->isDone()) {
        if (awaited->ended != Outcome::Cancelled)
            return finishAwait(task, *awaited);
        m_tasks.record(FactKind::CancelDelivered, task, Verb::Await, index(awaited->id));
        return Result::Cancelled;
    }
    task.awaited = awaited;
    awaited->observers.push_back({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return m_tasks.park(task, Verb::Await, index(awaited->id), nullptr);
}

/// The task awaited has returned or raised: so does the await.
Result Interpreter::finishAwait(Task &task, const Task &awaited)
{
    if (awaited.ended == Outcome::Raised) {
        task.failure = awaited.failure;
        return Result::Raised;
    }
    m_tasks.record(FactKind::WaitEnded, task, Verb::Await, index(awaited.id));
    return Result::WentOn;
}

Result Interpreter::cancelTask(Task &task, const ProgramStep &step)
{
    Task *target = m_tasks.newest(step.target);
    if (!target)
        return fail(task, u"RuntimeError: %1 has not been started"_s.arg(m_program.bodyName(step.target)));
    if (!m_tasks.cancel(*target, &task, CancelCause::Task))
        m_tasks.record(FactKind::StepBegan, task, Verb::Cancel, index(target->id));
    return Result::WentOn;
}

/// Without words, inside an except: the error that was caught goes on.
Result Interpreter::raise(Task &task, const ProgramStep &step)
{
    const QString words = m_program.texts[qsizetype(step.text)].trimmed();
    if (words.isEmpty()) {
        for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
            if (frame->handler != 0 && stepAt(frame->handler).verb == Verb::Except) {
                task.failure = frame->pendingFailure;
                return frame->pending;
            }
        }
    }
    if (words.section(u':', 0, 0) == "CancelledError"_L1)
        return Result::Cancelled;
    return fail(task, words.isEmpty() ? u"RuntimeError"_s : words);
}

/// asyncio.gather(*tasks, return_exceptions=True): one callback a member, and the last of them wakes the
/// task.
Result Interpreter::waitAll(Task &task)
{
    task.membersLeft = 0;
    for (quint32 at = task.step + 1; at < stepAt(task.step).end; ++at) {
        Task &member = *m_tasks.newest(stepAt(at).target);
        const Handle done{
            .kind = Handle::Kind::MemberDone, .subject = index(task.id), .other = index(member.id)};
        ++task.membersLeft;
        if (member.isDone())
            m_loop.callSoon(done);
        else
            member.observers.push_back(done);
    }
    return m_tasks.park(task, Verb::WaitAll, kNone, nullptr);
}

quint32 Interpreter::textIndex(const QString &text)
{
    qsizetype at = m_run.texts.indexOf(text);
    if (at < 0) {
        at = m_run.texts.size();
        m_run.texts.append(text);
    }
    return quint32(at);
}

bool Interpreter::allDone() const
{
    for (const Task &task : m_tasks.all()) {
        if (!task.isDone())
            return false;
    }
    return true;
}

void Interpreter::cancelAll()
{
    for (Task &task : m_tasks.all())
        m_tasks.cancel(task, nullptr, CancelCause::Shutdown);
}

/// Tasks one of which must act before \a task can go on, as far as that can be told.
std::vector<const Task *> Interpreter::blockersOf(const Task &task) const
{
    if (task.isDone() || !task.isParked || task.waiter.state != Waiter::State::Pending)
        return {};
    switch (task.waitVerb) {
    case Verb::Acquire:
        return m_primitives[task.waitObject]->holders();
    case Verb::Await:
        return {task.awaited};
    case Verb::Group: {
        const auto &children = static_cast<const Group &>(*m_scopes[task.waitObject]).children();
        return {children.begin(), children.end()};
    }
    default:
        return {};
    }
}

bool Interpreter::recordCycle()
{
    // Depth-first along "waits for"; a task met again on the present path closes the cycle.
    enum class Mark : quint8 { New, OnPath, Left };
    std::vector<Mark> marks(m_tasks.all().size(), Mark::New);
    std::vector<const Task *> path;
    const auto record = [&](const Task *again) {
        const auto begin = std::find(path.begin(), path.end(), again);
        for (auto waiter = begin; waiter != path.end(); ++waiter) {
            const Task *holder = waiter + 1 == path.end() ? again : *(waiter + 1);
            m_tasks.record(FactKind::DeadlockEdge, **waiter, (*waiter)->waitVerb, (*waiter)->waitObject,
                           index(holder->id));
        }
    };
    const auto visit = [&](const auto &self, const Task &task) -> bool {
        marks[index(task.id)] = Mark::OnPath;
        path.push_back(&task);
        for (const Task *blocker : blockersOf(task)) {
            const Mark mark = marks[index(blocker->id)];
            if (mark == Mark::OnPath) {
                record(blocker);
                return true;
            }
            if (mark == Mark::New && self(self, *blocker))
                return true;
        }
        marks[index(task.id)] = Mark::Left;
        path.pop_back();
        return false;
    };
    for (const Task &task : m_tasks.all()) {
        if (marks[index(task.id)] == Mark::New && visit(visit, task))
            return true;
    }
    return false;
}

void Interpreter::recordDeadlock()
{
    if (recordCycle())
        return;
    for (const Task &task : m_tasks.all()) {
        if (task.isDone() || task.id == TaskId::Main)
            continue;
        const auto blockers = blockersOf(task);
        const TaskId holder = blockers.empty() ? TaskId::None : blockers.front()->id;
        m_tasks.record(FactKind::DeadlockEdge, task, task.waitVerb, task.waitObject, index(holder));
    }
}

} // namespace signalbox
