// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the timeline of a long run takes: its lanes from the facts, and a frame of all, a tenth and a
// thousandth of it. What a frame costs is to follow the width of the picture, not the number of spans.

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "engine/replay/replay.h"
#include "widgets/timeline/timelinepainter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

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

} // namespace

BENCHMARK(lanes)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(frames)->Arg(1)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
