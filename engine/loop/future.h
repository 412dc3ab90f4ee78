// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/values.h"
#include "engine/loop/eventloop.h"

#include <optional>
#include <vector>

namespace signalbox {

class Task;
class Tasks;

/// How a call of cancel() came out.
enum class CancelResult : quint8 {
    Requested,
    AlreadyDone,
    TooDeep, ///< tasks await each other in a circle or a thousand deep: RecursionError in who asks
};

/// A call of cancel(): who asks, on whose behalf, and in what words.
struct CancelRequest {
    const Task *by = nullptr;
    CancelCause cause = CancelCause::Task;
    ScopeId scope = ScopeId::None;
    quint32 message = 0; ///< text; 0 for none
};

/// Something that several may await: asyncio.Future. A task is one, so is a future that is set by hand, and
/// so is what gather() returns. The future of a plain wait (a sleep, a place in a line) is none of these:
/// only the one task that waits knows it, so it lives in that task, as its Waiter.
class Future {
public:
    /// \a futureNumber: of a task its id, of a future set by hand its resource.
    Future(quint32 futureNumber, bool isATask)
        : number(futureNumber)
        , isTask(isATask)
    {
    }
    virtual ~Future() = default;
    Future(const Future &) = delete;
    Future &operator=(const Future &) = delete;

    virtual CancelResult cancel(Tasks &tasks, const CancelRequest &request) = 0;
    /// The run is over while a task awaits it: nobody can tell that its exception would not have been seen.
    virtual void letGo() { isUnretrieved = false; }
    /// At the end of a run: what a program in Python has made must not outlive what runs it.
    virtual void dropValues()
    {
        value.reset();
        failure.exception = {};
        failure.parts.clear();
    }

    bool isDone() const { return ended.has_value(); }
    bool isCancelled() const { return ended == Outcome::Cancelled; }
    /// add_done_callback(): of a future that is done already the callback runs soon.
    void observe(EventLoop &loop, const Handle &handle);
    /// remove_done_callback(): how many it has removed. What has been handed to the loop already runs all the
    /// same.
    std::size_t forget(Handle::Kind kind, quint32 subject);

    const quint32 number;
    const bool isTask;
    std::optional<Outcome> ended;
    bool isUnretrieved = false; ///< __log_traceback: nobody has asked for its exception
    bool hasOwnCancellation = false; ///< _cancelled_exc: failure holds the CancelledError it ended with
    quint32 cancelMessage = 0; ///< _cancel_message: text
    quint32 joinedCall = 0; ///< the call that took it up last, to know members given twice
    std::vector<Handle> observers; ///< done callbacks, in the order in which they were added
    Failure failure; ///< its exception; of a cancellation, words is the message
    ValuePointer value; ///< its result
};

} // namespace signalbox
