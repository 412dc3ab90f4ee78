// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many runs of one layout that differ in a number, on all cores. An "item" is a run. "6000 runs" is what a
// slider asks for that is moved over the first example: 60 values with 100 seeds each; beside it stand the
// same runs one after the other, of a program that is expanded once, which is what they cost at least.

#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sweeps/effects.h"

#include <QDir>

#include <benchmark/benchmark.h>

using namespace signalbox;

namespace {

const QDir kExamples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));

Layout example(const QString &name)
{
    return loadLayout(kExamples.filePath(name)).layout.value_or(Layout());
}

/// The first time of a node that is not 0.
Knob timeOf(const Layout &layout)
{
    for (const Knob &knob : knobsOf(layout)) {
        if (knob.unit == Knob::Unit::Seconds && knob.value > 0)
            return knob;
    }
    return {};
}

void sixThousandRuns(benchmark::State &state)
{
    SweepPlan plan{.layout = example(QStringLiteral("01_bounded_queue.signalbox"))};
    const Knob knob = timeOf(plan.layout);
    plan.axes = {makeAxis(knob, knob.value / 2, knob.value * 2, knob.value * 1.5 / 59)};
    plan.seeds = 100;
    for (auto _ : state)
        benchmark::DoNotOptimize(runSweep(plan, 0, plan.points()));
    state.SetItemsProcessed(qint64(state.iterations()) * plan.points() * plan.seeds);
}

void sameRunsInARow(benchmark::State &state)
{
    const Program program = runnable(example(QStringLiteral("01_bounded_queue.signalbox")));
    for (auto _ : state) {
        for (int run = 0; run < 6000; ++run)
            benchmark::DoNotOptimize(simulate(program).trace.endTime());
    }
    state.SetItemsProcessed(qint64(state.iterations()) * 6000);
}

void effects(benchmark::State &state, const Layout &layout)
{
    std::size_t numbers = 0;
    for (auto _ : state)
        numbers = effectsOf(layout, Measure::End).effects.size();
    state.counters["numbers"] = double(numbers);
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::RegisterBenchmark("6000 runs", sixThousandRuns)->Unit(benchmark::kMillisecond)->UseRealTime();
    benchmark::RegisterBenchmark("6000 runs in a row", sameRunsInARow)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    for (const QString &name :
         kExamples.entryList({QStringLiteral("*.signalbox")}, QDir::Files, QDir::Name)) {
        const std::string row = "effects/" + name.section(QLatin1Char('.'), 0, 0).toStdString();
        benchmark::RegisterBenchmark(row.c_str(), effects, example(name))
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
