// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What help with writing costs at each letter, in a program of 1,000 lines that is one piece: a key may take
// 16 ms with all that follows from it.

#include "engine/assist/codefaults.h"
#include "engine/assist/completion.h"
#include "engine/assist/signatures.h"

#include <benchmark/benchmark.h>

using namespace signalbox;
using namespace signalbox::assist;

namespace {

/// A hundred functions, and the one that is being written, in their middle.
struct LongCode {
    QString code = QStringLiteral("import asyncio\n\n\n");
    qsizetype place = 0;

    explicit LongCode(const QString &typed)
    {
        constexpr int functions = 100;
        for (int number = 0; number < functions; ++number) {
            code += QStringLiteral("async def work%1(queue, name, limit=3):\n"
                                   "    total = 0\n"
                                   "    for number in range(limit):\n"
                                   "        item = await queue.get()\n"
                                   "        total += item * number\n"
                                   "        print(f\"{name}: {total:5.2f}\")\n"
                                   "    return total\n\n\n")
                        .arg(number);
            if (number == functions / 2) {
                code += QStringLiteral("async def main():\n    queue = asyncio.Queue()\n    ") + typed;
                place = code.size();
                code += QStringLiteral("\n    return queue\n\n\n");
            }
        }
    }
};

const Surroundings kAlone;

/// Each letter makes another text.
template <typename Work> void typing(benchmark::State &state, const QString &typed, const Work &work)
{
    LongCode text(typed);
    int letters = 0;
    for (auto _ : state) {
        QString code = text.code;
        code.insert(text.place, QString::number(++letters));
        work(code, text.place);
    }
}

void completion(benchmark::State &state)
{
    typing(state, QStringLiteral("que"), [](const QString &code, qsizetype place) {
        benchmark::DoNotOptimize(completionAt(code, place, kAlone));
    });
}
void signature(benchmark::State &state)
{
    typing(state, QStringLiteral("work7(queue, "), [](const QString &code, qsizetype place) {
        benchmark::DoNotOptimize(callHelpAt(code, place, kAlone));
    });
}
void faults(benchmark::State &state)
{
    typing(state, QStringLiteral("x = "),
           [](const QString &code, qsizetype) { benchmark::DoNotOptimize(faultsIn(code, kAlone)); });
}

} // namespace

BENCHMARK(completion)->Unit(benchmark::kMillisecond);
BENCHMARK(signature)->Unit(benchmark::kMillisecond);
BENCHMARK(faults)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
