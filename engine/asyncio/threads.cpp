// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/threads.h"
#include "engine/asyncio/gates.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/exceptions.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"

#include <algorithm>
#include <limits>

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;
using State = evaluator::Execution::State;

int Threads::addPool(int size, const QString &name)
{
    const quint32 executor = m_asyncio.drawnExecutor(m_asyncio.performer().step);
    m_pools.push_back(
        {.free = std::max(1, size),
         .line = {},
         .executor = executor,
         .busy = {},
         .name = name.isEmpty() ? QStringLiteral("ThreadPoolExecutor-%1").arg(m_unnamedPools++) : name});
    return int(m_pools.size()) - 1;
}

QString Threads::threadName() const
{
    if (!m_running)
        return QStringLiteral("MainThread");
    return QStringLiteral("%1_%2")
        .arg(m_pools[std::size_t(m_running->pool)].name)
        .arg(m_running->place.worker);
}

std::optional<quint32> Threads::executorBehind(const Future &future) const
{
    const auto found = m_executors.constFind(&future);
    return found == m_executors.cend() ? std::nullopt : std::optional(*found);
}

void Threads::tell(FactKind kind, const Job &job)
{
    if (!isTold())
        return;
    m_asyncio.tasks()
        .record(kind, *job.task, job.executor == kNone ? Verb::ToThread : Verb::RunInExecutor)
        .setResource(job.executor)
        .setJob(job.place);
}

bool Threads::isTold() const
{
    return !m_asyncio.runtime().program.scriptSteps.empty();
}

/// What \a job has come to, into the future that the caller awaits.
void Threads::hand(const Job &job, const Value &result, const Value &raised)
{
    objects::Context &context = m_asyncio.context();
    const Value exception = raised.isMissing() ? Value() : exceptionOfFuture(context, raised);
    if (context.hasRaised()) {
        // No future keeps this exception: the callback that was to hand it over fails, as the loop is told.
        context.clear();
        const Value source =
            objects::call(context, m_asyncio.helper(QStringLiteral("failed_future")), raised);
        return m_asyncio.callBack(m_asyncio.helper(QStringLiteral("set_state")), {job.handle, source});
    }
    if (isTold())
        return settle(*job.future, result, exception);
    if (exception.isMissing())
        job.future->setResult(m_asyncio.tasks(), m_asyncio.toPointer(result));
    else
        job.future->setException(m_asyncio.tasks(), m_asyncio.failureOf(exception));
}

/// Ends what the caller awaits, of which the facts are those of the call.
void Threads::settle(SettableFuture &future, const Value &result, const Value &exception)
{
    if (exception.isMissing())
        future.value = m_asyncio.toPointer(result);
    else
        future.failure = m_asyncio.failureOf(exception);
    m_asyncio.tasks().settle(future, exception.isMissing() ? Outcome::Returned : Outcome::Raised);
}

namespace {

/// What the caller awaits where the call itself is told of.
class FutureOfCall final : public SettableFuture {
public:
    FutureOfCall()
        : SettableFuture(kNone)
    {
    }
    CancelResult cancel(Tasks &tasks, const CancelRequest &request) override
    {
        isUnretrieved = false;
        if (isDone())
            return CancelResult::AlreadyDone;
        cancelMessage = request.message;
        tasks.settle(*this, Outcome::Cancelled);
        return CancelResult::Requested;
    }
};

Value partOf(objects::Context &context, const Value &partial, std::string_view name)
{
    return objects::attributeOf(context, partial, objects::makeText(context.heap(), name));
}

/// Takes the arguments of a partial to those of the call. What it calls.
Value unfoldPartial(objects::Context &context, const Value &partial, std::vector<Value> &arguments,
                    std::vector<Value> &names)
{
    const Value given = partOf(context, partial, "args"), keywords = partOf(context, partial, "keywords");
    const auto items = objects::itemsOf(given);
    arguments.insert(arguments.begin(), items.begin(), items.end());
    const auto *dict = keywords.as<objects::Dict>();
    for (qsizetype place = dict->nextPlace(0); place >= 0; place = dict->nextPlace(place + 1)) {
        const Value &key = dict->entry(place).key;
        const auto isKey = [&key](const Value &each) {
            return objects::toUtf8(each) == objects::toUtf8(key);
        };
        if (std::ranges::any_of(names, isKey))
            continue;
        names.push_back(key);
        arguments.push_back(dict->entry(place).value);
    }
    return partOf(context, partial, "func");
}

/// A partial, a method and an object with a __call__() become the function that they call, with all its
/// arguments: a builtin that calls code of the program could not wait in the middle, as threads do.
void unfold(objects::Context &context, Value &callee, std::vector<Value> &arguments,
            std::vector<Value> &names)
{
    constexpr int most = 1'000; // a class whose __call__ is an instance of itself has no function
    for (int times = 0; times < most; ++times) {
        if (objects::typeOf(callee).qualifiedName() == "functools.partial") {
            callee = unfoldPartial(context, callee, arguments, names);
        } else if (const auto *method =
                       dynamic_cast<objects::BoundMethod *>(callee.isObject() ? callee.object() : nullptr)) {
            arguments.insert(arguments.begin(), method->self());
            callee = Value(method->function());
        } else if (objects::sortOf(callee) == objects::Sort::Instance) {
            Value found = partOf(context, callee, "__call__");
            if (found.isMissing())
                return context.clear();
            callee = std::move(found);
        } else {
            return;
        }
    }
}

} // namespace

