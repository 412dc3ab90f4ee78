// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/comparison/changes.h"
#include "engine/figures/figures.h"
#include "engine/sweeps/measures.h"
#include "engine/trace/run.h"

#include <optional>
#include <vector>

namespace signalbox {

/// The first event in which two runs differ.
struct Parting {
    qsizetype fact = 0; ///< its place in both traces, of which one may be over there
    Micros time = 0; ///< of the earlier of the two
    QString before; ///< "cook sleeps until 0.60 s", of the one run; empty where it is over
    QString after;
    Micros timeBefore = 0; ///< of these, where they are there
    Micros timeAfter = 0;
    int cause = -1; ///< the change that it comes from, of RunComparison::changes; -1 where none explains it
};

/// A task of both runs, or of one: the same where they are the first, second … of their name.
struct TaskComparison {
    QString name;
    std::optional<WorkFigures> before; ///< none where it is only in the other
    std::optional<WorkFigures> after;
    bool isSame = false; ///< the same happens to it at the same moments
};

/// Two runs, of a layout before and after a change, with two seeds, or of two layouts.
struct RunComparison {
    QList<LayoutChange> changes;
    std::optional<Parting> parting; ///< none where the runs are the same
    std::vector<TaskComparison> tasks; ///< in the order of the first run, then those of the other
    /// By Measure.
    std::vector<std::optional<double>> before;
    std::vector<std::optional<double>> after;
};

/// Each run is that of its layout.
RunComparison compareRuns(const Layout &before, const Run &runBefore, const Layout &after,
                          const Run &runAfter);

/// Where the runs part and why, for people: "Up to 0.20 s both do the same. Then, before: cook sleeps until
/// 0.90 s. Now: cook sleeps until 1.10 s. The reason: cook: Work time: 0.7 s → 0.9 s."
QString sentenceOf(const RunComparison &comparison);

} // namespace signalbox
