// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/ascompleted.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/exceptions.h"

#include <algorithm>
#include <deque>

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Value;

// The order of events is that of as_completed() in CPython's asyncio/tasks.py.

namespace {

/// The members that are done, and who waits for the next.
class Completions final : public LibraryObject {
public:
    explicit Completions(Asyncio &itsAsyncio);

    void add(Future &member);
    void begin(std::optional<Micros> timeout);
    bool isOver() const { return m_given == m_members.size(); }
    /// A coroutine for the next one.
    Value next(objects::Context &context) override;
    /// The same for `async for`, which gets the task or future itself; Missing and raised at the end.
    Value nextDone(objects::Context &context);
    const Value &handleOf(Future &member) const
    {
        return m_handles[std::size_t(std::ranges::find(m_members, &member) - m_members.begin())];
    }
    bool isIterable() const override { return true; }
    Value iterate(objects::Context &) override { return Value::of(this); }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { m_handles.clear(); }

    /// Waits in line; true where one is there already.
    bool hasNext() const { return !m_done.empty(); }
    /// Null: time is up.
    Future *take()
    {
        Future *future = m_done.front();
        m_done.pop_front();
        return future;
    }
    void leave(Task &task, bool passOn)
    {
        WaitQueue::leave(task.waiter);
        if (passOn && hasNext())
            wakeNext();
    }

    WaitQueue line;
    const ScopeId scope;

private:
    void memberDone(Future &member);
    void put(Future *done);
    void wakeNext();
    void timeIsUp();

    std::vector<Future *> m_members;
    std::vector<Value> m_handles; ///< keep them
    std::vector<quint32> m_callbacks;
    std::deque<Future *> m_done;
    std::size_t m_toDo = 0;
    std::size_t m_given = 0;
    EventLoop::TimerId m_timer = 0;
};

struct Next {
    Value completions;
    bool isFuture = false; ///< whether the future is asked for, not what it came to
};

/// await …: the next that is done.
class NextLayer final : public Layer {
public:
    NextLayer(Asyncio &asyncio, Next next)
        : m_asyncio(asyncio)
        , m_next(std::move(next))
    {
    }
    Departure begin(Task &task) override
    {
        if (all().hasNext())
            return take();
        m_asyncio.tasks().park(task, Verb::AsCompleted, index(all().scope), &all().line);
        return {};
    }
    Departure wake(Task &task, Result waited) override
    {
        const bool wasWoken = task.waiter.state == Waiter::State::Woken;
        all().leave(task, waited != Result::WentOn && wasWoken);
        if (waited != Result::WentOn)
            return Departure::raised(m_asyncio.exceptionOf(task, waited));
        m_asyncio.tasks().record(FactKind::WaitEnded, task, Verb::AsCompleted).setScope(all().scope);
        return begin(task);
    }
    Departure receive(Task &, Value) override { return {}; }
    Departure strike(Task &, Value exception) override { return Departure::raised(std::move(exception)); }

private:
    Completions &all() { return *m_next.completions.as<Completions>(); }
    Departure take()
    {
        if (Future *done = all().take()) {
            if (m_next.isFuture)
                return Departure::returned(all().handleOf(*done));
            Value result = m_asyncio.resultOf(*done);
            if (!result.isMissing())
                return Departure::returned(std::move(result));
        } else { // no cancellation comes before it
            m_asyncio.context().raiseWith(*objects::builtinType("TimeoutError"), {});
        }
        return Departure::raised(objects::takeRaised(m_asyncio.context()));
    }

