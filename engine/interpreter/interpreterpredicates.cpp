// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/interpreter.h"
#include "engine/trace/naming.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::ask(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    using Of = Predicate::Of;
    switch (predicate.of) {
    case Of::TaskDone:
    case Of::TaskCancelled:
    case Of::TaskFailed:
    case Of::FutureDone:
    case Of::FutureCancelled:
    case Of::FutureFailed:
        return askFuture(task, predicate, answer);
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
    case Of::GotNoResult: {
        const std::optional<ValuePointer> &result = writerOf(task).locals.result;
        if (!result)
            return failUnbound(task, Variable::Result);
        answer = !*result;
        break;
    }
    default:
        answer = m_primitives[predicate.target]->state(predicate.of) != 0;
    }
    answer = answer != predicate.negated;
    return Result::WentOn;
}

Result Interpreter::askFuture(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    using Of = Predicate::Of;
    const bool isTask = info(predicate.of).targets.contains(NodeKind::Task);
    Future *const asked =
        isTask ? m_tasks.newest(predicate.target) : static_cast<Future *>(m_futures[predicate.target].get());
    if (!asked)
        return nameError(task, predicate.target);
    Result result = Result::WentOn;
    if (predicate.of == Of::TaskFailed || predicate.of == Of::FutureFailed)
        result = askException(task, *asked, answer);
    else if (predicate.of == Of::TaskCancelled || predicate.of == Of::FutureCancelled)
        answer = asked->isCancelled();
    else
        answer = asked->isDone();
    answer = answer != predicate.negated;
    return result;
}

/// `exception() is not None`: an error where it is not done, or was cancelled.
Result Interpreter::askException(Task &task, Future &future, bool &answer)
{
    if (!future.isDone())
        return fail(task, u"InvalidStateError: Exception is not set."_s);
    if (future.isCancelled())
        return m_tasks.resultOf(future, task);
    future.isUnretrieved = false;
    answer = future.ended == Outcome::Raised;
    return Result::WentOn;
}

Result Interpreter::answer(Task &task, bool &yes)
{
    return ask(task, stepAt(task.step).predicate, yes);
}

} // namespace signalbox
