// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/interpreter.h"

#include "engine/calls/timeouts.h"
#include "engine/language/exceptions.h"
#include "engine/runtime/resources.h"
#include "engine/steps/verbs.h"

namespace signalbox {

namespace {

/// What a task's coroutine awaits between two turns.
struct NextTurn {
    Task *task;
    const bool *isLeaving;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) const noexcept { task->parked = handle; }
    /// False when the simulation is being taken down: the coroutine returns at once, past every step.
    bool await_resume() const noexcept { return !*isLeaving; }
};

} // namespace

Interpreter::Interpreter(Run &run, EventLoop &loop, qint64 spinBudget)
    : m_runtime(run, loop, spinBudget)
    , m_steps(m_runtime)
    , m_waitGraph(m_runtime)
    , m_runner(m_runtime)
{
    makeResources(m_runtime, m_steps.predicates, m_steps.items);
    if (!run.program.script.isEmpty())
        m_script = std::make_unique<asyncio::ScriptRun>(m_runtime, m_heap);
}

/// Dropping a QCoro::Task does not free a parked coroutine's frame; returning from it does.
Interpreter::~Interpreter()
{
    m_isLeaving = true;
    if (m_script)
        m_script->letNothingRun();
    for (Task &task : m_runtime.tasks.all()) {
        task.code.reset(); // before what runs it is gone
        if (task.parked && !task.isDone())
            task.parked.resume();
    }
    m_runtime.calls.clear();
    m_runtime.contexts.clear();
    for (Task &task : m_runtime.tasks.all())
        task.dropValues();
    for (const auto &future : m_runtime.futures)
        if (future)
            future->dropValues();
}

void Interpreter::start()
{
    if (m_script)
        return m_script->start();
    Task &main = m_steps.spawning.create(Program::kMain, nullptr, nullptr);
    main.observers.push_back({.kind = Handle::Kind::Stop});
}

void Interpreter::dispatch(const Handle &handle)
{
    Tasks &tasks = m_runtime.tasks;
    tasks.setActor(nullptr);
    switch (handle.kind) {
    case Handle::Kind::Resume:
        return turn(tasks[handle.subject]);
    case Handle::Kind::SleepDue:
        return sleepDue(tasks[handle.subject], handle.timer);
    case Handle::Kind::TimeoutDue:
        return timeoutDue(handle);
    case Handle::Kind::ChildDone:
        return childDone(tasks[handle.subject]);
    case Handle::Kind::MemberDone:
        return memberDone(handle);
    case Handle::Kind::CallDue:
        return callDue(handle);
    case Handle::Kind::OuterDone:
        return m_runtime.calls[handle.subject]->outerDone();
    case Handle::Kind::JobDone:
        return m_runtime.workers.jobDone(handle.subject);
    case Handle::Kind::JobLeft:
        return m_runtime.workers.jobLeft(handle.subject);
    case Handle::Kind::LeftDone:
        return m_runner.taskDone();
    case Handle::Kind::Callback:
        return m_script->asyncio().runCallback(handle.subject);
    case Handle::Kind::Stop:
        return m_runner.stop(handle.subject == 1);
    }
}

void Interpreter::sleepDue(Task &task, EventLoop::TimerId timer)
{
    if (task.sleepTimer == timer)
        m_runtime.tasks.wake(task.waiter, nullptr);
}

/// Null where the block was left before its timer's turn came.
void Interpreter::timeoutDue(const Handle &handle)
{
    if (ContextManager *timeout = m_runtime.contexts[handle.subject].get())
        static_cast<Timeout *>(timeout)->expire(handle.timer);
}

/// Null where the call was over before its timer's turn came.
void Interpreter::callDue(const Handle &handle)
{
    if (Call *call = m_runtime.calls[handle.subject].get()) {
        call->due(handle.timer);
        m_runtime.release(*call);
    }
}

void Interpreter::childDone(Task &child)
{
    m_runtime.tasks.setActor(&child);
    child.group->childDone(child);
}

void Interpreter::memberDone(const Handle &handle)
{
    Call &call = *m_runtime.calls[handle.subject];
    const Future *member = call.memberAt(handle.other);
    m_runtime.tasks.setActor(member->isTask ? static_cast<const Task *>(member) : nullptr);
    call.tellDone(handle.other);
    m_runtime.release(call);
}

void Interpreter::turn(Task &task)
{
    m_runtime.loop.record(FactKind::TurnBegan, task.id, task.step).setIteration(m_runtime.loop.iteration());
    m_runtime.tasks.setActor(&task);
    task.isParked = false;
    if (task.code)
        return m_script->asyncio().turn(task);
    if (task.parked)
        task.parked.resume();
    else
        task.coroutine = runTask(&task); // starts at once: this is its first turn
    if (task.isDone()) { // what a task needs to run is more than what is told of it
        task.coroutine = QCoro::Task<>();
        task.parked = nullptr;
        task.frames = std::vector<Frame>();
    }
}

