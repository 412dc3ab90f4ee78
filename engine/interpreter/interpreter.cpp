// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/interpreter.h"

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "engine/language/exceptions.h"
#include "engine/primitives/barriers.h"
#include "engine/primitives/conditions.h"
#include "engine/primitives/counters.h"
#include "engine/primitives/queues.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

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

using PrimitivePointer = std::unique_ptr<Primitive>;

PrimitivePointer makeQueue(Tasks &tasks, quint32 index, Arguments &arguments, const ProgramResource &resource)
{
    switch (resource.order) {
    case QueueOrder::Lifo:
        return std::make_unique<LifoQueue>(tasks, index, arguments, resource.amount);
    case QueueOrder::Priority:
        return std::make_unique<PriorityQueue>(tasks, index, arguments, resource.amount);
    default:
        return std::make_unique<Queue>(tasks, index, arguments, resource.amount);
    }
}

PrimitivePointer makePrimitive(Tasks &tasks, quint32 index, Arguments &arguments,
                               const ProgramResource &resource)
{
    switch (resource.kind) {
    case NodeKind::Lock:
        return std::make_unique<Lock>(tasks, index);
    case NodeKind::Semaphore:
        if (resource.isBounded)
            return std::make_unique<BoundedSemaphore>(tasks, index, resource.amount);
        return std::make_unique<Semaphore>(tasks, index, resource.amount);
    case NodeKind::Event:
        return std::make_unique<Event>(tasks, index, resource.amount != 0);
    case NodeKind::Future:
    case NodeKind::Executor:
        return nullptr; // these are the interpreter's own
    case NodeKind::Condition:
        return std::make_unique<Condition>(tasks, index, arguments);
    case NodeKind::Barrier:
        return std::make_unique<Barrier>(tasks, index, resource.amount);
    case NodeKind::Counter:
        return std::make_unique<Counter>(tasks, index, arguments, resource.amount);
    default:
        return makeQueue(tasks, index, arguments, resource);
    }
}

/// Steps without time moving after which even a finite program is one that nobody can wait for.
constexpr qint64 kMostSteps = 10'000'000;

/// Each round of a finite loop may send every other task round once without anything being wrong.
qint64 spinBudgetOf(const Program &program, qint64 budget)
{
    constexpr qint64 enough = 1'000'000'000;
    qint64 rounds = 0;
    const auto add = [&](qint64 more) {
        rounds = std::min(enough, rounds + std::clamp<qint64>(more, 0, enough));
    };
    for (const ProgramStep &step : program.steps) {
        if (step.verb == Verb::Repeat || step.verb == Verb::Retry)
            add(step.count);
        else if (step.verb == Verb::AsyncFor && program.resources[step.target].kind == NodeKind::Ticker)
            add(program.resources[step.target].amount);
    }
    return budget > enough ? budget : budget + std::min(enough, rounds) * qint64(program.bodies.size());
}

} // namespace

Interpreter::Interpreter(Run &run, EventLoop &loop, qint64 spinBudget)
    : m_run(run)
    , m_program(run.program)
    , m_loop(loop)
    , m_tasks(loop, run.texts, run.program.python)
    , m_workers(m_tasks, run.program)
    , m_streams(run.program.bodies.size())
    , m_tickerStreams(run.program.resources.size())
    , m_spinBudget(spinBudgetOf(run.program, spinBudget))
    , m_spinsLeft(m_spinBudget)
    , m_stepsLeft(kMostSteps)
{
    noteVerbs();
    noteSteps();
    noteNames();
    for (quint32 at = 0; at < m_program.resources.size(); ++at) {
        m_primitives.push_back(makePrimitive(m_tasks, at, *this, m_program.resources[at]));
        const bool isFuture = m_program.resources[at].kind == NodeKind::Future;
        m_futures.push_back(isFuture ? std::make_unique<HandSetFuture>(at) : nullptr);
    }
}

void Interpreter::noteVerbs()
{
    for (const VerbInfo &verb : verbCatalog()) {
        const bool isBlock = verb.verb == Verb::WaitFor && m_tasks.follows(PythonVersion::Python312);
        m_forms.push_back(verb.takesOperands && !isBlock ? Form::Call
                              : verb.verb == Verb::With  ? Form::With
                              : verb.hasBody             ? Form::Block
                                                         : Form::Single);
    }
}

/// Dropping a QCoro::Task does not free a parked coroutine's frame; returning from it does.
Interpreter::~Interpreter()
{
    m_isLeaving = true;
    for (Task &task : m_tasks.all()) {
        if (task.parked && !task.isDone())
            task.parked.resume();
    }
}

void Interpreter::start()
{
    create(Program::kMain, nullptr, nullptr).observers.push_back({.kind = Handle::Kind::Stop});
}

