// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Something about a whole run that a person should be told: complete, so that banner, timeline, problems
/// panel and command line only show it. What belongs to a kind stands in its row in verdictrows.h.
struct Verdict {
    enum class Kind : quint8 {
        Deadlock,
        BusyLoop,
        Horizon,
        TooLong,
        Stopped,
        OutOfMemory, ///< the values of a program in Python
        CancelledWhileHolding,
        NeverRetrieved,
        Uncaught, ///< what ended a program in Python
        NeverFinished,
        NeverAwaited,
        BlockedLoop,
        LostUpdate,
        BrokenBarrier,
        LoopLeft,
        Refused ///< a text that is no Python, or beyond us: nothing of it runs
    };
    enum class Severity : quint8 {
        Error, ///< the program does what nobody wants
        Warning, ///< it may well be meant, and deserves a look
        Note, ///< no fault of the program: the run was cut off
    };
    Kind kind = Kind::Deadlock;
    Severity severity = Severity::Error;
    Micros time = 0; ///< the moment to look at
    QList<NodeId> nodes; ///< to be outlined; the first is the one to go to
    QString title; ///< "Deadlock at 1.00 s"
    QString sentence; ///< who waits for whom
    QString remedy; ///< what a person can do about it

    bool operator==(const Verdict &) const = default;
};
inline constexpr int kVerdictKindCount = int(Verdict::Kind::Refused) + 1;

} // namespace signalbox
