// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/drawncounters.h"

#include "engine/evaluator/moduleobject.h"

namespace signalbox::asyncio {

using evaluator::ModuleObject;

void DrawnCounters::watch(const objects::Value &module)
{
    m_module = module;
    for (quint32 at = 0; !m_program.scriptSteps.empty() && at < m_program.resources.size(); ++at) {
        const ProgramResource &resource = m_program.resources[at];
        if (resource.kind == NodeKind::Counter)
            m_counters.push_back(
                {at, ModuleObject::of(module)->placeOf(resource.identifier), resource.amount});
    }
}

void DrawnCounters::look(Tasks &tasks, Task &task)
{
    for (Counter &counter : m_counters) {
        const objects::Value &now = ModuleObject::of(m_module)->at(counter.place);
        if (!now.isSmallIntOrBool() || now.integer() == counter.value)
            continue;
        counter.value = now.integer();
        tasks.record(FactKind::CounterWritten, task, Verb::Write)
            .setStep(stepOf(task, counter.resource))
            .setResource(counter.resource)
            .setValue(counter.value);
    }
}

/// The step of a drawn task that writes the counter, the last one up to where it is; else where it is.
quint32 DrawnCounters::stepOf(const Task &task, quint32 counter) const
{
    const ProgramBody &body = m_program.bodies[task.body];
    quint32 found = kNone;
    for (quint32 at = body.begin; at < body.end; ++at) {
        const ProgramStep &step = m_program.steps[at];
        const bool writes = step.verb == Verb::Write && step.target == counter;
        if (writes && (found == kNone || at <= task.step))
            found = at;
    }
    return found == kNone ? task.step : found;
}

} // namespace signalbox::asyncio
