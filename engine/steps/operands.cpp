// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/operands.h"

#include "engine/catalog/catalog.h"

#include <QSet>

namespace signalbox {

/// Works out an operand: an existing future, or a coroutine that is called with what its maker has worked
/// out. False where that raises.
bool Operands::evaluate(Task &task, const ProgramStep &operand, Operand &value)
{
    if (operand.verb != Verb::Spawn) {
        value.future = m_futures.futureOf(operand);
        if (!value.future)
            m_variables.raiseNotStarted(task, operand.target);
        return value.future;
    }
    const ProgramBody &body = m_runtime.program.bodies[operand.target];
    value.body = operand.target;
    if (!body.isAnonymous || body.begin == body.end)
        return true;
    const ProgramStep &call = m_runtime.stepAt(body.begin);
    if (info(call.verb).hasTime && call.time.law != Duration::Law::Fixed)
        value.time = m_streams.draw(task, call.time);
    const bool isPut = call.verb == Verb::Put || call.verb == Verb::PutNowait;
    if (isPut && PutChoice(call.choice) == PutChoice::Forward) {
        value.item = task.locals.item;
        return value.item || m_variables.raiseUnbound(task, Variable::Item) == Result::WentOn;
    }
    if (isPut && PutChoice(call.choice) == PutChoice::Result) {
        value.result = task.locals.result;
        return value.result || m_variables.raiseUnbound(task, Variable::Result) == Result::WentOn;
    }
    return true;
}

/// Tasks that some step asks for have variables, so they are started before the call, and so are those that
/// stand before them. Of several tasks of one function only the last has its variable. False where that
/// raises, or ends the run.
bool Operands::startAhead(Task &task, const ProgramStep &step, std::vector<Operand> &values)
{
    std::size_t needed = 0;
    std::vector<quint32> given;
    for (quint32 at = task.step + 1; at < step.end; at = m_runtime.stepAt(at).end) {
        given.push_back(at);
        if (m_runtime.stepAt(at).verb == Verb::Spawn && isAskedFor(m_runtime.stepAt(at).target))
            needed = given.size();
    }
    values.resize(given.size());
    QSet<quint32> kept;
    for (std::size_t at = needed; at-- > 0;) {
        const ProgramStep &operand = m_runtime.stepAt(given[at]);
        if (operand.verb != Verb::Spawn)
            continue;
        values[at].isKept = !kept.contains(operand.target);
        kept.insert(operand.target);
    }
    for (std::size_t at = 0; at < needed; ++at) {
        if (m_runtime.stepAt(given[at]).verb != Verb::Spawn)
            continue;
        if (!evaluate(task, m_runtime.stepAt(given[at]), values[at]))
            return false;
        values[at].future = ensureFuture(task, values[at]);
        if (!values[at].future)
            return false;
    }
    return true;
}

Result Operands::evaluateAll(Task &task, const ProgramStep &step, std::vector<Operand> &values)
{
    if (!startAhead(task, step, values))
        return m_runtime.limits.cut() ? Result::MustWait : Result::Raised;
    std::vector<quint32> coroutines;
    std::size_t place = 0;
    for (quint32 at = task.step + 1; at < step.end; at = m_runtime.stepAt(at).end) {
        Operand &value = values[place++];
        if (value.future)
            continue;
        if (!evaluate(task, m_runtime.stepAt(at), value)) {
            for (; !coroutines.empty(); coroutines.pop_back())
                m_runtime.tasks.record(FactKind::NeverAwaited, task).setBody(coroutines.back());
            return Result::Raised;
        }
        if (step.verb == Verb::WaitTasks)
            value.future = ensureFuture(task, value);
        else if (!value.future)
            coroutines.push_back(value.body);
        if (m_runtime.limits.cut())
            return Result::MustWait;
    }
    return Result::WentOn;
}

Future *Operands::ensureFuture(Task &task, const Operand &value)
{
    if (value.future)
        return value.future;
    if (!m_runtime.limits.allowRound(task))
        return nullptr;
    Task &made = m_spawning.wrap(value.body, task, value.isKept);
    made.drawn = value.time;
    if (m_runtime.program.bodies[value.body].isAnonymous)
        made.maker = &task;
    made.locals.item = value.item;
    made.locals.result = value.result;
    return &made;
}

/// Whether a step awaits, cancels or asks about the task of \a body.
bool Operands::isAskedFor(quint32 body)
{
    if (m_isAskedFor.empty()) {
        m_isAskedFor.resize(m_runtime.program.bodies.size());
        for (const ProgramStep &step : m_runtime.program.steps) {
            if (usesTask(step))
                m_isAskedFor[step.target] = true;
            if (asksTask(step))
                m_isAskedFor[step.predicate.target] = true;
        }
    }
    return m_isAskedFor[body];
}

} // namespace signalbox