void Interpreter::dispatch(const Handle &handle)
{
    m_tasks.setActor(nullptr);
    switch (handle.kind) {
    case Handle::Kind::Resume:
        turn(m_tasks[handle.subject]);
        break;
    case Handle::Kind::SleepDue:
        if (m_tasks[handle.subject].sleepTimer == handle.timer)
            m_tasks.wake(m_tasks[handle.subject].waiter, nullptr);
        break;
    case Handle::Kind::TimeoutDue:
        static_cast<Timeout &>(*m_scopes[handle.subject]).expire(handle.timer);
        break;
    case Handle::Kind::ChildDone: {
        Task &child = m_tasks[handle.subject];
        m_tasks.setActor(&child);
        child.group->childDone(child);
        break;
    }
    case Handle::Kind::LeftDone:
        if (--m_left == 0)
            endLeft();
        break;
    case Handle::Kind::Stop:
        stop(handle.subject == 1);
        break;
    default:
        dispatchToCall(handle);
    }
}

/// run_until_complete() learns that main is done, or else all that is left.
void Interpreter::stop(bool isLeft)
{
    Task &main = m_tasks[index(TaskId::Main)];
    if (!isLeft) {
        main.isUnretrieved = false;
        if (main.ended == Outcome::Raised && leavesLoop(main.failure))
            return; // that has ended the loop already
        if (m_leftTasks.empty() && main.ended == Outcome::Raised)
            m_raisedByRun = main.failure.words;
        else if (m_leftTasks.empty() && main.ended == Outcome::Cancelled)
            m_raisedByRun = cancellation(m_tasks.takeCancelMessage(main)).words;
    }
    m_mustStop = true;
}

/// What a task that raises SystemExit does to asyncio.run(): nothing waits for main any more.
bool Interpreter::takeExit()
{
    if (!m_exit)
        return false;
    m_raisedByRun = *std::exchange(m_exit, std::nullopt);
    m_mustStop = false;
    m_tasks[index(TaskId::Main)].forget(Handle::Kind::Stop, 0);
    return true;
}

/// What asyncio.run() raises in the end, now that the loop has stopped; empty where it returns.
quint32 Interpreter::raisedByRun()
{
    // main was done just before another task left the loop, and so stops what waits for the rest.
    if (m_left > 0 && m_mustStop)
        m_raisedByRun = "RuntimeError: Event loop stopped before Future completed.";
    return m_tasks.text(m_raisedByRun);
}

void Interpreter::dispatchToCall(const Handle &handle)
{
    switch (handle.kind) {
    case Handle::Kind::MemberDone: {
        const Future *member = m_calls[handle.subject]->memberAt(handle.other);
        m_tasks.setActor(member->isTask ? static_cast<const Task *>(member) : nullptr);
        m_calls[handle.subject]->memberDone(handle.other);
        break;
    }
    case Handle::Kind::CallDue:
        m_calls[handle.subject]->due(handle.timer);
        break;
    case Handle::Kind::OuterDone:
        m_calls[handle.subject]->outerDone();
        break;
    case Handle::Kind::JobDone:
        m_workers.jobDone(handle.subject);
        break;
    case Handle::Kind::JobLeft:
        m_workers.jobLeft(handle.subject);
        break;
    default:
        Q_UNREACHABLE();
    }
}

