// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/steps/blocks.h"

namespace signalbox {

/// try, except, except* and finally.
///
/// A Frame of a try first runs its body, then at most one except, or every except* in turn, then finally.
/// What led into a clause is kept there as pending.
class Handlers {
public:
    Handlers(Runtime &runtime, Blocks &blocks)
        : m_runtime(runtime)
        , m_blocks(blocks)
    {
    }
    Result beginTry(Task &task, const ProgramStep &step);
    /// Outside the end of a try they have nothing to deal with.
    Result skipClause(Task &task, const ProgramStep &step);
    Result leaveTry(Task &task, Frame &frame);

    /// Whether \a clause takes what unwinds \a task. CancelledError is no Exception.
    bool takes(const ProgramStep &clause, const Task &task) const;

private:
    QString typeCaught(const ProgramStep &clause) const;
    quint32 handlerFor(const Task &task, const Frame &frame) const;
    quint32 finallyOf(const Frame &frame) const;
    Result enterHandler(Task &task, Frame &frame, quint32 handler);
    Result leaveFinally(Task &task, Frame &frame);
    Result finishTry(Task &task, Frame &frame);

    Result beginStar(Task &task, Frame &frame);
    Result endStarClause(Task &task, Frame &frame);
    Result goOnWithStar(Task &task, Frame &frame, quint32 clause);
    Result refuseStar(Task &task, Frame &frame, quint32 clause);
    Result endStar(Task &task, Frame &frame);

    Runtime &m_runtime;
    Blocks &m_blocks;
};

} // namespace signalbox