std::shared_ptr<Threads::Job> Threads::makeJob(int pool, Value callee, std::vector<Value> arguments,
                                               std::vector<Value> names)
{
    auto job = std::make_shared<Job>();
    const qsizetype positional = qsizetype(arguments.size() - names.size());
    job->execution = std::make_unique<evaluator::Execution>(
        m_asyncio.evaluator(), callee, objects::Arguments{arguments.data(), positional, names});
    job->execution->runOnOwnStack();
    job->task = &m_asyncio.performer();
    job->pool = pool;
    job->executor = m_pools[std::size_t(pool)].executor;
    job->place.number = ++m_jobsGiven;
    return job;
}

void Threads::handIn(const std::shared_ptr<Job> &job)
{
    Pool &pool = m_pools[std::size_t(job->pool)];
    pool.line.push_back(job);
    m_asyncio.tasks().loop().setOutside(this);
    begin(pool, m_asyncio.tasks().loop().now());
}

SettableFuture &Threads::submit(int pool, Value callee, std::vector<Value> arguments,
                                std::vector<Value> names)
{
    SettableFuture &future = isTold()
        ? static_cast<SettableFuture &>(m_asyncio.keep(std::make_unique<FutureOfCall>()))
        : m_asyncio.makeFuture();
    unfold(m_asyncio.context(), callee, arguments, names);
    const auto job = makeJob(pool, std::move(callee), std::move(arguments), std::move(names));
    job->future = &future;
    m_awaited.insert(&future);
    job->handle = m_asyncio.handleOf(future);
    if (isTold())
        m_executors.insert(&future, job->executor);
    handIn(job);
    return future;
}

/// \a callee takes a future, a function and its arguments.
void Threads::submitPlain(int pool, Value callee, std::vector<Value> arguments, std::vector<Value> names)
{
    const Value future = arguments.front();
    Value function = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    unfold(m_asyncio.context(), function, arguments, names);
    arguments.insert(arguments.begin(), {future, function});
    const auto job = makeJob(pool, std::move(callee), std::move(arguments), std::move(names));
    job->handle = future;
    handIn(job);
}

std::vector<Value> Threads::inLine(int pool) const
{
    std::vector<Value> futures;
    for (const auto &job : m_pools[std::size_t(pool)].line) {
        if (!job->future)
            futures.push_back(job->handle);
    }
    return futures;
}

void Threads::begin(Pool &pool, Micros when)
{
    while (pool.free > 0 && !pool.line.empty()) {
        const std::shared_ptr<Job> job = pool.line.front();
        pool.line.pop_front();
        if (job->future && job->future->isCancelled()) { // taken back before anybody began it
            m_awaited.remove(job->future);
            continue;
        }
        --pool.free;
        const auto worker = std::ranges::find(pool.busy, false);
        job->place.worker = quint32(worker - pool.busy.begin());
        if (worker == pool.busy.end())
            pool.busy.push_back(true);
        else
            *worker = true;
        job->due = when;
        m_jobs.push_back(job);
        tell(FactKind::JobBegan, *job);
        run(job); // a thread that is started goes first
    }
}

bool Threads::hasJobs(int pool) const
{
    return !m_pools[std::size_t(pool)].line.empty()
        || std::ranges::any_of(m_jobs, [pool](const auto &job) { return job->pool == pool; });
}

/// Everybody stands still until then, but for the workers.
void Threads::hold(Micros until)
{
    EventLoop &loop = m_asyncio.tasks().loop();
    loop.holdFor(std::max<Micros>(0, until - loop.now()));
    look();
    Limits &limits = m_asyncio.runtime().limits;
    if (loop.now() > m_asyncio.runtime().program.horizon && !limits.cut())
        limits.cut(m_asyncio.performer(), Ending::Horizon);
    if (limits.cut())
        m_asyncio.evaluator().host().budget = 0;
}

