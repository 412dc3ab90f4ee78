// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/verdict.h"

#include <QtGlobal>

#include <array>

namespace signalbox {

/// What every verdict of a kind says.
struct VerdictRow {
    Verdict::Kind kind;
    Verdict::Severity severity;
    const char *title;
    const char *remedy;
};

inline constexpr std::array kVerdicts{
    VerdictRow{
        Verdict::Kind::Deadlock, Verdict::Severity::Error,
        QT_TRANSLATE_NOOP("Verdicts", "Deadlock at {time}"),
        QT_TRANSLATE_NOOP(
            "Verdicts",
            "Let every task take what it holds in the same order, or see to it that somebody wakes them.")},
    VerdictRow{Verdict::Kind::BusyLoop, Verdict::Severity::Error,
               QT_TRANSLATE_NOOP("Verdicts", "Busy loop at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Put a sleep or a wait into the loop.")},
    VerdictRow{Verdict::Kind::Horizon, Verdict::Severity::Note,
               QT_TRANSLATE_NOOP("Verdicts", "Still going at {time}"),
               QT_TRANSLATE_NOOP("Verdicts",
                                 "Let something end it, or raise the horizon in the layout's settings.")},
    VerdictRow{
        Verdict::Kind::TooLong, Verdict::Severity::Warning,
        QT_TRANSLATE_NOOP("Verdicts", "Too long at {time}"),
        QT_TRANSLATE_NOOP(
            "Verdicts",
            "Let every round of the loop take more time, or lower the horizon in the layout's settings.")},
    VerdictRow{Verdict::Kind::Stopped, Verdict::Severity::Warning,
               QT_TRANSLATE_NOOP("Verdicts", "Stopped at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Any change runs it again; \"Run Again\" does as well.")},
    VerdictRow{Verdict::Kind::OutOfMemory, Verdict::Severity::Error,
               QT_TRANSLATE_NOOP("Verdicts", "Out of memory at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Let what grows come to an end, or keep less of it.")},
    VerdictRow{Verdict::Kind::CancelledWhileHolding, Verdict::Severity::Warning,
               QT_TRANSLATE_NOOP("Verdicts", "Cancelled while holding at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Hold it with \"with\", or release it in \"finally\".")},
    VerdictRow{
        Verdict::Kind::NeverRetrieved, Verdict::Severity::Error,
        QT_TRANSLATE_NOOP("Verdicts", "Exception never retrieved at {time}"),
        QT_TRANSLATE_NOOP("Verdicts", "Await the task and deal with its error, or run it in a TaskGroup.")},
    VerdictRow{
        Verdict::Kind::Uncaught, Verdict::Severity::Error,
        QT_TRANSLATE_NOOP("Verdicts", "Ended by an exception at {time}"),
        QT_TRANSLATE_NOOP("Verdicts", "Catch it with try and except where something can be done about it.")},
    VerdictRow{Verdict::Kind::NeverFinished, Verdict::Severity::Warning,
               QT_TRANSLATE_NOOP("Verdicts", "Never finished at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Cancel it, or let what it waits for happen.")},
    VerdictRow{Verdict::Kind::NeverAwaited, Verdict::Severity::Error,
               QT_TRANSLATE_NOOP("Verdicts", "Never awaited at {time}"),
               QT_TRANSLATE_NOOP("Verdicts", "Await the coroutine, or make a task of it with \"spawn\".")},
    VerdictRow{
        Verdict::Kind::BlockedLoop, Verdict::Severity::Warning,
        QT_TRANSLATE_NOOP("Verdicts", "Blocked loop at {time}"),
        QT_TRANSLATE_NOOP(
            "Verdicts",
            "Move the call into a thread with \"to_thread\", or into smaller pieces with sleeps between.")},
    VerdictRow{Verdict::Kind::LostUpdate, Verdict::Severity::Error,
               QT_TRANSLATE_NOOP("Verdicts", "Lost update at {time}"),
               QT_TRANSLATE_NOOP("Verdicts",
                                 "Hold a lock from the read to the write, or write without a wait between.")},
    VerdictRow{Verdict::Kind::BrokenBarrier, Verdict::Severity::Warning,
               QT_TRANSLATE_NOOP("Verdicts", "Broken barrier at {time}"),
               QT_TRANSLATE_NOOP(
                   "Verdicts", "Reset the barrier once everybody knows, or let enough tasks come in time.")},
    VerdictRow{Verdict::Kind::LoopLeft, Verdict::Severity::Warning,
               QT_TRANSLATE_NOOP("Verdicts", "Event loop left at {time}"),
               QT_TRANSLATE_NOOP(
                   "Verdicts",
                   "Raise it in main once all is done, or catch it in the task if only that should end.")},
    VerdictRow{Verdict::Kind::Refused, Verdict::Severity::Error,
               QT_TRANSLATE_NOOP("Verdicts", "The program does not run"),
               QT_TRANSLATE_NOOP("Verdicts", "Correct the line; until then nothing of the program runs.")},
};

constexpr bool areVerdictsInOrder()
{
    for (std::size_t at = 0; at < kVerdicts.size(); ++at) {
        if (kVerdicts[at].kind != Verdict::Kind(at))
            return false;
    }
    return kVerdicts.size() == std::size_t(kVerdictKindCount);
}
static_assert(areVerdictsInOrder(), "every kind of verdict has its row, in the order of the kinds");

} // namespace signalbox
