// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every edit of a large document costs: checking it, expanding it with all its names, writing and
// reading it. Time must grow with the size: the rows end in google-benchmark's estimate of the order.

#include "engine/checks/problems.h"
#include "engine/file/layoutfile.h"
#include "engine/program/program.h"
#include "engine/python/python.h"

#include <benchmark/benchmark.h>

using namespace signalbox;

namespace {

QList<Step> stepsWith(NodeId queue)
{
    Step put;
    put.verb = Verb::Put;
    put.target = queue;
    return {put, Step()};
}

/// As many nodes as asked for: queues, each with a producer and a consumer, and tasks with steps, all in one
/// frame for every hundred; all actors have one and the same name, which is the worst case for naming.
Layout largeLayout(qint64 size)
{
    Layout layout;
    quint32 link = 0;
    NodeId frame = NodeId::None;
    NodeId queue = NodeId::None;
    constexpr NodeKind kinds[] = {NodeKind::Queue, NodeKind::Producer, NodeKind::Consumer, NodeKind::Task};
    for (quint32 at = 0; at < quint32(size); ++at) {
        Node node;
        node.id = NodeId(at + 1);
        node.kind = at % 100 == 0 ? NodeKind::TaskGroup : kinds[at % 4];
        node.name = QStringLiteral("cook");
        node.position = {double(at % 200) * 200, double(at / 200) * 200};
        node.scope = node.kind == NodeKind::TaskGroup || node.kind == NodeKind::Queue ? NodeId::None : frame;
        if (node.kind == NodeKind::TaskGroup)
            frame = node.id;
        else if (node.kind == NodeKind::Queue)
            queue = node.id;
        else if (node.kind == NodeKind::Task)
            node.parameters.insert(Param::Steps, stepsWith(queue));
        if (queue != NodeId::None && node.kind == NodeKind::Producer)
            layout.links.append({LinkId(++link), LinkKind::Putting, node.id, queue, {}});
        if (queue != NodeId::None && node.kind == NodeKind::Consumer)
            layout.links.append({LinkId(++link), LinkKind::Getting, node.id, queue, {}});
        layout.nodes.append(node);
    }
    return layout;
}

template <typename Work> void measure(benchmark::State &state, const Work &work)
{
    const Layout layout = largeLayout(state.range(0));
    for (auto _ : state)
        work(layout);
    state.SetItemsProcessed(qint64(state.iterations()) * state.range(0));
    state.SetComplexityN(state.range(0));
}

void sizes(benchmark::internal::Benchmark *row)
{
    row->Arg(1'000)->Arg(5'000)->Arg(20'000)->Unit(benchmark::kMillisecond)->Complexity();
}

void expanding(benchmark::State &state)
{
    measure(state, [](const Layout &layout) { benchmark::DoNotOptimize(expand(layout)); });
}
BENCHMARK(expanding)->Name("expand")->Apply(sizes);

void checking(benchmark::State &state)
{
    measure(state, [](const Layout &layout) { benchmark::DoNotOptimize(check(layout)); });
}
BENCHMARK(checking)->Name("check")->Apply(sizes);

void encoding(benchmark::State &state)
{
    measure(state, [](const Layout &layout) { benchmark::DoNotOptimize(encodeLayout(layout)); });
}
BENCHMARK(encoding)->Name("encode")->Apply(sizes);

void decoding(benchmark::State &state)
{
    const QByteArray json = encodeLayout(largeLayout(state.range(0)));
    measure(state, [&](const Layout &) { benchmark::DoNotOptimize(decodeLayout(json)); });
}
BENCHMARK(decoding)->Name("decode")->Apply(sizes);

/// Every task starts and awaits the next and counts in a counter of its own: what exported code has to
/// declare.
Layout chainOfTasks(qint64 size)
{
    const auto step = [](Verb verb, NodeId target) {
        Step made;
        made.verb = verb;
        made.target = target;
        return made;
    };
    Layout layout;
    for (quint32 at = 0; at < quint32(size); at += 2) {
        Node task;
        task.id = NodeId(at + 1);
        task.kind = NodeKind::Task;
        task.name = QStringLiteral("cook");
        const NodeId counter = NodeId(at + 2);
        QList<Step> steps{step(Verb::Read, counter), step(Verb::Write, counter)};
        if (at + 2 < quint32(size))
            steps += {step(Verb::Spawn, NodeId(at + 3)), step(Verb::Await, NodeId(at + 3))};
        task.parameters.insert(Param::Steps, steps);
        layout.nodes.append(task);
        Node count;
        count.id = counter;
        count.kind = NodeKind::Counter;
        count.name = QStringLiteral("count");
        layout.nodes.append(count);
    }
    return layout;
}

void exporting(benchmark::State &state)
{
    const Program program = expand(chainOfTasks(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(toPython(program, {}, {}));
    state.SetItemsProcessed(qint64(state.iterations()) * state.range(0));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(exporting)->Name("python")->Apply(sizes);

} // namespace

BENCHMARK_MAIN();
