// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/threads.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/attributes.h"
#include "engine/operations/descriptors.h"

#include <algorithm>

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

SettableFuture &Threads::submit(int pool, Value callee, std::vector<Value> arguments,
                                std::vector<Value> names)
{
    SettableFuture &future = isTold()
        ? static_cast<SettableFuture &>(m_asyncio.keep(std::make_unique<FutureOfCall>()))
        : m_asyncio.makeFuture();
    auto job = std::make_shared<Job>();
    unfold(m_asyncio.context(), callee, arguments, names);
    const qsizetype positional = qsizetype(arguments.size() - names.size());
    job->execution = std::make_unique<evaluator::Execution>(
        m_asyncio.evaluator(), callee, objects::Arguments{arguments.data(), positional, names});
    job->future = &future;
    job->handle = m_asyncio.handleOf(future);
    job->task = &m_asyncio.performer();
    job->pool = pool;
    job->executor = m_pools[std::size_t(pool)].executor;
    job->place.number = ++m_jobsGiven;
    if (isTold())
        m_executors.insert(&future, job->executor);
    m_pools[std::size_t(pool)].line.push_back(job);
    m_asyncio.tasks().loop().setOutside(this);
    begin(m_pools[std::size_t(pool)], m_asyncio.tasks().loop().now());
    return future;
}

