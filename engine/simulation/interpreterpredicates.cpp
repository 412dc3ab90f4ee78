// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/interpreter.h"
#include "engine/trace/naming.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::ask(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    using Of = Predicate::Of;
    switch (predicate.of) {
    case Of::TaskDone:
    case Of::TaskCancelled:
        return askTask(task, predicate, answer);
    case Of::GotSentinel: {
        const std::optional<Item> &item = writerOf(task).locals.item;
        if (!item)
            return failUnbound(task, Variable::Item);
        answer = ItemValues(m_run).isSentinel(*item);
        break;
    }
    case Of::Cancelling:
        answer = relates(task.cancelRequests, predicate.relation, predicate.value);
        break;
    case Of::Counter:
        answer =
            relates(m_primitives[predicate.target]->state(Of::Counter), predicate.relation, predicate.value);
        break;
    case Of::FutureDone:
        answer = m_futures[predicate.target]->isDone();
        break;
    default:
        answer = m_primitives[predicate.target]->state(predicate.of) != 0;
    }
    answer = answer != predicate.negated;
    return Result::WentOn;
}

Result Interpreter::askTask(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    const Task *asked = m_tasks.newest(predicate.target);
    if (!asked)
        return nameError(task, predicate.target);
    const bool wanted =
        predicate.of == Predicate::Of::TaskDone ? asked->isDone() : asked->ended == Outcome::Cancelled;
    answer = wanted != predicate.negated;
    return Result::WentOn;
}

Result Interpreter::answer(Task &task, bool &yes)
{
    return ask(task, stepAt(task.step).predicate, yes);
}

} // namespace signalbox
