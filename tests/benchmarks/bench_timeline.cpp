// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a frame takes with 10, 1,000 and 100,000 tasks, folded into one lane and each in its own, scrolled
// to anywhere: only lanes in view may cost anything.
//
// How long the timeline of a long run takes: its lanes from the facts, and a frame of all, a tenth and a
// thousandth of it. What a frame costs is to follow the width of the picture, not the number of spans; so for
// a program in Python that prints 100,000 lines, with and without its output, and with a pinned variable that
// changes as often.

#include "engine/catalog/catalog.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/interpreter/variablehistory.h"
#include "engine/replay/replay.h"
#include "widgets/timeline/lanearrangement.h"
#include "widgets/timeline/timelinepainter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <cmath>
#include <map>
#include <memory>

using namespace signalbox;

namespace {

/// A producer and a consumer that pass \a items on, with times that do not fall together.
Layout passingOn(qint64 items)
{
    Layout layout;
    const auto add = [&layout](NodeKind kind, Param time, Micros length) {
        Node node = makeNode(layout, kind, {});
        node.parameters[time] = Duration::fixed(length);
        layout.nodes.append(node);
        return node.id;
    };
    const NodeId maker = add(NodeKind::Producer, Param::Every, 10);
    layout.nodes.last().parameters[Param::Count] = items;
    const NodeId cook = add(NodeKind::Consumer, Param::Work, 7);
    const Node queue = makeNode(layout, NodeKind::Queue, {});
    layout.nodes.append(queue);
    layout.links.append({LinkId(1), LinkKind::Putting, maker, queue.id, {}});
    layout.links.append({LinkId(2), LinkKind::Getting, cook, queue.id, {}});
    return layout;
}

/// So many tasks that sleep, wait for a lock that goes round, and compute.
Program crowd(qint64 tasks)
{
    return programOfScript(QStringLiteral("import asyncio\n"
                                          "async def worker(number, gate):\n"
                                          "    await asyncio.sleep(0.001 * (number % 97))\n"
                                          "    await gate.wait()\n"
                                          "    await asyncio.sleep(0.001 * (number % 89))\n"
                                          "async def main():\n"
                                          "    gate = asyncio.Event()\n"
                                          "    asyncio.get_running_loop().call_later(0.05, gate.set)\n"
                                          "    await asyncio.gather(*[worker(n, gate) for n in range(%1)])\n"
                                          "asyncio.run(main())\n")
                               .arg(tasks),
                           PythonVersion::Python312);
}

/// A run with its lanes, made once for each number of tasks.
struct CrowdedRun {
    std::shared_ptr<const Run> run;
    Replay replay;
    Timeline all;

