// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/settablefuture.h"

#include "engine/loop/tasks.h"

namespace signalbox {

// The order of events is that of CPython 3.11's asyncio/futures.py.

CancelResult SettableFuture::cancel(Tasks &tasks, const CancelRequest &request)
{
    isUnretrieved = false;
    if (isDone())
        return CancelResult::AlreadyDone;
    cancelMessage = request.message;
    finish(tasks, Outcome::Cancelled);
    return CancelResult::Requested;
}

bool SettableFuture::setResult(Tasks &tasks, const ValuePointer &result)
{
    if (isDone())
        return false;
    value = result;
    finish(tasks, Outcome::Returned);
    return true;
}

bool SettableFuture::setException(Tasks &tasks, Failure error)
{
    if (isDone())
        return false;
    failure = std::move(error);
    finish(tasks, Outcome::Raised);
    return true;
}

void SettableFuture::finish(Tasks &tasks, Outcome outcome)
{
    const Task *by = tasks.actor();
    Fact &fact = by ? tasks.record(FactKind::FutureDone, *by)
                    : tasks.loop().record(FactKind::FutureDone, TaskId::None, kNone);
    fact.setResource(number).setOutcome(outcome).setText(
        outcome == Outcome::Raised ? tasks.text(failure.words) : tasks.text(value));
    tasks.settle(*this, outcome);
}

} // namespace signalbox
