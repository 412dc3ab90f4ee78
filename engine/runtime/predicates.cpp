// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/predicates.h"

namespace signalbox {

Result Predicates::ask(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    const Result result = evaluate(task, predicate, answer);
    answer = answer != predicate.negated;
    return result;
}

Result Predicates::evaluate(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    using Of = Predicate::Of;
    switch (predicate.of) {
    case Of::TaskDone:
    case Of::TaskCancelled:
    case Of::TaskFailed:
        return askFuture(task, m_runtime.tasks.newest(predicate.target), predicate, answer);
    case Of::FutureDone:
    case Of::FutureCancelled:
    case Of::FutureFailed:
        return askFuture(task, m_runtime.futures[predicate.target].get(), predicate, answer);
    case Of::GotSentinel:
        return askItem(task, answer);
    case Of::GotNoResult:
        return askResult(task, answer);
    case Of::Cancelling:
        answer = relates(task.cancelRequests, predicate.relation, predicate.value);
        break;
    case Of::Counter:
        answer = relates(m_runtime.primitives[predicate.target]->state(predicate.of), predicate.relation,
                         predicate.value);
        break;
    case Of::EventSet:
    case Of::Locked:
    case Of::QueueEmpty:
    case Of::QueueFull:
    case Of::BarrierBroken:
        answer = m_runtime.primitives[predicate.target]->state(predicate.of) != 0;
        break;
    }
    return Result::WentOn;
}

Result Predicates::askItem(Task &task, bool &answer)
{
    const std::optional<Item> &item = Variables::writerOf(task).locals.item;
    if (!item)
        return m_variables.raiseUnbound(task, Variable::Item);
    answer = m_items.isSentinel(*item);
    return Result::WentOn;
}

Result Predicates::askResult(Task &task, bool &answer)
{
    const std::optional<ValuePointer> &result = Variables::writerOf(task).locals.result;
    if (!result)
        return m_variables.raiseUnbound(task, Variable::Result);
    answer = !*result;
    return Result::WentOn;
}

/// \a future is null where the program has not started the task yet.
Result Predicates::askFuture(Task &task, Future *future, const ProgramPredicate &predicate, bool &answer)
{
    using Of = Predicate::Of;
    if (!future)
        return m_variables.raiseNotStarted(task, predicate.target);
    if (predicate.of == Of::TaskFailed || predicate.of == Of::FutureFailed)
        return askException(task, *future, answer);
    const bool isAboutEnd = predicate.of == Of::TaskDone || predicate.of == Of::FutureDone;
    answer = isAboutEnd ? future->isDone() : future->isCancelled();
    return Result::WentOn;
}

/// `exception() is not None`: an error where it is not done, or was cancelled.
Result Predicates::askException(Task &task, Future &future, bool &answer)
{
    if (!future.isDone())
        return task.raise("InvalidStateError: Exception is not set.");
    if (future.isCancelled())
        return m_runtime.tasks.resultOf(future, task);
    future.isUnretrieved = false;
    answer = future.ended == Outcome::Raised;
    return Result::WentOn;
}

} // namespace signalbox
