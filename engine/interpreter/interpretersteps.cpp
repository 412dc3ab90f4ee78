// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/exceptions.h"

#include <QStringBuilder>

#include <charconv>

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
    m_tasks.record(FactKind::StepBegan, task, step.verb).setDuration(duration);
    m_loop.holdFor(duration);
    return m_loop.now() > m_program.horizon ? cutHere(task, Ending::Horizon) : Result::WentOn;
}

Micros Interpreter::draw(Task &task, const Duration &duration)
{
    if (task.drawn)
        return *std::exchange(task.drawn, std::nullopt);
    if (duration.law == Duration::Law::Fixed)
        return duration.low;
    return stream(m_streams[task.function], m_program.bodyName(task.function)).draw(duration);
}

/// The random numbers of a coroutine function or a ticker, whichever tasks draw them.
Random &Interpreter::stream(std::unique_ptr<Random> &made, const QString &name)
{
    if (!made)
        made = std::make_unique<Random>(QString::number(m_program.seed) + u':' + name);
    return *made;
}

/// What the program starts itself: it keeps the task in a variable.
Task &Interpreter::create(quint32 body, Task *creator, Group *group)
{
    nameTask(body);
    Task &task = group ? *group->createTask(body) : m_tasks.create(body, creator, ScopeId::None);
    m_tasks.setNewest(task);
    return task;
}

/// A task around a coroutine that is awaited among others; a program that asks for it keeps it in a variable.
Task &Interpreter::wrap(const Operand &coroutine, Task &creator)
{
    nameTask(coroutine.body);
    Task &task = m_tasks.create(coroutine.body, &creator, ScopeId::None);
    if (coroutine.isKept)
        m_tasks.setNewest(task);
    task.drawn = coroutine.time;
    if (m_program.bodies[coroutine.body].isAnonymous)
        task.maker = &creator;
    task.locals.item = coroutine.item;
    task.locals.result = coroutine.result;
    return task;
}

/// Who has a name that others had before is told apart by a number.
void Interpreter::nameTask(quint32 body)
{
    const QString &name = m_program.bodyName(body);
    const quint32 instance = ++m_instances[m_nameSlots[body]];
    if (instance == 1) {
        m_run.taskNames.append(name);
        return;
    }
    char digits[10];
    const auto written = std::to_chars(std::begin(digits), std::end(digits), instance);
    const auto size = qsizetype(written.ptr - digits);
    m_run.taskNames.append(name % u'#' % QLatin1String(digits, size));
}

Group *Interpreter::innermostGroup(Task &task) const
{
    for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
        if (stepAt(frame->step).verb == Verb::Group)
            return static_cast<Group *>(frame->scope);
        if (frame->caller)
            break; // it is in another function
    }
    return nullptr;
}

Result Interpreter::spawn(Task &task, const ProgramStep &step)
{
    Group *group = innermostGroup(task);
    if (group && group->isAborting()) {
        if (!m_tasks.follows(PythonVersion::Python313)) // later the group closes the coroutine
            m_tasks.record(FactKind::NeverAwaited, task).setBody(step.target);
        return fail(task, u"RuntimeError: TaskGroup is shutting down"_s);
    }
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
    if (typeWritten(words) == "CancelledError"_L1) {
        task.failure = {messageOf(words.toStdString()), {}};
        return Result::Cancelled;
    }
    if (words.isEmpty())
        return fail(task, u"RuntimeError: No active exception to reraise"_s);
    task.failure = failureOf(words);
    return Result::Raised;
}

bool Interpreter::cancelAll()
{
    m_mustStop = false;
    m_tasks.setActor(nullptr);
    for (Task &task : m_tasks.all()) {
        if (!task.isDone())
            m_leftTasks.push_back(&task);
    }
    for (Task *task : m_leftTasks) {
        if (m_tasks.cancel(*task, nullptr, CancelCause::Shutdown) == Asked::Endless) {
            m_raisedByRun = Tasks::kRecursionError;
            return false;
        }
    }
    for (Task *task : m_leftTasks)
        task->observers.push_back({.kind = Handle::Kind::LeftDone});
    m_left = m_leftTasks.size();
    return m_left > 0;
}

/// asyncio.run() has gathered them, and looks at their exceptions.
void Interpreter::endLeft()
{
    for (Task *task : m_leftTasks)
        task->isUnretrieved = false;
    m_loop.callSoon({.kind = Handle::Kind::Stop, .subject = 1});
}

void Interpreter::recordUnretrieved()
{
    // Whoever still waits would ask: asyncio.run() cancels all that is left, and that is taken for an answer.
    for (const Task &task : m_tasks.all()) {
        if (!task.isDone() && task.isParked && task.awaited)
            task.awaited->letGo();
    }
    for (const auto &future : m_futures) {
        if (future && future->isUnretrieved) {
            m_loop.record(FactKind::NeverRetrieved, TaskId::None, kNone)
                .setResource(future->number)
                .setText(m_tasks.text(future->failure.words));
        }
    }
    for (const Task &task : m_tasks.all()) {
        if (task.isUnretrieved)
            m_tasks.record(FactKind::NeverRetrieved, task).setText(m_tasks.text(task.failure.words));
    }
}

} // namespace signalbox
