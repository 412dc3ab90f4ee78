// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/loop/future.h"

#include "engine/loop/tasks.h"

namespace signalbox {

// The order of events is that of CPython 3.11's asyncio/futures.py.

void Future::observe(EventLoop &loop, const Handle &handle)
{
    if (isDone())
        loop.callSoon(handle);
    else
        observers.push_back(handle);
}

void Future::forget(Handle::Kind kind, quint32 subject)
{
    std::erase_if(observers, [kind, subject](const Handle &observer) {
        return observer.kind == kind && observer.subject == subject;
    });
}

Asked HandSetFuture::cancel(Tasks &tasks, const CancelRequest &request)
{
    isUnretrieved = false;
    if (isDone())
        return Asked::TooLate;
    cancelMessage = request.message;
    finish(tasks, Outcome::Cancelled);
    return Asked::Yes;
}

bool HandSetFuture::setResult(Tasks &tasks, const ValuePointer &result)
{
    if (isDone())
        return false;
    value = result;
    finish(tasks, Outcome::Returned);
    return true;
}

bool HandSetFuture::setException(Tasks &tasks, Failure error)
{
    if (isDone())
        return false;
    failure = std::move(error);
    finish(tasks, Outcome::Raised);
    return true;
}

void HandSetFuture::finish(Tasks &tasks, Outcome outcome)
{
    const Task *by = tasks.actor();
    Fact &fact = by ? tasks.record(FactKind::FutureDone, *by)
                    : tasks.loop().record(FactKind::FutureDone, TaskId::None, kNone);
    fact.setResource(number).setOutcome(outcome).setText(
        outcome == Outcome::Raised ? tasks.text(failure.words) : tasks.text(value));
    tasks.settle(*this, outcome);
}

Failure cancellation(const std::string &message)
{
    return {message.empty() ? "CancelledError" : "CancelledError: " + message, {}};
}

bool isCancellation(const Failure &failure)
{
    static constexpr std::string_view type = "CancelledError";
    const std::string_view words = failure.words;
    return words.starts_with(type) && (words.size() == type.size() || words[type.size()] == ':');
}

std::string messageOf(const std::string &words)
{
    const std::size_t colon = words.find(':');
    if (colon == std::string::npos)
        return {};
    const std::size_t begin = words.find_first_not_of(' ', colon + 1);
    return begin == std::string::npos ? std::string() : words.substr(begin);
}

} // namespace signalbox
