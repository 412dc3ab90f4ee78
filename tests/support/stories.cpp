// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stories.h"

#include "engine/interpreter/simulation.h"
#include "tests/support/observations.h"

namespace signalbox::testing {

QString tell(const Program &program)
{
    const Run run = simulate(program);
    QString text;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const bool isTurn = fact.kind == FactKind::TurnBegan || fact.kind == FactKind::WaitBegan
            || fact.kind == FactKind::Yielded || fact.kind == FactKind::TaskCreated;
        const QString what = observed(run, fact);
        if (isTurn || what.isEmpty())
            continue;
        const QString who = fact.task == TaskId::None ? QStringLiteral("-") : run.taskName(fact.task);
        text += QStringLiteral("%1 %2 %3\n").arg(toSeconds(fact.time)).arg(who, what);
    }
    return text;
}

QList<ProgramStory> allStories()
{
    return queueStories() + itemStories() + lockStories() + conditionStories() + barrierStories()
        + counterStories() + taskStories() + groupStories() + gatherStories() + waitStories()
        + shieldStories() + futureStories() + resultStories() + executorStories() + errorStories()
        + flowStories() + exceptStarStories() + storiesOfPython312() + storiesOfPython313();
}

} // namespace signalbox::testing
