// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long it takes to go to a moment of a long run. Every row is a shape of run of about a million facts; a
// round seeks one moment, and the counter worst_ms is the slowest of them all. "explain" rows ask for a
// sentence at that moment, as hovering does.

#include "engine/interpreter/simulation.h"
#include "engine/sentences/explain.h"
#include "tests/support/programs.h"

#include <benchmark/benchmark.h>

#include <ctime>
#include <map>

using namespace signalbox;
using namespace signalbox::testing;

namespace {

constexpr qint64 kFacts = 1'000'000;

using Bodies = QList<std::pair<QString, Lines>>;

/// \a size tasks that live as long as the run and wait for a lock or sleep by turns.
Program liveTasks(int size)
{
    Bodies bodies{{QStringLiteral("main"), {}}};
    signalbox::testing::Line all{Verb::WaitAll, {}, {}, 0, {}, {}};
    for (int at = 0; at < size; ++at) {
        const QByteArray name = "t" + QByteArray::number(at);
        const double pause = 0.001 * ((at * 7919) % 1'000 + 1);
        bodies.append({QString::fromLatin1(name),
                       {repeat(kFacts / 8 / size + 1, {sleepFor(pause), with("l", {sleepFor(0)})})}});
        bodies.first().second.append(spawn(name.constData()));
        all.body.append(await(name.constData()));
    }
    bodies.first().second.append(all);
    return write({lock("l")}, bodies);
}

/// 120,000 tasks of which each ends before the next begins.
Program shortLived()
{
    return write({},
                 {{QStringLiteral("main"), {repeat(120'000, {spawn("fly"), await("fly")})}},
                  {QStringLiteral("fly"), {sleepFor(0.001)}}});
}

Program timeouts()
{
    return write({}, {{QStringLiteral("main"), {repeat(170'000, {timeout(1, {sleepFor(0.001)})})}}});
}

const Replay &replayOf(const char *name, Program program)
{
    static std::map<std::string, Replay> replays;
    const auto found = replays.find(name);
    if (found != replays.end())
        return found->second;
    constexpr qint64 unlimited = std::numeric_limits<qint64>::max();
    program.horizon = 1'000'000 * kMicrosPerSecond;
    Simulation simulation(std::move(program), unlimited);
    while (!simulation.advance(unlimited)) { }
    return replays.emplace(name, Replay(std::make_shared<const Run>(simulation.takeRun()))).first->second;
}

/// Every round a moment elsewhere, those just before a keyframe first: they have the longest way.
qsizetype momentOf(const Replay &replay, qint64 round)
{
    const qsizetype frames = replay.factCount() / replay.keyframeDistance() + 1;
    const qsizetype frame = (round * 7919) % frames + 1;
    return std::min(replay.factCount(), frame * replay.keyframeDistance() - 1);
}

template <typename Work> void measure(benchmark::State &state, const Replay &replay, const Work &work)
{
    double worst = 0;
    qint64 round = 0;
    for (auto _ : state) {
        const double took = work(momentOf(replay, round++));
        state.SetIterationTime(took);
        worst = std::max(worst, took);
    }
    state.counters["facts"] = double(replay.factCount());
    state.counters["distance"] = double(replay.keyframeDistance());
    state.counters["megabytes"] = double(replay.keyframeBytes()) / 1e6;
    state.counters["worst_ms"] = worst * 1e3;
}

/// Seconds of the processor, so that whatever else the machine does is not counted.
template <typename Work> double timed(const Work &work)
{
    const std::clock_t begun = std::clock();
    work();
    return double(std::clock() - begun) / CLOCKS_PER_SEC;
}

void seek(benchmark::State &state, const char *name, const Program &program)
{
    const Replay &replay = replayOf(name, program);
    measure(state, replay, [&replay](qsizetype moment) {
        return timed([&] { benchmark::DoNotOptimize(replay.atFact(moment)); });
    });
}

/// Whatever a person may point at, one after the other, at moments everywhere.
void explain(benchmark::State &state, const char *name, const Program &program)
{
    const Replay &replay = replayOf(name, program);
    state.counters["index_ms"] =
        1e3 * timed([&replay] { benchmark::DoNotOptimize(FactIndex(replay.run())); });
    benchmark::DoNotOptimize(&replay.factIndex()); // made once for a run: counted by itself
    measure(state, replay, [&replay](qsizetype moment) {
        const World world = replay.atFact(moment);
        double worst = 0;
        const std::size_t step = std::max<std::size_t>(1, world.tasks.size() / 8);
        for (std::size_t at = 0; at < world.tasks.size(); at += step)
            worst = std::max(worst, timed([&] {
                                 benchmark::DoNotOptimize(explainTask(replay, world, world.tasks[at].id));
                             }));
        for (quint32 at = 0; at < world.resources.size(); ++at)
            worst =
                std::max(worst, timed([&] { benchmark::DoNotOptimize(explainResource(replay, world, at)); }));
        return worst;
    });
}

void build(benchmark::State &state, const char *name, const Program &program)
{
    const Replay &replay = replayOf(name, program);
    for (auto _ : state)
        benchmark::DoNotOptimize(Replay(replay.sharedRun()));
    state.counters["facts"] = double(replay.factCount());
}

void enroll(const char *name, const Program &program)
{
    const std::string of = std::string("/") + name;
    benchmark::RegisterBenchmark(("seek" + of).c_str(), seek, name, program)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("explain" + of).c_str(), explain, name, program)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("build" + of).c_str(), build, name, program)->Unit(benchmark::kMillisecond);
}

} // namespace

int main(int argc, char **argv)
{
    enroll("live_5", liveTasks(5));
    enroll("live_1000", liveTasks(1'000));
    enroll("live_10000", liveTasks(10'000));
    enroll("short_lived_120000", shortLived());
    enroll("timeouts_170000", timeouts());
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
