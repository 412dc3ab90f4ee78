// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long an export takes to be cancelled: a person who presses Cancel waits for the step that is being done
// and for what is put away. For each format the longest step of all, and how long cancelling takes halfway.

#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "widgets/export/exportformat.h"
#include "widgets/export/film.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace signalbox;

namespace {

double millisecondsSince(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

Film queueFilm(int runs)
{
    const Layout layout =
        *loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/01_bounded_queue.signalbox")).layout;
    FilmSpec spec;
    spec.size = {960, 540};
    spec.to = runs > 1 ? -1 : 4'000'000;
    if (runs > 1)
        spec.sliders = {{QStringLiteral("cook.work"), 0.1, 0.1 * runs, 0.1}};
    return {layout, Replay(std::make_shared<const Run>(simulate(layout))), spec};
}

void cancelling(benchmark::State &state, const ExportFormat &format, int runs)
{
    const Film film = queueFilm(runs);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.") + format.suffix());
    double longestStep = 0;
    double longestCancel = 0;
    QElapsedTimer clock;
    for (auto _ : state) {
        const auto whole = format.begin(film, 0, path);
        for (bool goesOn = true; goesOn;) {
            clock.start();
            goesOn = whole->step();
            longestStep = std::max(longestStep, millisecondsSince(clock));
        }
        auto half = format.begin(film, 0, path);
        while (half->progress() < 0.5 && half->step()) { }
        clock.start();
        half->cancel();
        half.reset();
        longestCancel = std::max(longestCancel, millisecondsSince(clock));
    }
    state.counters["step_ms"] = longestStep;
    state.counters["cancel_ms"] = longestCancel;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    for (const ExportFormat &format : exportFormats()) {
        const auto add = [&format](const char *name, int runs) {
            benchmark::RegisterBenchmark(
                name, [&format, runs](benchmark::State &state) { cancelling(state, format, runs); })
                ->Unit(benchmark::kMillisecond)
                ->Iterations(1);
        };
        add(format.name, 1);
        if (format.shows == ExportFormat::Shows::Play)
            add("a page of 6 runs", 6);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