Value Threads::finish(int pool)
{
    if (m_running && hasJobs(pool)) {
        m_running->due.reset();
        m_running->awaitedPool = pool;
        return m_running->execution->wait(Value::none());
    }
    while (hasJobs(pool) && !m_asyncio.runtime().limits.cut()) {
        if (!nextDeadline())
            m_asyncio.runtime().limits.cut(m_asyncio.performer(), Ending::Deadlock);
        hold(nextDeadline().value_or(0));
    }
    return Value::none();
}

void Threads::finishAll()
{
    EventLoop &loop = m_asyncio.tasks().loop();
    const Limits &limits = m_asyncio.runtime().limits;
    for (auto due = nextDeadline(); due && !limits.cut(); due = nextDeadline()) {
        loop.holdFor(std::max<Micros>(0, *due - loop.now()));
        look();
    }
}

Value Threads::sleep(Micros duration)
{
    m_running->due = m_asyncio.tasks().loop().now() + duration;
    return m_running->execution->wait(Value::none());
}

Value Threads::waitAt(const Value &gate, std::optional<Micros> limit)
{
    if (m_running) {
        m_running->due = limit;
        m_running->gate = gate;
        return m_running->execution->wait(gate);
    }
    Limits &limits = m_asyncio.runtime().limits;
    while (!gate.as<Gate>()->isOpen && !limits.cut()) {
        if (limit && *limit <= m_asyncio.tasks().loop().now())
            return Value::boolean(false);
        const auto next = nextDeadline();
        if (!next && !limit)
            limits.cut(m_asyncio.performer(), Ending::Deadlock);
        constexpr Micros never = std::numeric_limits<Micros>::max();
        const Micros until = std::min(next.value_or(never), limit.value_or(never));
        hold(until == never ? 0 : until);
    }
    return Value::boolean(true);
}

void Threads::opened(const objects::Object &gate)
{
    for (const auto &job : m_jobs) {
        if (job->gate.isObject() && job->gate.object() == &gate)
            job->due = m_asyncio.tasks().loop().now();
    }
}

void Threads::run(const std::shared_ptr<Job> &job)
{
    Job *const around = std::exchange(m_running, job.get());
    const auto before = m_asyncio.exchangeThread(job->task);
    if (job->isBegun)
        job->execution->give(job->gate.isMissing() ? Value::none()
                                                   : Value::boolean(job->gate.as<Gate>()->isOpen));
    job->isBegun = true;
    job->gate = {};
    job->awaitedPool.reset();
    const State state = job->execution->run();
    m_asyncio.exchangeThread(before);
    m_running = around;
    if (state == State::Exhausted) {
        job->due.reset();
        if (Limits &limits = m_asyncio.runtime().limits; !limits.cut())
            limits.cut(*job->task, Ending::BusyLoop);
        return;
    }
    if (state != State::Waiting)
        end(job, state);
}

void Threads::end(const std::shared_ptr<Job> &job, State state)
{
    std::erase(m_jobs, job);
    Pool &pool = m_pools[std::size_t(job->pool)];
    ++pool.free;
    pool.busy[job->place.worker] = false;
    tell(FactKind::JobEnded, *job);
    for (const auto &each : m_jobs) {
        if (each->awaitedPool == job->pool && !hasJobs(job->pool))
            each->due = m_asyncio.tasks().loop().now();
    }
    Value result, exception;
    if (state == State::Finished)
        result = job->execution->result();
    else if (state == State::Raised)
        exception = objects::takeRaised(m_asyncio.context());
    if (job->future)
        m_asyncio.tasks().loop().callSoon(m_asyncio.addCallback([this, job, result, exception] {
            m_awaited.remove(job->future);
            if (job->future->isDone())
                return;
            hand(*job, result, exception);
        }));
    begin(pool, m_asyncio.tasks().loop().now());
    if (m_whenIdle && !hasJobs(m_usualPool))
        std::exchange(m_whenIdle, nullptr)();
}

std::optional<Micros> Threads::nextDeadline() const
{
    std::optional<Micros> next;
    for (const auto &job : m_jobs) {
        if (job->due)
            next = std::min(next.value_or(*job->due), *job->due);
    }
    return next;
}

void Threads::look()
{
    for (bool found = true; found;) {
        found = false;
        const Micros now = m_asyncio.tasks().loop().now();
        const auto due =
            std::ranges::find_if(m_jobs, [now](const auto &job) { return job->due && *job->due <= now; });
        found = due != m_jobs.end();
        if (found)
            run(std::shared_ptr<Job>(*due));
    }
}

} // namespace signalbox::asyncio
