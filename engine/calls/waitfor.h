// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/calls/call.h"

namespace signalbox {

/// asyncio.wait_for as of CPython 3.11, and later where no time is left: what it waits for is a task of its
/// own, which is cancelled, and awaited, when the time is up. CallSteps::waitFor() has the later form.
///
///     waitFor.setTimeout(delay);     // the timer comes before the task
///     return waitFor.begin(*operand);
class WaitFor : public Call {
public:
    WaitFor(Tasks &tasks, Task &owner, quint32 number, ScopeId id)
        : Call(tasks, owner, Verb::WaitFor, number, id)
    {
    }
    void setTimeout(Micros delay);
    Result begin(Future &inner);

    Result resume(Result waited) override;
    void due(EventLoop::TimerId timer) override;
    std::vector<const Future *> pending() const override { return undone({m_inner}); }
    const Future *memberAt(quint32) const override { return m_inner; }
    /// Where its time was up: how what it waited for was cancelled.
    const Failure &cancellation() const { return m_cancellation; }
    /// What became of cancellation(), where it was cancelled.
    enum class Caught : quint8 {
        Nothing,
        Reraised, ///< it is left by that
        Overtaken, ///< what it waits for had come to its end, which goes before
        Interrupted, ///< it was cancelled once more while it waited for the inner's end
    };
    Caught caught() const { return m_caught; }

private:
    void memberDone(quint32 member) override;
    enum class Stage : quint8 {
        Waiting,
        TimeIsUp, ///< it has asked for the inner's end, and waits for that
        Left, ///< the same, but because it was cancelled itself
    };
    Result afterWaiting(Result waited);
    Result cancelAndWait(Stage stage);
    Result innerResult();
    Result out(Result result);

    Future *m_inner = nullptr;
    bool m_isAtOnce = false; ///< a timeout of 0 or less
    Caught m_caught = Caught::Nothing;
    Stage m_stage = Stage::Waiting;
    Failure m_cancellation; ///< that came from outside, or the inner one's
};

/// asyncio.shield: cancelling who waits does not reach what it waits for.
class Shield : public Call {
public:
    Shield(Tasks &tasks, Task &owner, quint32 number, ScopeId id)
        : Call(tasks, owner, Verb::Shield, number, id)
    {
    }
    Result begin(Future &inner);

    Result resume(Result waited) override;
    void outerDone() override;
    std::vector<const Future *> pending() const override { return undone({m_inner}); }
    const Future *memberAt(quint32) const override { return m_inner; }

private:
    void memberDone(quint32 member) override;
    Future *m_inner = nullptr;
    Result m_outcome = Result::WentOn; ///< the outer future's, when it is not cancelled
    Failure m_failure;
};

} // namespace signalbox
