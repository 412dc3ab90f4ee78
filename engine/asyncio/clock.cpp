// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/clock.h"
#include "engine/asyncio/handles.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/module.h"
#include "engine/asyncio/threads.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

namespace {

Value now(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    return asyncio.fromMicros(asyncio.tasks().loop().now());
}

Value nowInNanoseconds(const Call &call)
{
    return Value::integer(runOf(call).tasks().loop().now() * 1000);
}

Value sleep(const Call &call)
{
    Asyncio &asyncio = runOf(call);
    Micros duration = 0;
    if (!asyncio.toMicros(call[0], duration))
        return {};
    if (duration < 0)
        return call.context.valueError("sleep length must be non-negative");
    if (asyncio.threads().isInThread())
        return asyncio.threads().sleep(call.context, duration);
    const Task &task = asyncio.performer();
    Runtime &runtime = asyncio.runtime();
    runtime.tasks.record(FactKind::StepBegan, task, Verb::Block).setDuration(duration);
    runtime.loop.holdFor(duration);
    if (runtime.loop.now() > runtime.program.horizon)
        runtime.limits.cut(task, Ending::Horizon);
    return Value::none();
}

constexpr FunctionRow kFunctions[] = {
    {"time", now},
    {"monotonic", now},
    {"perf_counter", now},
    {"process_time", now},
    {"time_ns", nowInNanoseconds},
    {"monotonic_ns", nowInNanoseconds},
    {"perf_counter_ns", nowInNanoseconds},
    {"sleep", sleep, Signature::One},
};

} // namespace

std::vector<std::pair<std::string, Value>> clockFunctions(Asyncio &asyncio)
{
    return Module::bound(asyncio, kFunctions);
}

} // namespace signalbox::asyncio
