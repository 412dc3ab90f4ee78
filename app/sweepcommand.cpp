// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sweepcommand.h"

#include "app/commandinput.h"
#include "app/comparetable.h"
#include "app/scriptruns.h"
#include "engine/importer/importer.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepCommand)
};

constexpr qsizetype kMostRuns = 1'000'000;

/// A program in Python as a layout, or nothing after saying why.
std::optional<Layout> importOrComplain(const Invocation &invocation)
{
    const std::optional<QByteArray> bytes = programOrComplain(invocation.file);
    if (!bytes)
        return std::nullopt;
    const QFileInfo file(invocation.file);
    const ImportedCode imported = importPythonFile(*bytes, file.completeBaseName(), Importing::Whole,
                                                   QFileInfo(file.canonicalFilePath()).path());
    for (const ImportRefusal &refusal : imported.refusals)
        console::complain(u"%1:%2: %3\n"_s.arg(inputName(invocation.file))
                              .arg(std::max(refusal.line, 1))
                              .arg(refusal.reason));
    if (!imported.refusals.isEmpty())
        return std::nullopt;
    std::optional<Layout> layout = imported.layout;
    if (layout && invocation.seed)
        layout->settings.seed = *invocation.seed;
    return layout;
}

std::optional<Layout> layoutOrComplain(const Invocation &invocation)
{
    return invocation.file.endsWith(u".py") ? importOrComplain(invocation)
                                            : readOrComplain(invocation, pipedInto(invocation.file));
}

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
