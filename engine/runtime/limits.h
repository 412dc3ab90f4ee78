// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/loop/tasks.h"

#include <optional>

namespace signalbox {

/// When a run is cut in the middle of a turn though its program would go on: endless loops without time
/// moving, and more facts or texts than anybody can look at.
///
///     if (!limits.allowStep(task))
///         return Result::MustWait;        // the loop stops here and never comes back to the task
class Limits {
public:
    /// Steps without time moving after which even a finite program is one that nobody can wait for.
    static constexpr qint64 kMostSteps = 10'000'000;
    /// A run is cut after so many facts (320 MB): somebody has to look at it.
    static constexpr qsizetype kMostFacts = 10'000'000;
    /// And after so many characters of what it prints and returns (64 MB): results can grow without end.
    static constexpr qsizetype kMostText = 32'000'000;
    /// And after so many bytes for its tasks and texts, however short these are.
    static constexpr qsizetype kMostBytes = 300'000'000;

    /// Where a run was cut, and why.
    struct Cut {
        Ending ending;
        const Task *task;
        quint32 step; ///< of a busy loop: the step that spins
    };

    /// \a spinBudget: rounds of endless loops without time moving, besides what finite loops may cause.
    Limits(const Program &program, EventLoop &loop, const Tasks &tasks, qint64 spinBudget);

    /// Counts a step that \a task is about to begin, or a round. False when the run is cut there.
    bool allowStep(const Task &task)
    {
        if (m_countedAt != m_loop.now()) {
            beginMoment();
        }
        if (--m_stepsLeft >= 0 && m_loop.trace().size() < m_lookAt) [[likely]]
            return true;
        return look(task);
    }
    /// Counts a round that could go on for ever, or a task that is created, in the step that \a task is in.
    /// False when there were too many while time stood still: the run is cut as a busy loop.
    bool allowRound(const Task &task);
    /// Ends the run where \a task is.
    void cut(const Task &task, Ending ending);

    /// Nothing while the run may go on.
    const std::optional<Cut> &cut() const { return m_cut; }

private:
    void beginMoment();
    bool look(const Task &task);
    bool isTooLarge() const;

    EventLoop &m_loop;
    const Tasks &m_tasks;
    const qint64 m_spinBudget;
    qint64 m_spinsLeft;
    qint64 m_stepsLeft = kMostSteps;
    qsizetype m_lookAt = 0; ///< facts; then it looks whether the run is too large
    Micros m_countedAt = 0; ///< the moment for which spins are counted
    Micros m_steppedAt = 0; ///< the same for steps, which do not count the time that they take themselves
    std::optional<Cut> m_cut;
};

} // namespace signalbox
