// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/factkinds.h"

#include <span>
#include <vector>

namespace signalbox {

/// In which calls the tasks of a program in Python were at any moment, one inside the other. A fact says but
/// the innermost statement; this adds those that wait for it. Only tasks that are in a call of their own
/// function's, and only changes, take room.
///
///     paths.note(task, trace.size(), {{line, called}});
///     paths.after(task, facts).statements;
class CallPaths {
public:
    static constexpr int kDeepest = 8; ///< calls that are kept, from the outermost
    static constexpr quint32 kMost = 1'000'000; ///< changes of a run that are kept; behind them nothing is

    /// Where a task stands: its steps of the program, the outermost call first.
    struct Path {
        std::vector<quint32> statements; ///< at most kDeepest
        int deeper = 0; ///< calls further in

        bool operator==(const Path &) const = default;
    };

    /// From the \a fact-th fact on \a task stands in \a statements, the outermost first and at most kDeepest
    /// of them, and in \a deeper calls further in.
    void note(TaskId task, quint32 fact, std::span<const quint32> statements, int deeper = 0);
    /// After the first \a facts facts. Empty where it has never been in a call but that of its own function:
    /// then its step says all.
    Path after(TaskId task, qsizetype facts) const;

    bool isEmpty() const { return m_count == 0; }

    bool operator==(const CallPaths &) const = default;

private:
    struct Place {
        quint32 outer = kNone; ///< index of another one
        quint32 step = kNone;

        bool operator==(const Place &) const = default;
    };
    struct Change {
        quint32 fact = 0;
        quint32 place = kNone;
        int deeper = 0;
        bool operator==(const Change &) const = default;
    };

    bool stands(quint32 place, std::span<const quint32> statements) const;
    quint32 placeOf(std::span<const quint32> statements);

    std::vector<Place> m_places;
    std::vector<std::vector<quint32>> m_inside; ///< by place: those right inside it
    std::vector<quint32> m_outermost;
    std::vector<std::vector<Change>> m_changes; ///< by task
    quint32 m_count = 0;
};

} // namespace signalbox
