// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/resourcechecks.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/nodecheck.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

constexpr Verbs kTaking = bit(Verb::With) | bit(Verb::Acquire);

/// Nobody puts into it: what becomes of tasks that take from it.
void warnOfEmptiness(NodeCheck &check)
{
    const QString remedy = Words::tr("Drag a wire from a producer to it.");
    if (check.isDone(bit(Verb::Get) | bit(Verb::AsyncFor)))
        check.warn(Words::tr("Nobody puts into {node}: whoever takes from it waits for ever."), remedy);
    else
        check.warn(Words::tr("Nobody puts into {node}: get_nowait raises QueueEmpty."), remedy);
}

/// Nobody takes from it: what becomes of tasks that put into it.
void warnOfFullness(NodeCheck &check)
{
    const QString remedy = Words::tr("Drag a wire from it to a consumer.");
    const qint64 capacity = parameter<qint64>(check.node(), Param::Capacity);
    const QList<Place> places{{u"count", QString::number(capacity)}};
    if (capacity == 0)
        check.warn(Words::tr("Nobody takes from {node}: its items only pile up."), remedy);
    else if (check.isDone(bit(Verb::Put)))
        check.warn(Words::tr("Nobody takes from {node}: once it holds {count}, whoever puts waits for ever."),
                   remedy, places);
    else
        check.warn(Words::tr("Nobody takes from {node}: once it holds {count}, put_nowait raises QueueFull."),
                   remedy, places);
}

} // namespace

void checkUse(NodeCheck &check)
{
    if (!check.isUsed())
        check.warn(Words::tr("{node} is used by nobody."), Words::tr("Drag a wire from a task to it."));
}

void checkQueue(NodeCheck &check)
{
    const bool isFilled = check.isDone(bit(Verb::Put) | bit(Verb::PutNowait));
    const bool isEmptied = check.isDone(bit(Verb::Get) | bit(Verb::GetNowait) | bit(Verb::AsyncFor));
    if (!isFilled && !isEmptied) {
        check.warn(Words::tr("{node} is used by nobody."),
                   Words::tr("Drag a wire from a producer to it, and one from it to a consumer."));
        return;
    }
    if (!isFilled)
        warnOfEmptiness(check);
    else if (!isEmptied)
        warnOfFullness(check);
    const bool isDealtWith = check.isDone(bit(Verb::TaskDone));
    if (check.isDone(bit(Verb::Join)) && isFilled && isEmptied && !isDealtWith)
        check.warn(Words::tr("{node} is joined, but nobody says that an item is dealt with: whoever joins it "
                             "waits for ever."),
                   Words::tr("Let each task that takes from it go on to a step task_done."));
    if (isDealtWith && !isEmptied && isFilled)
        check.warn(Words::tr("Items of {node} are said to be dealt with that nobody has taken."),
                   Words::tr("Let the task with task_done take an item first."));
}

void checkLock(NodeCheck &check)
{
    checkUse(check);
    if (check.isDone(bit(Verb::Release)) && !check.isDone(kTaking))
        check.warn(
            Words::tr(
                "{node} is released, but nobody acquires it, which asyncio refuses with a RuntimeError."),
            Words::tr("Let the task that releases it acquire it first."));
}

void checkSemaphore(NodeCheck &check)
{
    const bool isReleased = check.isDone(bit(Verb::Release));
    const bool isTaken = check.isDone(kTaking);
    checkUse(check);
    if (parameter<bool>(check.node(), Param::Bounded) && isReleased && !isTaken) {
        check.warn(Words::tr("{node} is bounded and released, but nobody acquires it, which asyncio refuses "
                             "with a ValueError."),
                   Words::tr("Let a task acquire it first, or turn off \"{setting}\"."),
                   {{u"setting", info(Param::Bounded).label()}});
    } else if (isTaken && parameter<qint64>(check.node(), Param::Permits) == 0 && !isReleased) {
        check.warn(Words::tr("{node} has no permits and nobody releases one: whoever comes waits for ever."),
                   Words::tr("Give it at least one permit, or let a task release one."));
    }
}

void checkEvent(NodeCheck &check)
{
    if (!check.isUsed()) {
        check.warn(
            Words::tr("{node} is used by nobody."),
            Words::tr("Drag a wire from a task to it to set it, and one from it to a task that waits."));
    } else if (check.isDone(bit(Verb::Wait)) && !check.isDone(bit(Verb::Set))
               && !parameter<bool>(check.node(), Param::IsSet)) {
        check.warn(Words::tr("{node} is never set: whoever waits for it waits for ever."),
                   Words::tr("Drag a wire from a task to it, or let it be set at the start."));
    }
}

void checkCondition(NodeCheck &check)
{
    const bool waited = check.isDone(bit(Verb::Wait) | bit(Verb::WaitUntil));
    const bool notified = check.isDone(bit(Verb::Notify) | bit(Verb::NotifyAll));
    if (waited && !notified)
        check.warn(Words::tr("{node} is never notified: whoever waits in it waits for ever."),
                   Words::tr("Drag a wire from a task to it and choose notify."));
    else if (notified && !waited)
        check.warn(Words::tr("{node} is notified, but nobody waits in it."),
                   Words::tr("Drag a wire from it to a task that is to wait."));
    else
        checkUse(check);
}

void checkBarrier(NodeCheck &check)
{
    const qint64 parties = parameter<qint64>(check.node(), Param::Parties);
    const Arrivals who = check.use().arrivalsAt(check.node().id);
    const bool isBroken = check.isDone(bit(Verb::Reset) | bit(Verb::Abort));
    checkUse(check);
    if (who.count == 0 && isBroken)
        check.warn(Words::tr("Nobody waits at {node}."),
                   Words::tr("Drag a wire from a task to it and choose wait."));
    else if (who.count > 0 && !who.mayBeMore && who.count < parties && !isBroken)
        check.warn(Words::tr("{node} waits for {parties} tasks, and only {count} can come: whoever waits "
                             "there waits for ever."),
                   Words::tr("Let more tasks wait there, or lower \"{setting}\"."),
                   {{u"parties", QString::number(parties)},
                    {u"count", QString::number(who.count)},
                    {u"setting", info(Param::Parties).label()}});
}

void checkFuture(NodeCheck &check)
{
    const bool awaited = check.isDone(bit(Verb::Await));
    const bool isSet = check.isDone(bit(Verb::SetResult) | bit(Verb::SetException) | bit(Verb::Cancel));
    if (awaited && !isSet)
        check.warn(Words::tr("{node} is never set: whoever awaits it waits for ever."),
                   Words::tr("Drag a wire from a task to it and choose set_result."));
    else if (isSet && !awaited && !check.use().isAskedAbout(check.node().id))
        check.warn(Words::tr("Nobody awaits {node}."),
                   Words::tr("Drag a wire from it to a task that is to await it."));
    else
        checkUse(check);
}

void checkTicker(NodeCheck &check)
{
    checkUse(check);
    if (parameter<qint64>(check.node(), Param::Count) == 0
        && parameter<Duration>(check.node(), Param::Every) == Duration::fixed(0))
        check.warn(Words::tr("{node} ticks without pause and without end."),
                   Words::tr("Give it a time between its ticks, or a number of them."));
}

} // namespace signalbox
