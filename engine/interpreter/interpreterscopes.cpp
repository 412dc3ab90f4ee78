// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/calls/gather.h"
#include "engine/calls/waitfor.h"
#include "engine/calls/waits.h"
#include "engine/catalog/catalog.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/exceptions.h"

#include <QSet>

#include <algorithm>
#include <bit>
#include <string_view>

namespace signalbox {

using namespace Qt::StringLiterals;

// Steps that act on futures, and the calls that wait for several of them.

namespace {

/// Items are numbered by task, whichever of its functions makes them.
void takeCount(Locals &locals, const Locals &from)
{
    locals.made = from.made;
    locals.source = from.source;
}

} // namespace

void Interpreter::noteSteps()
{
    m_isAskedFor.resize(m_program.bodies.size());
    for (const ProgramStep &step : m_program.steps) {
        if (usesTask(step))
            m_isAskedFor[step.target] = true;
        if (asksTask(step))
            m_isAskedFor[step.predicate.target] = true;
    }
}

/// Ten thousand tasks have ten thousand names: a table of places of bodies, without a node for each.
void Interpreter::noteNames()
{
    const std::vector<ProgramBody> &bodies = m_program.bodies;
    const std::hash<std::u16string_view> hash;
    const std::size_t mask = std::bit_ceil(bodies.size() * 2 + 1) - 1;
    std::vector<quint32> places(mask + 1, kNone);
    m_nameSlots.resize(bodies.size());
    for (quint32 body = 0; body < bodies.size(); ++body) {
        const QString &name = bodies[body].name;
        std::size_t at =
            hash(std::u16string_view(QStringView(name).utf16(), std::size_t(name.size()))) & mask;
        while (places[at] != kNone && bodies[places[at]].name != name)
            at = (at + 1) & mask;
        if (places[at] == kNone)
            places[at] = body;
        m_nameSlots[body] = places[at];
    }
    m_instances.resize(bodies.size());
}

/// The task or future that a step acts on; null where the task has not been started.
Future *Interpreter::futureOf(const ProgramStep &step)
{
    if (step.actsOnBody)
        return m_tasks.newest(step.target);
    return m_futures[step.target].get();
}

Result Interpreter::nameError(Task &task, quint32 body)
{
    const ProgramBody &named = m_program.bodies[body];
    const QString &function = named.identifier.isEmpty() ? named.name : named.identifier;
    return fail(task, u"NameError: name '%1_task' is not defined"_s.arg(function));
}

Result Interpreter::awaitFuture(Task &task, const ProgramStep &step)
{
    Future *awaited = futureOf(step);
    if (!awaited)
        return nameError(task, step.target);
    if (!awaited->isDone() && awaited->isTask && static_cast<Task *>(awaited)->isMarkedAwaited)
        return fail(task, u"RuntimeError: await wasn't used with future"_s);
    if (awaited == &task)
        return awaitItself(task);
    if (awaited->isDone()) {
        const Result result = m_tasks.resultOf(*awaited, task);
        if (result == Result::Cancelled)
            m_tasks.recordCancelled(task, Verb::Await, awaited->number);
        else if (result == Result::WentOn)
            keepAwaited(task, awaited->number);
        return result;
    }
    task.awaited = awaited;
    awaited->observers.push_back({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return m_tasks.park(task, Verb::Await, awaited->number, nullptr);
}

/// `result = await …`
void Interpreter::keepAwaited(Task &task, quint32 future)
{
    task.locals.result = task.received;
    m_tasks.recordAwaited(task, future);
}

/// `result = task.result()`
Result Interpreter::takeResult(Task &task, const ProgramStep &step)
{
    Future *future = futureOf(step);
    if (!future)
        return nameError(task, step.target);
    if (!future->isDone())
        return fail(task, u"InvalidStateError: Result is not set."_s);
    const Result result = m_tasks.resultOf(*future, task);
    if (result != Result::WentOn)
        return result;
    task.locals.result = task.received;
    m_tasks.record(FactKind::StepBegan, task, Verb::Result)
        .setObject(future->number)
        .setText(m_tasks.text(task.received));
    return result;
}

/// The task notices that only after it has let go, and throws the error into itself in its next turn.
Result Interpreter::awaitItself(Task &task)
{
    task.awaitsItself = true;
    task.isMarkedAwaited = true;
    task.waitVerb = Verb::Sleep;
    task.waitObject = kNone;
    task.waiter.state = Waiter::State::Woken;
    m_tasks.record(FactKind::Yielded, task);
    m_loop.callSoon({.kind = Handle::Kind::Resume, .subject = index(task.id)});
    return Result::MustWait;
}

Result Interpreter::cancelFuture(Task &task, const ProgramStep &step)
{
    Future *target = futureOf(step);
    if (!target)
        return nameError(task, step.target);
    const quint32 message = textIndex(m_program.texts[qsizetype(step.text)]);
    switch (target->cancel(m_tasks, {.by = &task, .message = message})) {
    case Asked::Yes:
        break;
    case Asked::TooLate:
        m_tasks.record(FactKind::StepBegan, task, Verb::Cancel).setObject(target->number);
        break;
    case Asked::Endless:
        return fail(task, QString::fromLatin1(Tasks::kRecursionError));
    }
    return Result::WentOn;
}

Result Interpreter::setFuture(Task &task, const ProgramStep &step)
{
    HandSetFuture &future = *m_futures[step.target];
    const auto settled = [&](bool wasSet) {
        return wasSet ? Result::WentOn : fail(task, u"InvalidStateError: invalid state"_s);
    };
    if (step.verb == Verb::SetResult) {
        ValuePointer value;
        const Result evaluated = valueToGive(task, step, value);
        return evaluated == Result::WentOn ? settled(future.setResult(m_tasks, value)) : evaluated;
    }
    const QString &words = m_program.texts[qsizetype(step.text)];
    const bool isClass = words.section(u':', 1).trimmed().isEmpty(); // made by a future that is not done yet
    if (const auto refused = refusalOf(words); refused && !(isClass && future.isDone()))
        return fail(task, QString::fromStdString(refused->words));
    Failure failure = failureOf(words);
    if (!future.isDone() && typeWritten(words) == "StopIteration"_L1) {
        const QString why =
            u"StopIteration interacts badly with generators and cannot be raised into a Future"_s;
        if (!m_tasks.follows(PythonVersion::Python313))
            return fail(task, u"TypeError: "_s + why);
        failure = failureOf(u"RuntimeError: "_s + why);
    }
    return settled(future.setException(m_tasks, std::move(failure)));
}

Result Interpreter::uncancel(Task &task)
{
    m_tasks.record(FactKind::Uncancelled, task).setRequestsLeft(m_tasks.uncancel(task));
    return Result::WentOn;
}

Result Interpreter::callInThread(Task &task, const ProgramStep &step)
{
    const quint32 executor = step.verb == Verb::RunInExecutor ? step.target : kNone;
    return m_workers.call(task, step.verb, executor, draw(task, step.time));
}

Result Interpreter::beginCall(Task &task, const ProgramStep &step)
{
    switch (step.verb) {
    case Verb::Gather:
    case Verb::WaitAll:
        return gather(task, step);
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return waitForSeveral(task, step);
    default:
        return waitForOne(task, step);
    }
}

template <typename Kind, typename... More>
Kind &Interpreter::makeCall(Task &task, const ProgramStep &step, More... more)
{
    ScopeId id = ScopeId::None;
    if (step.verb != Verb::WaitAll) {
        id = ScopeId(m_scopes.size());
        m_scopes.push_back(nullptr); // the id is taken
    }
    auto call = std::make_unique<Kind>(m_tasks, task, quint32(m_calls.size()), id, more...);
    Kind &made = *call;
    m_calls.push_back(std::move(call));
    return made;
}

/// Works out an operand: an existing future, or a coroutine that is called with what its maker has worked
/// out. False where that raises.
bool Interpreter::evaluate(Task &task, const ProgramStep &operand, Operand &value)
{
    if (operand.verb != Verb::Spawn) {
        value.future = futureOf(operand);
        if (!value.future)
            nameError(task, operand.target);
        return value.future;
    }
    const ProgramBody &body = m_program.bodies[operand.target];
    value.body = operand.target;
    if (!body.isAnonymous || body.begin == body.end)
        return true;
    const ProgramStep &call = stepAt(body.begin);
    if (info(call.verb).hasTime && call.time.law != Duration::Law::Fixed)
        value.time = draw(task, call.time);
    const bool isPut = call.verb == Verb::Put || call.verb == Verb::PutNowait;
    if (isPut && PutChoice(call.choice) == PutChoice::Forward) {
        value.item = task.locals.item;
        return value.item || failUnbound(task, Variable::Item) == Result::WentOn;
    }
    if (isPut && PutChoice(call.choice) == PutChoice::Result) {
        value.result = task.locals.result;
        return value.result || failUnbound(task, Variable::Result) == Result::WentOn;
    }
    return true;
}

/// Tasks that some step asks for have variables, so they are started before the call, and so are those that
/// stand before them. Of several tasks of one function only the last has its variable. False where that
/// raises, or ends the run.
bool Interpreter::startAhead(Task &task, const ProgramStep &step, std::vector<Operand> &values)
{
    std::size_t needed = 0;
    std::vector<quint32> given;
    for (quint32 at = task.step + 1; at < step.end; at = stepAt(at).end) {
        given.push_back(at);
        if (stepAt(at).verb == Verb::Spawn && m_isAskedFor[stepAt(at).target])
            needed = given.size();
    }
    values.resize(given.size());
    QSet<quint32> kept;
    for (std::size_t at = needed; at-- > 0;) {
        const ProgramStep &operand = stepAt(given[at]);
        if (operand.verb != Verb::Spawn)
            continue;
        values[at].isKept = !kept.contains(operand.target);
        kept.insert(operand.target);
    }
    for (std::size_t at = 0; at < needed; ++at) {
        if (stepAt(given[at]).verb != Verb::Spawn)
            continue;
        if (!evaluate(task, stepAt(given[at]), values[at]))
            return false;
        values[at].future = ensureFuture(task, values[at]);
        if (!values[at].future)
            return false;
    }
    return true;
}

/// Works out all operands before the call is made. Where one raises, the coroutines made before it are lost,
/// the last one first; asyncio.wait takes none, so there they are tasks by then.
Result Interpreter::evaluateAll(Task &task, const ProgramStep &step, std::vector<Operand> &values)
{
    if (!startAhead(task, step, values))
        return m_cut ? Result::MustWait : Result::Raised;
    std::vector<quint32> coroutines;
    std::size_t place = 0;
    for (quint32 at = task.step + 1; at < step.end; at = stepAt(at).end) {
        Operand &value = values[place++];
        if (value.future)
            continue;
        if (!evaluate(task, stepAt(at), value)) {
            for (; !coroutines.empty(); coroutines.pop_back())
                m_tasks.record(FactKind::NeverAwaited, task).setBody(coroutines.back());
            return Result::Raised;
        }
        if (step.verb == Verb::WaitTasks)
            value.future = ensureFuture(task, value);
        else if (!value.future)
            coroutines.push_back(value.body);
        if (m_cut)
            return Result::MustWait;
    }
    return Result::WentOn;
}

/// ensure_future(). Null where the run ends here: tasks that make each other without end are a loop as well.
Future *Interpreter::ensureFuture(Task &task, const Operand &value)
{
    if (value.future)
        return value.future;
    if (!spins())
        return &wrap(value, task);
    cutHere(task, Ending::BusyLoop, task.step);
    return nullptr;
}

Result Interpreter::gather(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn)
        return evaluated;
    const bool collects =
        step.verb == Verb::WaitAll || GatherChoice(step.choice) == GatherChoice::ReturnExceptions;
    auto &call = makeCall<Gather>(task, step, step.verb, collects);
    call.recordEntry();
    for (const Operand &operand : operands) {
        Future *child = ensureFuture(task, operand);
        if (!child)
            return Result::MustWait;
        call.add(*child);
    }
    return call.begin();
}

Result Interpreter::waitForSeveral(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn)
        return evaluated;
    const Micros timeout = draw(task, step.time);
    const Micros deadline = timeout > 0 ? m_loop.now() + timeout : 0;
    std::vector<Future *> members;
    for (const Operand &operand : operands) {
        members.push_back(ensureFuture(task, operand));
        if (!members.back())
            return Result::MustWait;
    }
    const auto enter = [&](Call &call) {
        call.recordEntry(deadline);
        for (const Future *member : members)
            call.recordMember(*member);
    };
    if (step.verb == Verb::WaitTasks) {
        auto &call = makeCall<WaitTasks>(task, step, WaitChoice(step.choice));
        enter(call);
        return call.begin(members, timeout);
    }
    auto &call = makeCall<AsCompleted>(task, step);
    enter(call);
    return call.begin(members, timeout);
}

/// shield(), and wait_for() where that is a call.
Result Interpreter::waitForOne(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn)
        return evaluated;
    if (operands.empty())
        return Result::WentOn; // nothing is there to be awaited
    if (step.verb == Verb::WaitFor)
        return waitFor(task, step, operands.front(), draw(task, step.time));
    auto &call = makeCall<Shield>(task, step);
    call.recordEntry();
    return beginCallOn(task, call, operands.front());
}

