// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/countedwaits.h"
#include "engine/trace/run.h"

#include <memory>

namespace signalbox {

/// Figures with the run that they are of, which they share with whoever shows it.
struct ShownFigures {
    std::shared_ptr<const Run> run;
    CountedFigures counted;

    const RunFigures &figures() const { return counted.figures; }
};

/// A row of the table of figures: what waits for one thing. Its numbers are looked up when they are shown, so
/// that a hundred thousand of them cost nothing.
struct FigureRow {
    enum class Of : quint8 { Everything, Resource, Function, Task };
    Of of = Of::Everything;
    qsizetype place = 0; ///< among RunFigures::resources, functions or tasks
    std::optional<WaitGoal> goal = {}; ///< Resource: what is waited for; none where nobody can wait

    bool operator==(const FigureRow &) const = default;
};

/// As formatTime() has it, but no more exact than a thousandth of a second, where it is that long.
QString shortTime(Micros time);

/// All of a run's, then resources, functions and, where they are more than these, tasks.
std::vector<FigureRow> figureRows(const ShownFigures &shown);

QString nameOf(const ShownFigures &shown, const FigureRow &row); ///< "orders: to get"
QString kindOf(const ShownFigures &shown, const FigureRow &row); ///< "Queue", "3 tasks"
QString iconOf(const ShownFigures &shown, const FigureRow &row); ///< name of an icon
/// The share of time in which it was in use, or computed.
std::optional<double> utilisationOf(const ShownFigures &shown, const FigureRow &row);
/// What went through it, a second: items, acquisitions, calls; of functions and tasks turns.
std::optional<double> throughputOf(const ShownFigures &shown, const FigureRow &row);
const WaitFigures *waitsOf(const ShownFigures &shown, const FigureRow &row); ///< null where there are none
WhoseWaits whoseOf(const ShownFigures &shown, const FigureRow &row);
/// What the table has no room for, in a sentence or two: Little's law with both sides counted on their own,
/// or where tasks spend their time.
QString moreOf(const ShownFigures &shown, const FigureRow &row);

} // namespace signalbox
