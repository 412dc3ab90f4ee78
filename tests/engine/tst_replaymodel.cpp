// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// World goes on fact by fact. Here it is compared with a model that is made anew from the whole history, and
// what the simulation does next with what the world shows: who stands first must go first, what is in a hand
// must be what is put.

#include "engine/interpreter/simulation.h"
#include "engine/replay/replay.h"
#include "tests/support/randomprograms.h"
#include "tests/support/replaymodel.h"
#include "tests/support/stories.h"
#include "tests/support/suite.h"
#include "tests/support/workshop.h"

#include <QTest>

#include <set>

namespace tst_replaymodel {

using namespace signalbox;
using signalbox::testing::ReplayModel;
namespace stories = signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// The name of the first thing in which two worlds differ; empty where they are alike.
QString difference(const World &a, const World &b)
{
    for (std::size_t at = 0; at < std::min(a.tasks.size(), b.tasks.size()); ++at) {
        if (!(a.tasks[at].hand == b.tasks[at].hand))
            return u"the hand of task %1"_s.arg(at);
        if (!(a.tasks[at] == b.tasks[at]))
            return u"task %1"_s.arg(at);
    }
    for (std::size_t at = 0; at < std::min(a.resources.size(), b.resources.size()); ++at) {
        if (a.resources[at].holders != b.resources[at].holders)
            return u"holders of resource %1"_s.arg(at);
        if (a.resources[at].free != b.resources[at].free)
            return u"what is free of resource %1: %2, %3"_s.arg(at)
                .arg(a.resources[at].free)
                .arg(b.resources[at].free);
        if (!(a.resources[at] == b.resources[at]))
            return u"resource %1"_s.arg(at);
    }
    if (!(a.ready == b.ready && a.sleepers == b.sleepers && a.running == b.running))
        return u"who is ready, sleeps or runs"_s;
    if (!(a.scopes == b.scopes))
        return u"scopes"_s;
    return a == b ? QString() : u"the rest"_s;
}

/// What the simulation did, held against what the world showed just before.
QString surprise(const World &world, const Fact &fact, const Program &program)
{
    const TaskView *const task = world.task(fact.task);
    const auto isFirst = [&fact](const Line<TaskId> &line) {
        return !line.empty() && line.front() == fact.task;
    };
    const bool isServed = fact.kind == FactKind::Woken && !fact.isToCancel();
    const ResourceView none;
    const bool isOfResource =
        rowOf(fact.kind).object == FactObject::Resource && fact.resource() < world.resources.size();
    const ResourceView &resource = isOfResource ? world.resources[fact.resource()] : none;
    if (fact.kind == FactKind::TurnBegan && !isFirst(world.ready))
        return u"somebody runs who is not first"_s;
    if (isServed && fact.verb == Verb::Sleep && !(isFirst(world.sleepers) && task->until <= fact.time))
        return u"somebody wakes who is not due first"_s;
    const std::set<Verb> linedUp{Verb::Get, Verb::Acquire, Verb::Wait};
    const bool isInRoom = fact.verb == Verb::Wait && task->object < world.resources.size()
        && world.resources[task->object].kind == NodeKind::Condition;
    if (isServed && linedUp.contains(fact.verb) && !isInRoom
        && !isFirst(world.resources[task->object].waiters))
        return u"somebody is served who is not first"_s;
    if (isServed && fact.verb == Verb::Put && !isFirst(world.resources[task->object].putters))
        return u"somebody may put who is not first"_s;
    const Item item = rowOf(fact.kind).amount == FactAmount::Item ? fact.item() : Item();
    if (fact.kind == FactKind::ItemGot && resource.items.empty())
        return u"an item comes that is not there"_s;
    if (fact.kind == FactKind::ItemGot && !(resource.items.front() == item))
        return u"an item comes that is not first"_s;
    const bool isSorted = std::is_sorted(resource.priorities.begin(), resource.priorities.end());
    if (fact.kind == FactKind::ItemGot && !fact.raises() && !isSorted)
        return u"an item of a higher priority number stands before a lower one"_s;
    const bool isForward =
        fact.step < program.steps.size() && PutChoice(program.steps[fact.step].choice) == PutChoice::Forward;
    if (fact.kind == FactKind::ItemPut && !isForward && item.maker != fact.task)
        return u"what is put is not its own"_s;
    // A sentinel that has ended an `async for` was in the hand, but never in the variable that is put.
    if (fact.kind == FactKind::ItemPut && isForward && task->hand.number && !(item == task->hand)
        && !world.isSentinel(task->hand))
        return u"what is forwarded is not what was in the hand"_s;
    const bool isBounded = fact.kind == FactKind::ItemPut && program.resources[fact.resource()].amount > 0;
    if (isBounded && qint64(resource.items.size()) >= program.resources[fact.resource()].amount)
        return u"a full queue takes one more"_s;
    if (fact.kind == FactKind::TaskDoneCalled && fact.unfinished() != resource.unfinished - 1)
        return u"unfinished items are counted differently"_s;
    if (fact.kind == FactKind::Acquired && resource.kind == NodeKind::Lock && !resource.holders.empty())
        return u"a lock is taken that is held"_s;
    if (fact.kind == FactKind::EventSet && resource.isSet)
        return u"an event is set that is set"_s;
    const std::set<FactKind> ofNobody{FactKind::DeadlockEdge, FactKind::JobBegan, FactKind::JobEnded,
                                      FactKind::NeverRetrieved};
    const bool hasEnded = task && isDone(task->state) && !ofNobody.contains(fact.kind);
    return hasEnded ? u"a task goes on that has ended"_s : QString();
}

/// Semaphores whose permits nobody can get or give back but by a with block.
std::set<quint32> usedByWithOnly(const Program &program)
{
    std::set<quint32> found;
    for (quint32 at = 0; at < program.resources.size(); ++at) {
        const bool isOther =
            std::any_of(program.steps.begin(), program.steps.end(), [at](const ProgramStep &step) {
                return step.target == at && (step.verb == Verb::Acquire || step.verb == Verb::Release);
            });
        if (program.resources[at].kind == NodeKind::Semaphore && !isOther)
            found.insert(at);
    }
    return found;
}

/// Where a world contradicts itself; empty where it does not.
QString contradiction(const World &world, const Program &program)
{
    std::set<TaskId> ready;
    for (const TaskId id : world.ready) {
        if (!ready.insert(id).second || world.task(id)->state != TaskState::Ready)
            return u"who is ready stands there once"_s;
    }
    if (ready.contains(world.running) || world.sleepers.size() + ready.size() > world.tasks.size())
        return u"who runs or sleeps is not ready"_s;
    std::size_t waiting = 0;
    for (const TaskView &task : world.tasks) {
        const std::set<Verb> lines{Verb::Put,  Verb::Get,       Verb::Join,    Verb::Acquire,
                                   Verb::Wait, Verb::WaitUntil, Verb::AsyncFor};
        const bool isInLine = lines.contains(task.verb) || (task.verb == Verb::Await && task.isFuture);
        waiting += task.state == TaskState::Waiting && isInLine;
    }
    std::size_t lined = 0;
    for (std::size_t at = 0; at < world.resources.size(); ++at) {
        const ResourceView &resource = world.resources[at];
        for (const Line<TaskId> *const line :
             {&resource.putters, &resource.waiters, &resource.joiners, &resource.room}) {
            lined += resource.kind == NodeKind::Executor ? 0 : line->size();
            const bool isRight = std::all_of(line->begin(), line->end(), [&](TaskId id) {
                return world.task(id)->state == TaskState::Waiting && world.task(id)->object == at;
            });
            if (!isRight)
                return u"who stands in a line waits for it"_s;
        }
        if (resource.kind == NodeKind::Lock && resource.free != 1 - qint64(resource.holders.size()))
            return u"a lock is free or has one holder"_s;
        if (resource.kind == NodeKind::Queue
            && qint64(resource.items.size()) != resource.puts - resource.gets)
            return u"what was put and not got is in the queue"_s;
        if (resource.free < 0
            || (resource.kind == NodeKind::Queue && program.resources[at].amount > 0
                && qint64(resource.items.size()) > program.resources[at].amount))
            return u"there are no more than fit"_s;
    }
    return lined == waiting ? QString() : u"who waits for a resource stands in its line"_s;
}

/// Tasks that have been woken with a permit and have not had their turn.
qint64 permitsOnTheirWay(const World &world, const Run &run, quint32 semaphore)
{
    return std::count_if(world.ready.begin(), world.ready.end(), [&](TaskId id) {
        const TaskView &task = *world.task(id);
        const Fact &cause = run.trace[task.sinceFact];
        return cause.kind == FactKind::Woken && !cause.isToCancel() && task.verb == Verb::Acquire
            && task.object == semaphore;
    });
}

/// Queues of all kinds, and priorities of which every third is equal.
void giveOrders(Program &program, quint32 seed)
{
    for (ProgramResource &resource : program.resources) {
        if (resource.kind == NodeKind::Queue)
            resource.order = QueueOrder(seed / 3 % 3);
    }
    qint64 at = seed;
    for (ProgramStep &step : program.steps) {
        if (step.verb == Verb::Put || step.verb == Verb::PutNowait)
            step.count = at++ * 7 % 5 % 3;
    }
}

/// Sizes of the trace at some moments when the loop comes round.
std::vector<qsizetype> cuts(const Program &program)
{
    std::vector<qsizetype> sizes;
    Simulation simulation(program);
    for (qint64 turns = 1; !simulation.advance(turns) && sizes.size() < 12; turns = turns * 3 / 2 + 1)
        sizes.push_back(simulation.runSoFar().trace.size());
    return sizes;
}

} // namespace

class TestReplayModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorldIsWhatItsHistoryMakesIt_data();
    void theWorldIsWhatItsHistoryMakesIt();
    void soIsTheWorldOfTheWorkshop();
};

void TestReplayModel::theWorldIsWhatItsHistoryMakesIt_data()
{
    QTest::addColumn<Program>("program");
    for (const stories::ProgramStory &story : stories::allStories())
        QTest::newRow(qPrintable(story.name)) << story.program;
    constexpr quint32 programs = testing::kIsSanitized ? 300 : 1000;
    for (quint32 seed = 1; seed <= programs; ++seed) {
        Program program = stories::randomProgram(seed);
        program.python = PythonVersion(seed % 3);
        giveOrders(program, seed);
        QTest::addRow("random %u", seed) << program;
    }
}

void TestReplayModel::theWorldIsWhatItsHistoryMakesIt()
{
    QFETCH(Program, program);
    const auto run = std::make_shared<const Run>(simulate(program));
    const Replay replay(run);
    World world = replay.atFact(0);
    for (qsizetype at = 0; at < run->trace.size(); ++at) {
        QCOMPARE(surprise(world, run->trace[at], program), QString());
        world.apply(run->trace[at]);
        QCOMPARE(contradiction(world, program), QString());
    }
    std::vector<qsizetype> moments = cuts(program);
    moments.push_back(run->trace.size());
    for (const qsizetype facts : moments) {
        const World shown = replay.atFact(facts);
        QCOMPARE(difference(shown, ReplayModel(*run, facts).world()), QString());
        for (const quint32 at : usedByWithOnly(program)) {
            const ResourceView &semaphore = shown.resources[at];
            QCOMPARE(semaphore.free + qint64(semaphore.holders.size()) + permitsOnTheirWay(shown, *run, at),
                     program.resources[at].amount);
        }
    }
}

void TestReplayModel::soIsTheWorldOfTheWorkshop()
{
    const auto run = std::make_shared<const Run>(stories::Workshop().run());
    const Replay replay(run);
    for (qsizetype facts = 0; facts <= run->trace.size(); ++facts) {
        const World shown = replay.atFact(facts);
        QCOMPARE(difference(shown, ReplayModel(*run, facts).world()), QString());
        QCOMPARE(contradiction(shown, run->program), QString());
    }
}

SIGNALBOX_TEST(TestReplayModel)

} // namespace tst_replaymodel

#include "tst_replaymodel.moc"
