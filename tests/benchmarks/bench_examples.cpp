// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Complete runs of every example from its expanded program: start, run, teardown, tracing on. An "item" is a
// run. tests/benchmarks/compare holds them to a number of runs a second.

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"

#include <QDir>

#include <benchmark/benchmark.h>

using namespace signalbox;

namespace {

void runs(benchmark::State &state, const Program &program)
{
    qsizetype facts = 0;
    for (auto _ : state)
        facts = simulate(program).trace.size();
    state.SetItemsProcessed(qint64(state.iterations()));
    state.counters["facts"] = double(facts);
    state.counters["code"] = program.script.isEmpty() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QDir examples(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : examples.entryList({QStringLiteral("*.signalbox")}, QDir::Files, QDir::Name)) {
        const LoadResult loaded = loadLayout(examples.filePath(name));
        if (!loaded.layout)
            return 1;
        const std::string row = name.section(QLatin1Char('.'), 0, 0).toStdString();
        benchmark::RegisterBenchmark(row.c_str(), runs, expand(*loaded.layout))
            ->Unit(benchmark::kMicrosecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
