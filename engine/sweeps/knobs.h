// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// A number of a layout that can be set to another: a capacity, a time, permits, the seed, a number in a
/// piece of Python. It stays good as long as nothing else of the layout is changed.
struct Knob {
    enum class Of : quint8 {
        Seed,
        StepCost,
        Parameter, ///< of a node
        Step, ///< of a task
        Code, ///< written in a piece of Python
    };
    enum class Unit : quint8 { Number, Seconds, Nanoseconds };
    /// Of a Duration: its time, shortest time or mean; or its longest.
    enum class Part : quint8 { Low, High };

    Of of = Of::Seed;
    Unit unit = Unit::Number;
    Part part = Part::Low;
    bool isWhole = true; ///< takes integers only
    bool isCount = false; ///< Step: its count, not its time
    NodeId node = NodeId::None;
    Param param = Param::Count; ///< Parameter
    QList<int> path = {}; ///< Step: which of the task's steps, then which of those in it, and so on; from 0
    qsizetype begin = 0; ///< Code: where the number stands, [begin, end) in characters
    qsizetype end = 0;
    /// How it is asked for, in files and on the command line, no two the same: "cook.work",
    /// "cook.2.1.sleep", "fetch.3" of the number in line 3 and "fetch.3.2" of the second one there, "seed".
    QString name = {};
    QString label = {}; ///< for people: "cook: Work", "cook: sleep", "fetch, line 3: 0.5"
    double value = 0; ///< what it is now, in its unit
    double minimum = 0; ///< what it takes
    double maximum = 0;

    /// \a wanted as it can be set: a whole number where it takes no others, within its limits.
    double nearest(double wanted) const;
};

/// All of \a layout, in the order of its nodes; the seed first.
QList<Knob> knobsOf(const Layout &layout);
/// \a layout with nearest(\a value) in place of what \a knob is there.
Layout turned(Layout layout, const Knob &knob, double value);
/// "0.5 s", "3", "250 ns": as people read it.
QString valueWords(const Knob &knob, double value);

} // namespace signalbox