void Interpreter::turn(Task &task)
{
    m_loop.record(FactKind::TurnBegan, task.id, task.step).setIteration(m_loop.iteration());
    m_tasks.setActor(&task);
    task.isParked = false;
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

inline bool Interpreter::isOver(const Task &task) const
{
    return task.frames.empty()
        && (task.flow != Result::WentOn || task.next == m_program.bodies[task.body].end);
}

/// A step that is done, or waits, as a whole; and \c with, which is entered once its lock is taken.
inline Result Interpreter::beginVerb(Task &task, const ProgramStep &step)
{
    switch (step.verb) {
    case Verb::Sleep:
        return sleep(task, draw(task, step.time));
    case Verb::Cpu:
    case Verb::Block:
        return compute(task, step);
    case Verb::With:
        return m_primitives[step.target]->begin(Verb::Acquire, task);
    case Verb::Spawn:
        return spawn(task, step);
    case Verb::Await:
        return awaitFuture(task, step);
    case Verb::Result:
        return takeResult(task, step);
    case Verb::Cancel:
        return cancelFuture(task, step);
    case Verb::SetResult:
    case Verb::SetException:
        return setFuture(task, step);
    case Verb::Uncancel:
        return uncancel(task);
    case Verb::ToThread:
    case Verb::RunInExecutor:
        return callInThread(task, step);
    case Verb::Call:
        m_tasks.record(FactKind::NeverAwaited, task).setBody(step.target);
        return Result::WentOn;
    case Verb::Raise:
        return raise(task, step);
    case Verb::Return:
        return returnValue(task, step);
    case Verb::Break:
        m_tasks.record(FactKind::StepBegan, task, Verb::Break);
        return Result::Broke;
    case Verb::Log:
        return log(task, step);
    default:
        return m_primitives[step.target]->begin(step.verb, task);
    }
}

inline Result Interpreter::beginStep(Task &task)
{
    task.step = task.next;
    const ProgramStep &step = stepAt(task.step);
    const Form form = m_forms[std::size_t(step.verb)];
    if (form == Form::Block)
        return beginBlock(task, step);
    const Result result = form == Form::Call ? beginCall(task, step) : beginVerb(task, step);
    if (m_cut)
        return Result::MustWait;
    if (result != Result::WentOn || form != Form::Single)
        return settleStep(task, result);
    task.next = step.end;
    return result;
}

inline Result Interpreter::doNext(Task &task)
{
    if (m_countedAt != m_loop.now()) {
        m_countedAt = m_loop.now();
        m_stepsLeft = kMostSteps;
        m_spinsLeft = m_spinBudget;
    }
    if (--m_stepsLeft < 0)
        return cutHere(task, Ending::BusyLoop, task.step);
    if (m_loop.trace().size() >= Simulation::kMostFacts || m_tasks.textSize() > Simulation::kMostText)
        return cutHere(task, Ending::TooLong);
    if (task.frames.empty())
        return beginStep(task);
    Frame &frame = task.frames.back();
    if (task.flow == Result::WentOn) {
        if (task.next != frame.end)
            return beginStep(task);
        if (frame.round + 1 < frame.rounds) { // what leaveLoop() does, for most of all steps
            ++frame.round;
            task.next = frame.step + 1;
            return Result::WentOn;
        }
    }
    return leaveFrame(task);
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
    task.next = m_program.bodies[task.body].begin;
    if (std::exchange(task.mustCancel, false)) {
        task.failure = {m_tasks.takeCancelMessage(task), {}};
        m_tasks.recordCancelled(task, Verb::Spawn, kNone);
        task.flow = Result::Cancelled;
    }
    return task.flow;
}

/// A StopIteration that leaves a coroutine would look like its return, so Python makes it another error (PEP
/// 479).
void Interpreter::leaveFunction(Task &task)
{
    if (task.flow == Result::Raised
        && typeOf(QString::fromStdString(task.failure.words)) == "StopIteration"_L1)
        task.failure = {"RuntimeError: coroutine raised StopIteration", {}};
}

void Interpreter::end(Task &task)
{
    leaveFunction(task);
    switch (task.flow) {
    case Result::Raised:
        if (leavesLoop(task.failure))
            m_exit = task.failure.words;
        m_tasks.end(task, Outcome::Raised, textIndex(QString::fromStdString(task.failure.words)));
        break;
    case Result::Cancelled:
        task.hasOwnCancellation = true;
        task.cancelMessage = 0;
        m_tasks.end(task, Outcome::Cancelled, 0);
        break;
    default:
        // Asked to cancel in its very last turn: it is cancelled all the same (tasks.py, __step on
        // StopIteration).
        if (task.mustCancel)
            return m_tasks.end(task, Outcome::Cancelled, 0);
        task.value = valueToReturn(task, m_program.bodies[task.body]);
        m_tasks.end(task, Outcome::Returned, m_tasks.text(task.value));
    }
}

/// The second half of a wait, in the turn that follows it.
Result Interpreter::afterWait(Task &task)
{
    const Result waited = m_tasks.takeWaited(task);
    const bool cancelled = waited == Result::Cancelled;
    switch (task.waitVerb) {
    case Verb::Sleep: {
        const bool hadTimer = std::exchange(task.sleepTimer, 0) != 0;
        const bool awaitedItself = std::exchange(task.awaitsItself, false);
        if (hadTimer && !cancelled)
            m_tasks.record(FactKind::WaitEnded, task, Verb::Sleep);
        if (awaitedItself && !cancelled)
            return settleStep(task, fail(task, u"RuntimeError: Task cannot await on itself"_s));
        return settleStep(task, waited);
    }
    case Verb::Await:
        if (waited == Result::WentOn)
            keepAwaited(task, task.waitObject);
        return settleStep(task, waited);
    case Verb::Gather:
    case Verb::WaitAll:
    case Verb::WaitTasks:
    case Verb::AsCompleted:
    case Verb::WaitFor:
    case Verb::Shield:
        return settleStep(task, task.call->resume(waited));
    case Verb::ToThread:
    case Verb::RunInExecutor:
        return settleStep(task, m_workers.resume(task, waited));
    case Verb::Group: {
        const Result result = task.frames.back().scope->resume(cancelled);
        if (result == Result::Raised)
            noteFailure(task);
        return result == Result::MustWait ? result : settleFrame(task, result);
    }
    default:
        return settleStep(task, m_primitives[task.waitObject]->resume(task.waitVerb, task, cancelled));
    }
}

/// The loop stops here and never comes back to the task: as if it had to wait.
Result Interpreter::cutHere(const Task &task, Ending ending, quint32 step)
{
    m_cut = ending;
    m_cutTask = &task;
    m_cutStep = step;
    return Result::MustWait;
}

/// Counts a round that could go on for ever; true when there were too many while time stood still.
bool Interpreter::spins()
{
    return --m_spinsLeft < 0;
}

} // namespace signalbox
