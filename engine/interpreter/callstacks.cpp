// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/callstacks.h"

#include "engine/evaluator/activation.h"
#include "engine/interpreter/callvariables.h"
#include "engine/interpreter/camera.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/simulation.h"

namespace signalbox {

namespace {

QList<ShownCall> showCalls(Camera &camera, const asyncio::ScriptSteps &steps,
                           const asyncio::LayeredCode &code)
{
    QList<ShownCall> calls;
    for (const auto &layer : code.layers) {
        const evaluator::Execution *execution = layer->execution();
        if (!execution)
            continue;
        for (const auto &activation : execution->activations()) {
            ShownCall call{activation->name(), steps.stepOf(*activation), {}};
            for (const auto &[name, value] : variablesOf(*activation))
                call.variables.append({name, value.isMissing() ? ShownValue() : camera.show(value)});
            calls.append(call);
        }
    }
    return calls;
}

} // namespace

bool ShownValue::operator==(const ShownValue &) const = default;

CallStackSearch::CallStackSearch(const Program &program, qsizetype fact)
{
    if (program.script.isEmpty())
        return;
    m_simulation = std::make_unique<Simulation>(program);
    m_simulation->probe(fact + 1, [this](Interpreter &interpreter) { m_stacks = callStacksOf(interpreter); });
}

CallStackSearch::~CallStackSearch() = default;

bool CallStackSearch::advance(qint64 turns)
{
    return !m_simulation || m_simulation->hasProbed() || m_simulation->advance(turns)
        || m_simulation->hasProbed();
}

/// Who computes on in the same turn need not end it.
void CallStackSearch::attend(std::function<bool()> isWanted)
{
    if (m_simulation)
        m_simulation->attend(
            [this, isWanted = std::move(isWanted)] { return !m_simulation->hasProbed() && isWanted(); });
}

CallStacks callStacksOf(Interpreter &interpreter)
{
    CallStacks stacks;
    if (!interpreter.script())
        return stacks;
    asyncio::AsyncioRun &asyncio = interpreter.script()->asyncio();
    Camera camera(asyncio.context());
    for (const Task &task : interpreter.tasks().all()) {
        if (!task.isDone() && task.code)
            stacks.insert(
                task.id,
                showCalls(camera, asyncio.steps(), static_cast<const asyncio::LayeredCode &>(*task.code)));
    }
    return stacks;
}

CallStacks callStacksAt(const Program &program, qsizetype fact)
{
    CallStackSearch search(program, fact);
    while (!search.advance(10'000)) { }
    return search.stacks();
}

} // namespace signalbox
