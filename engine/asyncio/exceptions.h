// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"
#include "engine/objects/value.h"

#include <QHash>

namespace signalbox::asyncio {

class Asyncio;

/// The exception that a future keeps where it is given \a exception, as of asyncio.Future.set_exception():
/// until 3.12 it refuses StopIteration itself (Missing, and a TypeError is raised), since 3.13 a RuntimeError
/// with that as its cause takes the place of any kind of it.
objects::Value exceptionOfFuture(objects::Context &context, const objects::Value &exception);

/// Exceptions as the program has them, and as tasks and futures pass them on: Asyncio says what each does.
class Exceptions {
public:
    explicit Exceptions(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    objects::Value exceptionOf(const Failure &failure);
    objects::Value exceptionOf(const Task &task, Result result);
    Failure failureOf(const objects::Value &exception);
    std::string messageOf(const objects::Value &exception);
    objects::Value resultOf(Future &future);

    bool isCancelledError(const objects::Value &exception) const;
    objects::Value cancelledError(const Failure &message);
    objects::Value cancelledWith(const std::string &message);
    quint32 cancelMessage(const objects::Value &message);
    /// Whether the CancelledError that a task is woken with is raised by the loop, not by cancel().
    void setCancelledByLoop(bool isCancelled) { m_isCancelledByLoop = isCancelled; }

private:
    /// What cancel() was given, by the words that tasks pass on.
    objects::Value messageOfWords(const std::string &words);

    Asyncio &m_asyncio;
    QHash<QString, objects::Value> m_cancelMessages; ///< those that are no texts, by what they are told as
    bool m_isCancelledByLoop = false;
};

} // namespace signalbox::asyncio
