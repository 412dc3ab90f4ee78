// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sweepcommand.h"

#include "app/commandinput.h"
#include "app/comparetable.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepCommand)
};

constexpr qsizetype kMostRuns = 1'000'000;

bool isWanted()
{
    return !console::isInterrupted();
}

int listNumbers(const Layout &layout, Measure measure)
{
    const Effects effects = effectsOf(layout, measure, 0.1, isWanted);
    if (console::isInterrupted())
        return console::interruptCode();
    return console::print(effectsTable(layout, measure, effects)) ? 0 : failureCode();
}

} // namespace

int sweepCommand(const Invocation &invocation)
{
    const std::optional<Layout> layout = layoutOrComplain(invocation);
    if (!layout)
        return failureCode();
    if (invocation.ranges.isEmpty())
        return listNumbers(*layout, invocation.measure);
    SweepPlan plan{.layout = *layout, .measure = invocation.measure, .seeds = invocation.seeds};
    for (const SweepRange &range : invocation.ranges) {
        QString refusal;
        const std::optional<SweepAxis> axis = axisOf(*layout, range, refusal);
        if (!axis)
            return fail(refusal);
        plan.axes.push_back(*axis);
    }
    if (plan.points() * plan.seeds > kMostRuns)
        return fail(fill(
            Words::tr("that would be {runs} runs, and {most} are the most; take longer steps or "
                      "fewer seeds"),
            {{u"runs", QString::number(plan.points() * plan.seeds)}, {u"most", QString::number(kMostRuns)}}));
    const std::vector<SweepPoint> points = runSweep(plan, 0, plan.points(), isWanted);
    if (console::isInterrupted())
        return console::interruptCode();
    const QString told = invocation.csv ? sweepCsv(plan, points) : sweepTable(plan, points);
    return console::print(told) ? 0 : failureCode();
}

namespace {

/// Nothing when Ctrl+C came first.
std::optional<Run> runUnlessInterrupted(const Layout &layout)
{
    constexpr qint64 turnsUnlooked = 50'000;
    Simulation simulation(runnable(layout));
    simulation.attend(isWanted);
    while (!simulation.advance(turnsUnlooked)) {
        if (console::isInterrupted())
            return std::nullopt;
    }
    return simulation.takeRun();
}

} // namespace

int compareCommand(const Invocation &invocation)
{
    Invocation first = invocation;
    Invocation second = invocation;
    if (invocation.other.isEmpty())
        first.seed.reset();
    else
        second.file = invocation.other;
    const std::optional<Layout> before = layoutOrComplain(first);
    const std::optional<Layout> after = before ? layoutOrComplain(second) : std::nullopt;
    if (!before || !after)
        return failureCode();
    const std::optional<Run> runBefore = runUnlessInterrupted(*before);
    const std::optional<Run> runAfter = runBefore ? runUnlessInterrupted(*after) : std::nullopt;
    if (!runAfter)
        return console::interruptCode();
    const RunComparison comparison = compareRuns(*before, *runBefore, *after, *runAfter);
    return console::print(comparisonText(comparison)) ? 0 : failureCode();
}

} // namespace signalbox