bool Interpreter::goOnAfterLoop()
{
    Task &module = m_runtime.tasks[index(TaskId::Main)];
    m_script->asyncio().stopLoop();
    turn(module);
    return !module.isDone();
}

quint32 Interpreter::raised()
{
    if (!m_script)
        return m_runner.raised();
    const Task &module = m_runtime.tasks[index(TaskId::Main)];
    return module.ended == Outcome::Raised ? m_runtime.tasks.text(module.failure.words) : 0;
}

inline bool Interpreter::isOver(const Task &task) const
{
    return task.frames.empty()
        && (task.flow != Result::WentOn || task.next == m_runtime.program.bodies[task.body].end);
}

/// Goes on after a step that is done, or waits: some are about to enter a block or to begin a round.
inline Result Interpreter::settle(Task &task, Result result)
{
    const ProgramStep &step = m_runtime.stepAt(task.step);
    const VerbExecution &row = executionOf(step.verb);
    if (row.settle)
        return row.settle(m_steps, task, result);
    if (result != Result::WentOn)
        return m_steps.blocks.settle(task, result);
    task.next = step.end;
    return result;
}

inline Result Interpreter::beginStep(Task &task)
{
    task.step = task.next;
    if (m_runtime.program.stepCost > 0 && !m_steps.times.takeCost(task))
        return Result::MustWait;
    const ProgramStep &step = m_runtime.stepAt(task.step);
    const VerbExecution &row = executionOf(step.verb);
    if (row.form == VerbExecution::Form::Block)
        return row.begin(m_steps, task, step);
    const Result result = row.form == VerbExecution::Form::Primitive
        ? m_runtime.primitives[step.target]->begin(step.verb, task)
        : row.begin(m_steps, task, step);
    if (result != Result::WentOn || row.settle)
        return settle(task, result);
    task.next = step.end;
    return result;
}

inline Result Interpreter::doNext(Task &task)
{
    if (!m_runtime.limits.allowStep(task))
        return Result::MustWait;
    if (task.frames.empty())
        return beginStep(task);
    Frame &frame = task.frames.back();
    if (task.flow == Result::WentOn) {
        if (task.next != frame.end)
            return beginStep(task);
        if (frame.round + 1 < frame.rounds) { // what Loops::leaveRepeat() does, for most of all steps
            ++frame.round;
            task.next = frame.step + 1;
            return Result::WentOn;
        }
    }
    return executionOf(m_runtime.stepAt(frame.step).verb).leave(m_steps, task, frame);
}

QCoro::Task<> Interpreter::runTask(Task *task)
{
    NextTurn nextTurn{task, &m_isLeaving};
    Result result = firstTurn(*task);
    for (;;) {
        while (result == Result::MustWait) {
            const bool goesOn = co_await nextTurn;
            if (!goesOn)
                co_return;
            result = afterWait(*task);
        }
        if (isOver(*task))
            break;
        result = doNext(*task);
    }
    end(*task);
}

Result Interpreter::firstTurn(Task &task)
{
    task.next = m_runtime.program.bodies[task.body].begin;
    if (std::exchange(task.mustCancel, false)) {
        task.failure = {m_runtime.tasks.takeCancelMessage(task), {}};
        m_runtime.tasks.recordCancelled(task, Verb::Spawn, kNone);
        task.flow = Result::Cancelled;
    }
    return task.flow;
}

void Interpreter::end(Task &task)
{
    Coroutines::leaveFunction(task);
    if (task.flow == Result::Raised) {
        if (leavesLoop(task.failure))
            m_runner.leaveLoop(task.failure);
        return m_runtime.tasks.end(task, Outcome::Raised, m_runtime.tasks.text(task.failure.words));
    }
    if (task.flow == Result::Cancelled) {
        task.hasOwnCancellation = true;
        task.cancelMessage = 0;
        return m_runtime.tasks.end(task, Outcome::Cancelled, 0);
    }
    // Asked to cancel in its very last turn: it is cancelled all the same (tasks.py, __step on
    // StopIteration).
    if (task.mustCancel)
        return m_runtime.tasks.end(task, Outcome::Cancelled, 0);
    task.value = m_steps.coroutines.valueToReturn(task);
    m_runtime.tasks.end(task, Outcome::Returned, m_runtime.tasks.text(task.value));
}

/// The second half of a wait, in the turn that follows it.
Result Interpreter::afterWait(Task &task)
{
    const Result waited = m_runtime.tasks.takeWaited(task);
    const VerbExecution &row = executionOf(task.waitVerb);
    if (row.resumeLeave)
        return row.resumeLeave(m_steps, task, waited);
    if (row.resume)
        return settle(task, row.resume(m_steps, task, waited));
    Primitive &primitive = *m_runtime.primitives[task.waitObject];
    return settle(task, primitive.resume(task.waitVerb, task, waited == Result::Cancelled));
}

} // namespace signalbox
