// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/player.h"
#include "widgets/session/stackkeeper.h"

namespace signalbox {

/// What variables of a program in Python are at the playhead, for tips: those of one row of code, or of the
/// call that a task is in. Only while the player stands; and as values are found by running the program once
/// more, an answer may be empty at first and come soon after.
class ValueHints : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    ValueHints(RunKeeper &keeper, Player &player, QObject *parent = nullptr);

    /// "total = 3": of \a name as the code of \a function knows it, in the call of it that \a task is in,
    /// else in anybody's, else as a variable of the module. An empty \a function is whatever the task is in.
    /// Empty where nothing is known.
    QString valueOf(const QString &name, const QString &function, TaskId task);
    /// The innermost call of \a task with its first variables, a line each; empty where nothing is known.
    QString callOf(TaskId task);
    /// Who did something last; None before anything has happened.
    TaskId currentTask() const;

    static constexpr qsizetype kMostShown = 6; ///< variables of a call

Q_SIGNALS:
    void came(); ///< what was asked for may be known now

private:
    const CallStacks *stacks();

    RunKeeper &m_keeper;
    Player &m_player;
    StackKeeper m_stacks;
};

} // namespace signalbox
