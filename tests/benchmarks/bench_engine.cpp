// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast the engine runs, tracing on. tests/benchmarks/compare runs the same work on CPython's asyncio in
// the same run. An "item" is what the row's name counts: an item through the queue, a turn, a sleep, an
// acquisition, a cancelled waiter, a notification, a child, a timeout entered and left.

#include "engine/interpreter/simulation.h"
#include "tests/support/programs.h"

#include <benchmark/benchmark.h>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

QList<std::pair<QString, Lines>> crew(int size, const Lines &work)
{
    QList<std::pair<QString, Lines>> bodies{{QStringLiteral("main"), {}}};
    Line all{Verb::WaitAll, {}, {}, 0, {}, {}};
    for (int at = 0; at < size; ++at) {
        const QByteArray name = "t" + QByteArray::number(at);
        bodies.append({QString::fromLatin1(name), work});
        bodies.first().second.append(spawn(name.constData()));
        all.body.append(await(name.constData()));
    }
    bodies.first().second.append(all);
    return bodies;
}

void run(benchmark::State &state, const Program &program, qint64 items)
{
    constexpr qint64 unlimited = std::numeric_limits<qint64>::max();
    qsizetype facts = 0;
    for (auto _ : state) {
        Simulation simulation(program, unlimited);
        while (!simulation.advance(unlimited)) { }
        facts = simulation.takeRun().trace.size();
    }
    state.SetItemsProcessed(qint64(state.iterations()) * items);
    state.counters["facts"] = double(facts);
}

void queuePingPong(benchmark::State &state)
{
    constexpr qint64 items = 100'000;
    const Program program =
        write({queue("q", state.range(0))},
              {{QStringLiteral("main"), {spawn("putter"), spawn("getter"), waitAll({"putter", "getter"})}},
               {QStringLiteral("putter"), {repeat(items, {put("q")})}},
               {QStringLiteral("getter"), {repeat(items, {get("q")})}}});
    run(state, program, items);
}
BENCHMARK(queuePingPong)->Name("queue_pingpong")->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond);

void yieldRing(benchmark::State &state)
{
    run(state, write({}, crew(100, {repeat(2'000, {sleepFor(0)})})), 200'000);
}
BENCHMARK(yieldRing)->Name("yield_ring")->Unit(benchmark::kMillisecond);

void sleepers(benchmark::State &state)
{
    auto bodies = crew(1'000, {});
    for (int at = 0; at < 1'000; ++at)
        bodies[at + 1].second = {repeat(20, {sleepFor(0.001 * ((at * 7919) % 1'000 + 1))})};
    run(state, write({}, bodies), 20'000);
}
BENCHMARK(sleepers)->Name("sleepers_1000")->Unit(benchmark::kMillisecond);

void lockContention(benchmark::State &state)
{
    run(state, write({lock("l")}, crew(100, {repeat(500, {with("l", {sleepFor(0)})})})), 50'000);
}
BENCHMARK(lockContention)->Name("lock_contention")->Unit(benchmark::kMillisecond);

void cancelWaiters(benchmark::State &state)
{
    auto bodies = crew(10'000, {waitFor("never")});
    const Line all = bodies.first().second.takeLast();
    bodies.first().second.append(sleepFor(0));
    for (int at = 10'000;
         at-- > 0;) // from the back: the worst place for a line that is searched from the front
        bodies.first().second.append(cancel(("t" + QByteArray::number(at)).constData()));
    bodies.first().second.append(all);
    run(state, write({event("never")}, bodies), 10'000);
}
BENCHMARK(cancelWaiters)->Name("cancel_10000_waiters")->Unit(benchmark::kMillisecond);

/// Two tasks hand a condition to and fro: each wakes the other and waits.
void conditionPingPong(benchmark::State &state)
{
    constexpr qint64 rounds = 50'000;
    const Lines player{repeat(rounds, {with("c", {on(Verb::NotifyAll, "c"), on(Verb::Wait, "c")})}),
                       with("c", {on(Verb::NotifyAll, "c")})};
    const ProgramResource condition{.kind = NodeKind::Condition, .name = QStringLiteral("c")};
    run(state, write({condition}, crew(2, player)), 2 * rounds);
}
BENCHMARK(conditionPingPong)->Name("condition_pingpong")->Unit(benchmark::kMillisecond);

/// Ten tasks of different urgency fill a queue, one empties it.
void priorityQueue(benchmark::State &state)
{
    constexpr qint64 items = 10'000;
    auto bodies = crew(11, {repeat(10 * items, {get("q")})});
    for (int at = 1; at <= 10; ++at) {
        Line urgent = put("q");
        urgent.count = at * 7 % 10;
        urgent.text = QStringLiteral("item");
        bodies[at].second = {repeat(items, {urgent})};
    }
    const ProgramResource queue{
        .kind = NodeKind::Queue, .name = QStringLiteral("q"), .order = QueueOrder::Priority};
    run(state, write({queue}, bodies), 10 * items);
}
BENCHMARK(priorityQueue)->Name("priority_queue")->Unit(benchmark::kMillisecond);

void taskGroups(benchmark::State &state)
{
    const Program program =
        write({},
              {{QStringLiteral("main"), {repeat(20, {group({repeat(1'000, {spawn("child")})})})}},
               {QStringLiteral("child"), {sleepFor(0)}}});
    run(state, program, 20'000);
}
BENCHMARK(taskGroups)->Name("task_group_1000")->Unit(benchmark::kMillisecond);

void nestedTimeouts(benchmark::State &state)
{
    const Lines work{repeat(200, {timeout(10, {timeout(9, {timeout(8, {sleepFor(0)})})})})};
    run(state, write({}, crew(100, work)), 60'000);
}
BENCHMARK(nestedTimeouts)->Name("nested_timeouts")->Unit(benchmark::kMillisecond);

void gatherMany(benchmark::State &state)
{
    Line all{Verb::Gather, {}, {}, 0, {}, {}};
    QList<std::pair<QString, Lines>> bodies{{QStringLiteral("main"), {}}};
    for (int at = 0; at < 10'000; ++at) {
        const QByteArray name = "t" + QByteArray::number(at);
        bodies.append({QString::fromLatin1(name), {sleepFor(0)}});
        all.body.append(spawn(name.constData()));
    }
    bodies.first().second.append(all);
    run(state, write({}, bodies), 10'000);
}
BENCHMARK(gatherMany)->Name("gather_10000")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