Result Interpreter::waitFor(Task &task, const ProgramStep &step, const Operand &operand, Micros delay)
{
    auto &call = makeCall<WaitFor>(task, step);
    call.setTimeout(delay);
    return beginCallOn(task, call, operand);
}

template <typename Kind> Result Interpreter::beginCallOn(Task &task, Kind &call, const Operand &operand)
{
    Future *inner = ensureFuture(task, operand);
    if (!inner)
        return Result::MustWait;
    call.recordMember(*inner);
    return call.begin(*inner);
}

/// wait_for() since Python 3.12: a timeout around an await. Where no time is left it is a call as before.
Result Interpreter::enterWaitFor(Task &task, const ProgramStep &step)
{
    std::vector<Operand> operands;
    const Result evaluated = evaluateAll(task, step, operands);
    if (evaluated != Result::WentOn || operands.empty())
        return settleStep(task, evaluated);
    const Operand &operand = operands.front();
    const Micros delay = draw(task, step.time);
    if (delay <= 0)
        return settleStep(task, waitFor(task, step, operand, delay));
    const ScopeId id = ScopeId(m_scopes.size());
    auto timeout = std::make_unique<Timeout>(m_tasks, task, id, Verb::WaitFor, m_loop.now() + delay);
    enter(task, m_scopes.emplace_back(std::move(timeout)).get());
    if (!operand.future)
        return enterCoroutine(task, operand);
    m_tasks.record(FactKind::ScopeMember, task, Verb::WaitFor)
        .setScope(id)
        .setMember({operand.future->number, !operand.future->isTask});
    return settleStep(task, awaitFuture(task, stepAt(task.step + 1)));
}

