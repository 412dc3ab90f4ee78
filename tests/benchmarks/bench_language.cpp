// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast programs in Python run here: each of tests/benchmarks/programs, reading it included. An "item" is
// one run of the whole program. tests/benchmarks/compare runs the same files on CPython in the same run.

#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"

#include <QDir>
#include <QFile>

#include <benchmark/benchmark.h>

using namespace signalbox;

namespace {

/// Each of them asserts what it has computed.
bool isRight(const QString &text)
{
    return exitOf(simulate(programOfScript(text, PythonVersion::Python311))).code == 0;
}

void run(benchmark::State &state, const QString &text)
{
    const Program program = programOfScript(text, PythonVersion::Python311);
    for (auto _ : state)
        benchmark::DoNotOptimize(simulate(program));
    state.SetItemsProcessed(state.iterations());
}

} // namespace

int main(int argc, char **argv)
{
    const QDir programs(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/benchmarks/programs"));
    for (const QFileInfo &each : programs.entryInfoList({QStringLiteral("*.py")}, QDir::Files, QDir::Name)) {
        QFile file(each.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QString text = QString::fromUtf8(file.readAll());
        if (!isRight(text))
            return 1;
        benchmark::RegisterBenchmark(qPrintable(each.completeBaseName()), [text](benchmark::State &state) {
            run(state, text);
        })->Unit(benchmark::kMillisecond);
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