    Asyncio &m_asyncio;
    const Next m_next;
};

Completions::Completions(Asyncio &itsAsyncio)
    : LibraryObject(
        itsAsyncio,
        itsAsyncio.types()[itsAsyncio.tasks().follows(PythonVersion::Python313) ? "_AsCompletedIterator"
                                                                                : "generator"])
    , scope(itsAsyncio.runtime().addScope())
{
}

void Completions::add(Future &member)
{
    if (std::ranges::find(m_members, &member) != m_members.end())
        return;
    m_members.push_back(&member);
    m_handles.push_back(asyncio.handleOf(member));
}

void Completions::begin(std::optional<Micros> timeout)
{
    Tasks &tasks = asyncio.tasks();
    const Micros deadline = timeout ? tasks.loop().now() + *timeout : 0;
    tasks.record(FactKind::ScopeEntered, asyncio.performer(), Verb::AsCompleted)
        .setScope(scope)
        .setDeadline(deadline);
    const Value self = Value::of(this);
    for (Future *member : m_members) {
        const signalbox::Handle entry = asyncio.addCallback(
            [self, member] { self.as<Completions>()->memberDone(*member); }, LibraryCallback::AsCompleted);
        m_callbacks.push_back(entry.subject);
        member->observe(tasks.loop(), entry);
    }
    m_toDo = m_members.size();
    if (timeout && m_toDo > 0)
        m_timer = tasks.loop().callAt(deadline,
                                      asyncio.addCallback([self] { self.as<Completions>()->timeIsUp(); }));
}

Value Completions::next(objects::Context &context)
{
    if (isOver())
        return {};
    ++m_given;
    return context.heap().adopt(new CoroutineOf<NextLayer, Next>(
        asyncio, "as_completed.<locals>._wait_for_one", {.completions = Value::of(this)}));
}

Value Completions::nextDone(objects::Context &context)
{
    if (isOver())
        return context.raiseWith(*objects::builtinType("StopAsyncIteration"), {});
    ++m_given;
    return context.heap().adopt(new CoroutineOf<NextLayer, Next>(
        asyncio, "_AsCompletedIterator.__anext__", {.completions = Value::of(this), .isFuture = true}));
}

void Completions::memberDone(Future &member)
{
    if (m_toDo == 0)
        return; // time was up before
    if (--m_toDo == 0)
        asyncio.tasks().loop().cancel(m_timer);
    put(&member);
}

void Completions::put(Future *done)
{
    m_done.push_back(done);
    wakeNext();
}

void Completions::wakeNext()
{
    while (Waiter *waiter = line.first()) {
        WaitQueue::leave(*waiter);
        if (waiter->state == Waiter::State::Pending) {
            asyncio.tasks().wake(*waiter, asyncio.tasks().actor());
            return;
        }
    }
}

void Completions::timeIsUp()
{
    for (std::size_t at = 0; at < m_members.size(); ++at)
        m_members[at]->forget(signalbox::Handle::Kind::Callback, m_callbacks[at]);
    for (; m_toDo > 0; --m_toDo)
        put(nullptr);
}

} // namespace

namespace {

Value itself(const Call &call)
{
    return call.self;
}

Value nextDone(const Call &call)
{
    return call.self.as<Completions>()->nextDone(call.context);
}

constexpr objects::FunctionRow kCompletionMethods[] = {{"__aiter__", itself}, {"__anext__", nextDone}};

constexpr objects::NativeRow kCompletionTypes[] = {
    {.name = "generator", .isOfPython = true},
    {.name = "asyncio.tasks._AsCompletedIterator", .isOfPython = true, .methods = kCompletionMethods},
};

} // namespace

std::span<const objects::NativeRow> asCompletedTypes()
{
    return kCompletionTypes;
}

Value asCompleted(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    if (asyncio.isCoroutine(call[0]) || asyncio.futureOf(call[0]))
        return call.context.typeError((call.context.follows(PythonVersion::Python313)
                                           ? "expects an iterable of awaitables, not "
                                           : "expect an iterable of futures, not ")
                                      + objects::typeName(call[0]));
    std::optional<Micros> timeout;
    if (call.has(1) && !call[1].isNone()) {
        timeout.emplace();
        if (!asyncio.toDelay(call[1], *timeout))
            return {};
    }
    auto *made = new Completions(asyncio);
    const Value value = call.heap().adopt(made);
    const bool gone = objects::forEach(call.context, call[0], [&](const Value &each) {
        Future *member = asyncio.ensureFuture(each);
        if (member)
            made->add(*member);
        return member != nullptr;
    });
    if (!gone || call.context.hasRaised())
        return {};
    made->begin(timeout);
    return value;
}

} // namespace signalbox::asyncio