    explicit CrowdedRun(qint64 tasks)
        : run(std::make_shared<const Run>(simulate(crowd(tasks))))
        , replay(run)
        , all(makeTimeline({}, *run))
    {
    }
    static const CrowdedRun &of(qint64 tasks)
    {
        static std::map<qint64, std::unique_ptr<CrowdedRun>> known;
        std::unique_ptr<CrowdedRun> &made = known[tasks];
        if (!made)
            made = std::make_unique<CrowdedRun>(tasks);
        return *made;
    }
};

/// range(0): tasks; range(1): whether each has a lane. Every frame is scrolled to another place.
void crowdFrames(benchmark::State &state)
{
    const CrowdedRun &crowded = CrowdedRun::of(state.range(0));
    LaneChoice choice;
    choice.folded[QStringLiteral("function/worker")] = state.range(1) == 0;
    const Timeline timeline = arrangedTimeline(crowded.all, {}, *crowded.run, {choice});
    const World world = crowded.replay.at(timeline.end / 2);
    const Theme theme = Theme::dark();
    QImage image(1200, 400, QImage::Format_ARGB32_Premultiplied);
    TimelineGeometry geometry{.from = 0, .to = timeline.end, .width = double(image.width())};
    const double scrolled = std::max(1.0, geometry.contentHeight(timeline) - image.height());
    for (auto _ : state) {
        geometry.top = std::fmod(geometry.top + 7'777, scrolled);
        QPainter painter(&image);
        paintTimeline(painter,
                      {.timeline = timeline,
                       .run = *crowded.run,
                       .world = world,
                       .theme = theme,
                       .geometry = geometry,
                       .playhead = world.time},
                      image.rect());
        painter.end();
        benchmark::DoNotOptimize(image.constBits());
    }
    state.counters["lanes"] = double(timeline.lanes.size());
}

/// What a choice costs: the lanes as a person wants them. range(0): tasks; range(1): how they are sorted.
void crowdArranged(benchmark::State &state)
{
    const CrowdedRun &crowded = CrowdedRun::of(state.range(0));
    LaneView view{.choice = {.sort = LaneChoice::Sort(state.range(1))}, .now = crowded.all.end / 2};
    view.choice.folded[QStringLiteral("function/worker")] = false;
    for (auto _ : state)
        benchmark::DoNotOptimize(arrangedTimeline(crowded.all, {}, *crowded.run, view).lanes.size());
}

/// The same folded: the sums over time of all of them.
void crowdFolded(benchmark::State &state)
{
    const CrowdedRun &crowded = CrowdedRun::of(state.range(0));
    const LaneView view{.choice = {.folded = {{QStringLiteral("function/worker"), true}}}};
    for (auto _ : state)
        benchmark::DoNotOptimize(arrangedTimeline(crowded.all, {}, *crowded.run, view).lanes.size());
}

void lanes(benchmark::State &state)
{
    const Layout layout = passingOn(state.range(0));
    const Run run = simulate(layout);
    for (auto _ : state)
        benchmark::DoNotOptimize(makeTimeline(layout, run).lanes.size());
    state.counters["facts"] = double(run.trace.size());
}

void frames(benchmark::State &state)
{
    static const Layout layout = passingOn(50'000);
    static const auto run = std::make_shared<const Run>(simulate(layout));
    static const Replay replay(run);
    static const Timeline timeline = makeTimeline(layout, *run);
    const Micros length = timeline.end / state.range(0);
    const World world = replay.at(length / 2);
    const Theme theme = Theme::dark();
    QImage image(1200, 400, QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        QPainter painter(&image);
        paintTimeline(painter,
                      {.timeline = timeline,
                       .run = *run,
                       .world = world,
                       .theme = theme,
                       .geometry = {.from = 0, .to = length, .width = double(image.width())},
                       .playhead = world.time},
                      image.rect());
        painter.end();
        benchmark::DoNotOptimize(image.constBits());
    }
}

/// A hundred tasks that print a thousand lines each.
Program printing()
{
    return programOfScript(QStringLiteral("import asyncio\n"
                                          "async def talk(name):\n"
                                          "    for number in range(1000):\n"
                                          "        await asyncio.sleep(0.001 + name * 0.00001)\n"
                                          "        print(name, 'says', number)\n"
                                          "async def main():\n"
                                          "    await asyncio.gather(*[talk(name) for name in range(100)])\n"
                                          "asyncio.run(main())\n"),
                           PythonVersion::Python312);
}

void printedLanes(benchmark::State &state)
{
    static const Run run = simulate(printing());
    for (auto _ : state)
        benchmark::DoNotOptimize(makeTimeline({}, run).lanes.size());
    state.counters["printed"] = double(run.output.size());
}

/// As widgets/variables makes it of a history.
TimelineLane pinnedLane(const Program &program)
{
    TimelineLane lane;
    lane.kind = Lane::Kind::Variable;
    const auto histories =
        variableHistories(program, {{TaskId(3), QStringLiteral("talk"), QStringLiteral("number")}});
    for (const VariableChange &change : histories.front().changes) {
        if (!lane.spans.isEmpty())
            lane.spans.back().end = change.time;
        lane.spans.append({.kind = LaneSpan::Kind::Value,
                           .begin = change.time,
                           .end = change.time,
                           .value = lane.texts.size()});
        lane.texts.append({.text = change.text});
    }
    return lane;
}

void history(benchmark::State &state)
{
    static const Program program = printing();
    for (auto _ : state)
        benchmark::DoNotOptimize(pinnedLane(program).spans.size());
}

void once(benchmark::State &state)
{
    static const Program program = printing();
    for (auto _ : state)
        benchmark::DoNotOptimize(simulate(program).trace.size());
}

/// range(0): the part of the run that is shown; range(1): 0 the lane of a task, 1 the output, 2 the variable.
void printedFrames(benchmark::State &state)
{
    static const Program program = printing();
    static const auto run = std::make_shared<const Run>(simulate(program));
    static const Replay replay(run);
    static const Timeline all = [] {
        Timeline made = makeTimeline({}, *run);
        pinLanes(made, {pinnedLane(program)});
        return made;
    }();
    static const World world = replay.at(all.end / 2);
    const Lane::Kind kinds[] = {Lane::Kind::Task, Lane::Kind::Output, Lane::Kind::Variable};
    Timeline timeline = all;
    timeline.lanes.removeIf([&](const TimelineLane &lane) {
        return lane.kind != kinds[state.range(1)] || lane.task == TaskId::Main;
    });
    timeline.lanes.resize(1);
    timeline.taskLanes.clear(); // they are gone
    timeline.lanes[0].top = 0;
    const Micros length = all.end / state.range(0);
    const Theme theme = Theme::dark();
    QImage image(1200, 60, QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        QPainter painter(&image);
        paintTimeline(painter,
                      {.timeline = timeline,
                       .run = *run,
                       .world = world,
                       .theme = theme,
                       .geometry = {.from = 0, .to = length, .width = double(image.width())},
                       .playhead = length / 2},
                      image.rect());
        painter.end();
        benchmark::DoNotOptimize(image.constBits());
    }
}

} // namespace

BENCHMARK(lanes)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(frames)->Arg(1)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(crowdFrames)->ArgsProduct({{10, 1'000, 100'000}, {0, 1}})->Unit(benchmark::kMillisecond);
BENCHMARK(crowdArranged)->ArgsProduct({{1'000, 100'000}, {0, 2, 3}})->Unit(benchmark::kMillisecond);
BENCHMARK(crowdFolded)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(once)->Unit(benchmark::kMillisecond);
BENCHMARK(history)->Unit(benchmark::kMillisecond);
BENCHMARK(printedLanes)->Unit(benchmark::kMillisecond);
BENCHMARK(printedFrames)->ArgsProduct({{1, 10, 1000}, {0, 1, 2}})->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