void Threads::begin(Pool &pool, Micros when)
{
    while (pool.free > 0 && !pool.line.empty()) {
        const std::shared_ptr<Job> job = pool.line.front();
        pool.line.pop_front();
        if (job->future->isCancelled()) // taken back before anybody began it
            continue;
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

void Threads::finish(int pool)
{
    EventLoop &loop = m_asyncio.tasks().loop();
    while (hasJobs(pool)) {
        loop.holdFor(std::max<Micros>(0, nextDeadline().value_or(loop.now()) - loop.now()));
        look();
    }
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

Value Threads::sleep(objects::Context &context, Micros duration)
{
    m_sleep = duration;
    return context.suspend(Value::none());
}

Value Threads::waitFor(objects::Context &context, const Value &handle)
{
    Future &future = *m_asyncio.futureOf(handle);
    if (future.isDone())
        return m_asyncio.resultOf(future);
    if (!m_running)
        return context.raise(objects::Error::RuntimeError,
                             "the event loop cannot wait for what it runs itself");
    m_awaited = handle;
    return context.suspend(handle);
}

void Threads::run(const std::shared_ptr<Job> &job)
{
    m_running = job.get();
    const auto before = m_asyncio.exchangeThread(job->task);
    if (job->awaited) {
        Value result = m_asyncio.resultOf(*std::exchange(job->awaited, nullptr));
        if (result.isMissing())
            job->execution->throwIn(objects::takeRaised(m_asyncio.context()));
        else
            job->execution->give(std::move(result));
        job->awaitedHandle = {};
    } else if (job->isBegun) {
        job->execution->give(Value::none());
    }
    job->isBegun = true;
    const State state = job->execution->run();
    m_asyncio.exchangeThread(before);
    m_running = nullptr;
    if (state == State::Exhausted) {
        job->due.reset();
        if (Limits &limits = m_asyncio.runtime().limits; !limits.cut())
            limits.cut(*job->task, Ending::BusyLoop);
        return;
    }
    if (state == State::Waiting) {
        job->due = m_asyncio.tasks().loop().now() + m_sleep;
        if (m_awaited.isMissing())
            return;
        job->due.reset();
        job->awaitedHandle = std::exchange(m_awaited, {});
        job->awaited = m_asyncio.futureOf(job->awaitedHandle);
        job->awaited->observe(m_asyncio.tasks().loop(), m_asyncio.addCallback([this, job] { run(job); }));
        return;
    }
    end(job, state);
}

void Threads::end(const std::shared_ptr<Job> &job, State state)
{
    std::erase(m_jobs, job);
    Pool &pool = m_pools[std::size_t(job->pool)];
    ++pool.free;
    pool.busy[job->place.worker] = false;
    tell(FactKind::JobEnded, *job);
    Value result, exception;
    if (state == State::Finished)
        result = job->execution->result();
    else if (state == State::Raised)
        exception = objects::takeRaised(m_asyncio.context());
    m_asyncio.tasks().loop().callSoon(m_asyncio.addCallback([this, job, result, exception] {
        if (job->future->isDone())
            return;
        if (isTold())
            return settle(*job->future, result, exception);
        if (exception.isMissing())
            job->future->setResult(m_asyncio.tasks(), m_asyncio.toPointer(result));
        else
            job->future->setException(m_asyncio.tasks(), m_asyncio.failureOf(exception));
    }));
    begin(pool, m_asyncio.tasks().loop().now());
    if (m_whenIdle && !hasJobs(0))
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

namespace {

struct ThreadCall {
    std::vector<Value> arguments; ///< the callee first; then the values of keywords
    std::vector<Value> names;
};

class ThreadLayer final : public Layer {
public:
    ThreadLayer(Asyncio &asyncio, ThreadCall call)
        : m_asyncio(asyncio)
        , m_call(std::move(call))
    {
    }
    Departure begin(Task &) override
    {
        const Value callee = m_call.arguments.front();
        m_call.arguments.erase(m_call.arguments.begin());
        SettableFuture &future =
            m_asyncio.threads().submit(0, callee, std::move(m_call.arguments), std::move(m_call.names));
        return Departure::awaits(m_asyncio.handleOf(future));
    }
    Departure wake(Task &, Result) override { return {}; }
    Departure receive(Task &, Value value) override { return Departure::returned(std::move(value)); }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Asyncio &m_asyncio;
    ThreadCall m_call;
};

std::vector<Value> allArguments(const Call &call)
{
    const qsizetype count = call.passed.count + qsizetype(call.passed.keywords.size());
    return {call.passed.values, call.passed.values + count};
}

/// concurrent.futures.Future of something that the loop does.
class ThreadFuture final : public LibraryObject {
public:
    ThreadFuture(Asyncio &itsAsyncio, Value itsInner)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["_ThreadFuture"])
        , inner(std::move(itsInner))
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { inner = {}; }

    Value inner;
};

Value resultOfThreadFuture(const Call &call)
{
    const auto &self = handle<ThreadFuture>(call);
    return self.asyncio.threads().waitFor(call.context, self.inner);
}

Value isThreadFutureDone(const Call &call)
{
    const auto &self = handle<ThreadFuture>(call);
    return Value::boolean(self.asyncio.futureOf(self.inner)->isDone());
}

constexpr FunctionRow kThreadFutureMethods[] = {
    {"result", resultOfThreadFuture, Signature::Keywords, 0, 1, "timeout"}, {"done", isThreadFutureDone}};

class PoolObject final : public LibraryObject {
public:
    PoolObject(Asyncio &itsAsyncio, int itsPool)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["ThreadPoolExecutor"])
        , pool(itsPool)
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    const int pool;
};

Value makePool(const Call &call)
{
    qint64 size = Threads::kDefaultSize;
    if (call.has(0) && !call[0].isNone() && !objects::toIndex(call.context, call[0], size))
        return {};
    if (size <= 0)
        return call.context.valueError("max_workers must be greater than 0");
    Asyncio &asyncio = LibraryType::runOf(call);
    const QString name =
        call.has(1) && call[1].is(objects::Kind::Str) ? objects::toQString(call[1]) : QString();
    return call.heap().adopt(
        new PoolObject(asyncio, asyncio.threads().addPool(int(std::min<qint64>(size, 10'000)), name)));
}

Value enterPool(const Call &call)
{
    return call.self;
}

Value leavePool(const Call &call)
{
    const auto &self = handle<PoolObject>(call);
    self.asyncio.threads().shut(self.pool);
    self.asyncio.threads().finish(self.pool);
    return Value::none();
}

Value shutDownPool(const Call &call)
{
    const auto &self = handle<PoolObject>(call);
    self.asyncio.threads().shut(self.pool);
    return call.has(0) && !objects::isTruthy(call[0]) ? Value::none() : leavePool(call);
}

constexpr FunctionRow kPoolMethods[] = {
    {"shutdown", shutDownPool, Signature::Keywords, 0, 2, "wait * cancel_futures"},
    {"__enter__", enterPool},
    {"__exit__", leavePool, Signature::Positional, 3, 3},
};
constexpr FunctionRow kMakePool{
    "ThreadPoolExecutor", makePool, Signature::Keywords, 0, 2, "max_workers thread_name_prefix"};
constexpr objects::NativeRow kThreadTypes[] = {
    {.name = "concurrent.futures._base._ThreadFuture", .isOfPython = true, .methods = kThreadFutureMethods},
    {.name = "concurrent.futures.thread.ThreadPoolExecutor",
     .isOfPython = true,
     .make = &kMakePool,
     .methods = kPoolMethods}};

} // namespace

Value Threads::futureFor(const Value &handle)
{
    return m_asyncio.heap().adopt(new ThreadFuture(m_asyncio, handle));
}

Value toThread(const Call &call)
{
    if (call.passed.count < 1)
        return call.context.typeError("to_thread() missing 1 required positional argument: 'func'");
    const auto names = call.passed.keywords;
    return call.heap().adopt(new CoroutineOf<ThreadLayer, ThreadCall>(
        runOf(call), "to_thread", {allArguments(call), {names.begin(), names.end()}}));
}

Value runInExecutor(const Call &call)
{
    if (call.passed.count < 2)
        return call.context.typeError("run_in_executor() missing required positional arguments");
    Asyncio &asyncio = handle<LibraryObject>(call).asyncio;
    const auto *pool =
        dynamic_cast<PoolObject *>(call.passed[0].isObject() ? call.passed[0].object() : nullptr);
    if (pool && asyncio.threads().isShut(pool->pool))
        return call.context.raise(objects::Error::RuntimeError, "cannot schedule new futures after shutdown");
    std::vector<Value> arguments = allArguments(call);
    const Value callee = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
    return asyncio.handleOf(
        asyncio.threads().submit(pool ? pool->pool : 0, callee, std::move(arguments), {}));
}

std::span<const objects::NativeRow> threadTypes()
{
    return kThreadTypes;
}

} // namespace signalbox::asyncio
