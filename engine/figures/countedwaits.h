// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/figures.h"

namespace signalbox {

/// Whose waits are meant: those at a resource for one goal, or for others by the tasks of a function or by a
/// task; by all tasks where neither is said.
struct WhoseWaits {
    quint32 resource = kNone;
    std::optional<WaitGoal> goal = {}; ///< at a resource
    quint32 body = kNone; ///< of the program
    TaskId task = TaskId::None;

    bool operator==(const WhoseWaits &) const = default;
};

/// Figures of a run with the waits behind them.
struct CountedFigures {
    RunFigures figures;
    std::vector<CountedWait> waits; ///< in the order in which they end; those that are unfinished last

    bool operator==(const CountedFigures &) const = default;
};

/// The same figures as figuresOf() has. Every WaitFigures of them is about the waits that waitsOf() gives.
CountedFigures countedFiguresOf(const Run &run, Micros from, Micros to);

/// Those of \a counted that are meant, with their places there.
std::vector<std::size_t> waitsOf(const Run &run, const CountedFigures &counted, const WhoseWaits &whose);

/// A bar of a distribution: how many lengths are at least \c from and less than \c to; of the last bar, no
/// more than that.
struct LengthBar {
    Micros from = 0;
    Micros to = 0;
    qint64 count = 0;

    bool operator==(const LengthBar &) const = default;
};

/// The distribution of \a lengths in up to \a most bars that are equally wide, by 1, 2 or 5 times a power of
/// ten, from the one that has the shortest to the one that has the longest. None where there is none; of
/// lengths that are all the same, one, about a hundredth as wide.
std::vector<LengthBar> barsOf(const std::vector<Micros> &lengths, int most);
/// The bar of \a bars that \a length is in.
std::size_t barOf(const std::vector<LengthBar> &bars, Micros length);

} // namespace signalbox