/// A coroutine that is awaited in place: its steps are the task's, inside of the frame entered last. One that
/// stands for a single call is written in the function that makes it, and sees the variables of that.
Result Interpreter::enterCoroutine(Task &task, const Operand &coroutine)
{
    Frame &frame = task.frames.back();
    const ProgramBody &body = m_program.bodies[coroutine.body];
    const auto isCall = [](const Frame &each) { return each.caller != nullptr; };
    constexpr qsizetype deepest = 1000; // CPython's stack is full then
    if (std::count_if(task.frames.begin(), task.frames.end(), isCall) >= deepest) {
        m_tasks.record(FactKind::NeverAwaited, task).setBody(coroutine.body);
        return settleStep(task, fail(task, QString::fromLatin1(Tasks::kRecursionError)));
    }
    frame.caller = std::make_unique<Caller>(Caller{task.function, task.locals});
    frame.end = body.end;
    task.next = body.begin;
    task.drawn = coroutine.time;
    if (body.isAnonymous)
        return Result::WentOn;
    task.function = coroutine.body;
    task.locals = {};
    takeCount(task.locals, frame.caller->locals);
    return Result::WentOn;
}

void Interpreter::leaveCoroutine(Task &task, Frame &frame)
{
    const ProgramBody &body = m_program.bodies[stepAt(frame.step + 1).target];
    if (!body.isAnonymous)
        leaveFunction(task);
    const bool hasEnded = task.flow != Result::Raised && task.flow != Result::Cancelled;
    const ValuePointer value = hasEnded ? valueToReturn(task, body) : nullptr;
    takeCount(frame.caller->locals, task.locals);
    task.locals = std::move(frame.caller->locals);
    task.function = frame.caller->function;
    if (!hasEnded)
        return;
    task.flow = Result::WentOn;
    task.locals.result = value;
}

} // namespace signalbox
