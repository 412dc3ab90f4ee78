// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "engine/simulation/exceptions.h"
#include "engine/simulation/interpreter.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::sleep(Task &task, Micros duration)
{
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

/// Computes, or makes a blocking call, without letting go: nobody else has a turn until it is over.
Result Interpreter::compute(Task &task, const ProgramStep &step)
{
    const Micros duration = draw(task, step.time);
    m_tasks.record(FactKind::StepBegan, task, step.verb, kNone, duration);
    m_loop.holdFor(duration);
    return m_loop.now() > m_program.horizon ? cutHere(task, Ending::Horizon) : Result::WentOn;
}

Micros Interpreter::draw(Task &task, const Duration &duration)
{
    if (task.drawn)
        return *std::exchange(task.drawn, std::nullopt);
    if (duration.law == Duration::Law::Fixed)
        return duration.low;
    return stream(m_streams[task.body], m_program.bodyName(task.body)).draw(duration);
}

/// The random numbers of a coroutine function or a ticker, whichever tasks draw them.
Random &Interpreter::stream(std::unique_ptr<Random> &made, const QString &name)
{
    if (!made)
        made = std::make_unique<Random>(QString::number(m_program.seed) + u':' + name);
    return *made;
}

Task &Interpreter::create(quint32 body, Task *creator, Group *group)
{
    const quint32 instance = ++m_instances[body];
    const QString name = m_program.bodyName(body);
    m_run.taskNames.append(instance == 1 ? name : name + u'#' + QString::number(instance));
    Task &task = group ? *group->createTask(body) : m_tasks.create(body, creator, ScopeId::None);
    const ProgramBody &made = m_program.bodies[body];
    if (creator && made.isAnonymous && made.begin != made.end) {
        // `asyncio.sleep(delay)`: whoever writes the call has worked out its arguments.
        const ProgramStep &call = stepAt(made.begin);
        if (info(call.verb).hasTime && call.time.law != Duration::Law::Fixed)
            task.drawn = draw(*creator, call.time);
    }
    return task;
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
    if (spins()) // tasks that spawn each other without end are a loop as well
        return cutHere(task, Ending::BusyLoop, task.step);
    create(step.target, &task, group);
    return Result::WentOn;
}

Result Interpreter::fail(Task &task, const QString &error)
{
    task.failure = {error.toStdString(), {}};
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
    switch (m_tasks.cancel(*target, &task, CancelCause::Task)) {
    case Tasks::Asked::Yes:
        break;
    case Tasks::Asked::TooLate:
        m_tasks.record(FactKind::StepBegan, task, Verb::Cancel, index(target->id));
        break;
    case Tasks::Asked::Endless:
        return fail(task, QString::fromLatin1(Tasks::kRecursionError));
    }
    return Result::WentOn;
}

/// Without words, inside an except or finally: the error that led there goes on.
Result Interpreter::raise(Task &task, const ProgramStep &step)
{
    const QString words = m_program.texts[qsizetype(step.text)].trimmed();
    if (words.isEmpty()) {
        for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
            const bool hasError = frame->pending == Result::Raised || frame->pending == Result::Cancelled;
            if (frame->handler != 0 && hasError) {
                task.failure = frame->pendingFailure;
                return frame->pending;
            }
        }
    }
    if (typeOf(words) == "CancelledError"_L1)
        return Result::Cancelled;
    return fail(task, words.isEmpty() ? u"RuntimeError: No active exception to reraise"_s : words);
}

/// asyncio.gather(*tasks, return_exceptions=True): one callback a member, and the last of them wakes the
/// task.
Result Interpreter::waitAll(Task &task)
{
    Q_ASSERT(task.id == TaskId::Main); // nobody can cancel it there, so its members need not hear of that
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
    const auto known = m_textIndices.constFind(text);
    if (known != m_textIndices.constEnd())
        return *known;
    const quint32 at = quint32(m_run.texts.size());
    m_run.texts.append(text);
    m_textIndices.insert(text, at);
    return at;
}

bool Interpreter::cancelAll()
{
    std::vector<Task *> left;
    for (Task &task : m_tasks.all()) {
        if (!task.isDone())
            left.push_back(&task);
    }
    for (Task *task : left) {
        if (m_tasks.cancel(*task, nullptr, CancelCause::Shutdown) == Tasks::Asked::Endless)
            return false; // asyncio.run() itself fails with the RecursionError
    }
    for (Task *task : left)
        task->observers.push_back({.kind = Handle::Kind::LeftDone});
    m_left = int(left.size());
    return m_left > 0;
}

} // namespace signalbox
