// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the numbers of a run take. Every row is a shape of run of about a million facts, but for "sweep",
// a small run of which a change of a parameter asks for thousands.

#include "engine/figures/figures.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/programs.h"

#include <benchmark/benchmark.h>

#include <limits>
#include <map>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

using Bodies = QList<std::pair<QString, Lines>>;

/// Two makers fill a queue for two takers, \a items each.
Program queueOf(const ProgramResource &resource, qint64 items)
{
    const Lines make{repeat(items, {sleepFor(0.01), put("q")})};
    const Lines take{repeat(items, {get("q"), sleepFor(0.01)})};
    return write({resource},
                 {{QStringLiteral("main"),
                   {spawn("a"), spawn("b"), spawn("c"), spawn("d"), waitAll({"a", "b", "c", "d"})}},
                  {QStringLiteral("a"), make},
                  {QStringLiteral("b"), make},
                  {QStringLiteral("c"), take},
                  {QStringLiteral("d"), take}});
}

/// \a size tasks at a lock, again and again.
Program lockedTasks(int size, qint64 rounds)
{
    Bodies bodies{{QStringLiteral("main"), {}}};
    signalbox::testing::Line all{Verb::WaitAll, {}, {}, 0, {}, {}};
    for (int at = 0; at < size; ++at) {
        const QByteArray name = "t" + QByteArray::number(at);
        bodies.append({QString::fromLatin1(name), {repeat(rounds, {with("l", {sleepFor(0.001)})})}});
        bodies.first().second.append(spawn(name.constData()));
        all.body.append(await(name.constData()));
    }
    bodies.first().second.append(all);
    return write({lock("l")}, bodies);
}

Program shortLived()
{
    return write({},
                 {{QStringLiteral("main"), {repeat(120'000, {spawn("fly"), await("fly")})}},
                  {QStringLiteral("fly"), {sleepFor(0.001)}}});
}

const Run &runOf(const std::string &name, Program program)
{
    static std::map<std::string, Run> runs;
    const auto found = runs.find(name);
    if (found != runs.end())
        return found->second;
    constexpr qint64 unlimited = std::numeric_limits<qint64>::max();
    program.horizon = 1'000'000 * kMicrosPerSecond;
    Simulation simulation(std::move(program), unlimited);
    while (!simulation.advance(unlimited)) { }
    return runs.emplace(name, simulation.takeRun()).first->second;
}

void figures(benchmark::State &state, const char *name, const Program &program)
{
    const Run &run = runOf(name, program);
    for (auto _ : state)
        benchmark::DoNotOptimize(figuresOf(run));
    state.counters["facts"] = double(run.trace.size());
    state.counters["facts_per_s"] =
        benchmark::Counter(double(run.trace.size()), benchmark::Counter::kIsIterationInvariantRate);
}

void enroll(const char *name, const Program &program)
{
    benchmark::RegisterBenchmark((std::string("figures/") + name).c_str(), figures, name, program)
        ->Unit(benchmark::kMicrosecond);
}

} // namespace

int main(int argc, char **argv)
{
    enroll("sweep", queueOf(queue("q", 5), 10));
    enroll("queue", queueOf(queue("q", 5), 40'000));
    enroll("priority_queue", queueOf(priorityQueue("q", 0), 40'000));
    enroll("locked_10", lockedTasks(10, 14'000));
    enroll("locked_1000", lockedTasks(1'000, 140));
    enroll("short_lived_120000", shortLived());
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
