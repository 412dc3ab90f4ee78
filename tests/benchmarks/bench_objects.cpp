// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Python's values: beside each, what measures the same in Python (python3 -m timeit).

#include "engine/builtins/builtinfunctions.h"
#include "engine/objects/dicts.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/subscripts.h"

#include <benchmark/benchmark.h>

namespace {

using namespace signalbox::objects;

constexpr int kItems = 1000;

// total = 0
// for i in range(1000): total = total + i * 3
void addAndMultiply(benchmark::State &state)
{
    Heap heap;
    Context context(heap);
    for (auto _ : state) {
        Value total = Value::integer(0);
        for (int i = 0; i < kItems; ++i)
            total = add(context, total,
                        binary(context, Operator::Multiply, Value::integer(i), Value::integer(3)));
        benchmark::DoNotOptimize(total);
    }
}
BENCHMARK(addAndMultiply);

// items = []
// for i in range(1000): items.append(i)
// for i in range(1000): items[i]
void appendAndIndex(benchmark::State &state)
{
    Heap heap;
    Context context(heap);
    for (auto _ : state) {
        const Value items = makeList(heap, {});
        for (int i = 0; i < kItems; ++i)
            benchmark::DoNotOptimize(items.as<List>()->append(context, Value::integer(i)));
        for (int i = 0; i < kItems; ++i)
            benchmark::DoNotOptimize(subscript(context, items, Value::integer(i)));
    }
}
BENCHMARK(appendAndIndex);

// counts = {}
// for i in range(1000): counts[words[i % 16]] = i
void setTextKeys(benchmark::State &state)
{
    Heap heap;
    Context context(heap);
    std::vector<Value> words;
    for (int i = 0; i < 16; ++i)
        words.push_back(makeText(heap, "word " + std::to_string(i)));
    for (auto _ : state) {
        const Value counts = makeDict(heap);
        for (int i = 0; i < kItems; ++i)
            benchmark::DoNotOptimize(setSubscript(context, counts, words[size_t(i % 16)], Value::integer(i)));
    }
}
BENCHMARK(setTextKeys);

// sum(items); sorted(items)
void sumAndSort(benchmark::State &state)
{
    Heap heap;
    Context context(heap);
    std::vector<Value> numbers;
    for (int i = 0; i < kItems; ++i)
        numbers.push_back(Value::integer(i * 7919 % 1009));
    const Value items = makeList(heap, std::move(numbers));
    for (auto _ : state) {
        benchmark::DoNotOptimize(call(context, builtinNamed("sum"), items));
        benchmark::DoNotOptimize(call(context, builtinNamed("sorted"), items));
    }
}
BENCHMARK(sumAndSort);

} // namespace

BENCHMARK_MAIN();
