// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a frame of the canvas takes: a layout of 500 nodes while it runs, painted into an image as the
// window and the exports paint it, at the moments of a playing run. "whole" shows all of it, "close" what
// fits at 100 %.

#include "engine/catalog/catalog.h"
#include "engine/importer/importer.h"
#include "engine/interpreter/simulation.h"
#include "widgets/painting/canvaspainter.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <memory>

using namespace signalbox;

namespace {

constexpr QSize kWindow(1440, 900);
constexpr int kLines = 100; ///< of five nodes each
constexpr Micros kStep = 16'000; ///< of the run, from one frame to the next

NodeId add(Layout &layout, NodeKind kind, QPointF at)
{
    const Node node = makeNode(layout, kind, at);
    layout.nodes.append(node);
    return node.id;
}

void wire(Layout &layout, LinkKind kind, NodeId from, NodeId to)
{
    layout.links.append({layout.unusedLinkId(), kind, from, to, {}});
}

/// Lines of a producer, a queue, two consumers and a lock that both hold.
Layout manyLines()
{
    Layout layout;
    for (int line = 0; line < kLines; ++line) {
        const QPointF at((line % 10) * 1200, (line / 10) * 480);
        const NodeId maker = add(layout, NodeKind::Producer, at);
        const NodeId queue = add(layout, NodeKind::Queue, at + QPointF(320, 0));
        const NodeId lock = add(layout, NodeKind::Lock, at + QPointF(320, 240));
        wire(layout, LinkKind::Putting, maker, queue);
        for (const double y : {0.0, 160.0}) {
            const NodeId cook = add(layout, NodeKind::Consumer, at + QPointF(720, y));
            wire(layout, LinkKind::Getting, cook, queue);
            wire(layout, LinkKind::Guarding, cook, lock);
        }
    }
    return layout;
}

/// A program of 500 functions: of each pair, two tasks run the first and call the second in place.
Layout manyFunctions()
{
    QString text = QStringLiteral("import asyncio\n");
    QString calls;
    for (int pair = 0; pair < 250; ++pair) {
        text += QStringLiteral("\n\nasync def step_%1(time, lock):\n    async with lock:\n"
                               "        await asyncio.sleep(time)\n    return time\n"
                               "\n\nasync def work_%1(time, lock):\n    for _ in range(50):\n"
                               "        await step_%1(time, lock)\n        await asyncio.sleep(0.01)\n")
                    .arg(pair);
        calls += QStringLiteral("        work_%1(0.02, lock), work_%1(0.03, lock),\n").arg(pair);
    }
    text +=
        QStringLiteral(
            "\n\nasync def main():\n    lock = asyncio.Semaphore(200)\n    await asyncio.gather(\n%1    )\n"
            "\n\nasyncio.run(main())\n")
            .arg(calls);
    return *importPython(text, QStringLiteral("program")).layout;
}

void paintFrames(benchmark::State &state, const Layout &layout, const Replay &replay, bool whole)
{
    const CanvasGeometry geometry(layout);
    const QRectF bounds = geometry.bounds();
    const double zoom =
        whole ? std::min(kWindow.width() / bounds.width(), kWindow.height() / bounds.height()) : 1;
    const QRectF visible(bounds.topLeft(), QSizeF(kWindow) / zoom);
    QImage image(kWindow, QImage::Format_ARGB32_Premultiplied);
    const Theme theme = Theme::dark();
    Micros time = 0;
    for (auto _ : state) {
        const World world = replay.at(time);
        QPainter painter(&image);
        painter.scale(zoom, zoom);
        painter.translate(-visible.topLeft());
        paintCanvas(painter, {layout, geometry, replay, world, theme, {}}, visible);
        painter.end();
        benchmark::DoNotOptimize(image.constBits());
        time = (time + kStep) % (4 * kMicrosPerSecond);
    }
    state.counters["frames_per_second"] =
        benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}

void frames(benchmark::State &state, bool whole)
{
    static const Layout layout = manyLines();
    static const Replay replay(std::make_shared<const Run>(simulate(layout)));
    paintFrames(state, layout, replay, whole);
}

/// With its run, or as if nothing of it had run: the difference is what the tasks on the cards cost.
void functions(benchmark::State &state, bool whole, bool runs)
{
    static const Layout layout = manyFunctions();
    static const Replay replay(std::make_shared<const Run>(simulate(layout)));
    paintFrames(state, layout, runs ? replay : Replay(), whole);
}

void layouts(benchmark::State &state)
{
    const Layout layout = manyLines();
    for (auto _ : state)
        benchmark::DoNotOptimize(CanvasGeometry(layout).wires().size());
}

} // namespace

BENCHMARK_CAPTURE(frames, whole, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frames, close, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(functions, whole, true, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(functions, whole_still, true, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(functions, close, false, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(functions, close_still, false, false)->Unit(benchmark::kMillisecond);
BENCHMARK(layouts)->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
