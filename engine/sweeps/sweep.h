// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/knobs.h"
#include "engine/sweeps/measures.h"

#include <functional>
#include <optional>
#include <vector>

namespace signalbox {

/// A number of a layout and the values that it is to be set to, as a person writes it: "cook.work=0.2:1.0" or
/// "cook.work=0.2:1.0:0.1".
struct SweepRange {
    QString name;
    double from = 0;
    double to = 0;
    double step = 0; ///< 0: twenty of them

    bool operator==(const SweepRange &) const = default;
};

/// A number with the values that it is set to, one after the other.
struct SweepAxis {
    Knob knob;
    std::vector<double> values;
};

/// Both ends and what lies between them in steps of \a step, each as \a knob takes it and none twice; at most
/// \a most of them, then with longer steps. \a step above 0.
SweepAxis makeAxis(const Knob &knob, double from, double to, double step, int most = 10'000);

/// \a range as an axis of \a layout; nothing where that has no such number.
std::optional<SweepAxis> axisFor(const Layout &layout, const SweepRange &range);

/// Many runs of one layout that differ in one or two of its numbers.
struct SweepPlan {
    Layout layout;
    std::vector<SweepAxis> axes = {}; ///< one, or two: then each value of the one with each of the other
    Measure measure = Measure::End;
    int seeds = 1; ///< runs at each point, with the layout's seed and those that follow it
    qint64 mostTurns = 1'000'000; ///< of a run that has not ended by then nothing is known

    qsizetype points() const;
    /// The values of the axes at \a point, of which the first axis goes through its own fastest.
    std::vector<double> valuesAt(qsizetype point) const;
    /// The layout that runs there with its first seed.
    Layout layoutAt(qsizetype point) const;
};

/// What came of the runs at one point.
struct SweepPoint {
    int runs = 0;
    int known = 0; ///< of them, those that have such an outcome; the others do not count below
    double low = 0; ///< the least
    double middle = 0; ///< the median; of Deadlock the mean, which is the share
    double high = 0; ///< the greatest

    bool operator==(const SweepPoint &) const = default;
};

/// The \a count points from \a first on, on all cores; the same whatever they are. \a isWanted is asked now
/// and then, in several threads: where it says no, points that are not done are left without runs.
std::vector<SweepPoint> runSweep(const SweepPlan &plan, qsizetype first, qsizetype count,
                                 const std::function<bool()> &isWanted = {});

} // namespace signalbox
