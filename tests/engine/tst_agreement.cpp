// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lanes, sentences and the world at a moment tell one story. After every fact of many random runs, each is
// held to the others.

#include "engine/interpreter/simulation.h"
#include "engine/replay/lanes.h"
#include "engine/sentences/explain.h"
#include "tests/support/randomprograms.h"
#include "tests/support/stories.h"
#include "tests/support/suite.h"
#include "tests/support/workshop.h"

#include <QTest>

namespace tst_agreement {

using namespace signalbox;
namespace stories = signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

/// Queues of all kinds, with priorities that are often equal.
void giveOrders(Program &program, quint32 seed)
{
    for (ProgramResource &resource : program.resources) {
        if (resource.kind == NodeKind::Queue)
            resource.order = QueueOrder(seed / 3 % 3);
    }
    for (ProgramStep &step : program.steps) {
        if (step.verb == Verb::Put || step.verb == Verb::PutNowait)
            step.count = seed * 7 % 5 % 3;
    }
}

bool isSame(const LaneSpan &one, const LaneSpan &other)
{
    return one.kind == other.kind && one.value == other.value && one.task == other.task
        && one.outcome == other.outcome && one.result == other.result;
}

/// What a lane shows of a resource at the time of \a world, after all that happens then.
QString resourceFault(const Lane &lane, const World &world, const Run &run)
{
    const qint64 amount = run.program.resources[lane.resource].amount;
    const auto level = levelOf(world.resources[lane.resource], amount);
    const LaneSpan *const span = lane.spanAt(world.time);
    if (bool(level) != bool(span))
        return level ? u"a state without a span"_s : u"a span without a state"_s;
    if (level && !isSame(*level, *span))
        return u"%1 in its lane, %2 in the world"_s.arg(span->value).arg(level->value);
    const bool isOver = lane.bounded && lane.kind == Lane::Kind::QueueFill && level->value > lane.ceiling;
    return isOver ? u"more than the ceiling"_s : QString();
}

QString taskFault(const Lane &lane, const World &world)
{
    const TaskView *const task = world.task(lane.task);
    const LaneSpan *const span = lane.spanAt(world.time);
    if (!task || isDone(task->state))
        return span ? u"a span without a task"_s : QString();
    if (!span) // only the last moment of a run has no length
        return world.ending && task->state != TaskState::Waiting ? QString() : u"a task without a span"_s;
    switch (span->kind) {
    case LaneSpan::Kind::Running:
        return task->state == TaskState::Running ? QString() : u"it does not run"_s;
    case LaneSpan::Kind::Sleeping:
        // A timer that is due as the run ends: the last moment belongs to what went on until then.
        return task->state == TaskState::Sleeping
                && (span->unfinished || task->stateAt(world.time) == TaskState::Sleeping)
            ? QString()
            : u"it does not sleep"_s;
    case LaneSpan::Kind::Ready:
        return task->stateAt(world.time) == TaskState::Ready ? QString() : u"it is not ready"_s;
    case LaneSpan::Kind::Waiting:
        return task->state == TaskState::Waiting && task->verb == span->verb && task->object == span->object
                && task->isFuture == span->isFuture
            ? QString()
            : u"it does not wait like that"_s;
    case LaneSpan::Kind::Fill:
    case LaneSpan::Kind::Owned:
    case LaneSpan::Kind::Set:
    case LaneSpan::Kind::Printed:
    case LaneSpan::Kind::Value:
        break;
    }
    return u"a task's lane with the span of a resource"_s;
}

/// What a sentence must say of a resource.
QString wantedIn(const ResourceView &view, const Run &run)
{
    switch (view.kind) {
    case NodeKind::Queue:
        return view.items.empty() ? u" is empty"_s : u" holds %1"_s.arg(view.items.size());
    case NodeKind::Counter:
        return u" holds %1"_s.arg(view.value);
    case NodeKind::Lock:
    case NodeKind::Condition:
        return view.holders.empty() ? u"free"_s : run.taskName(view.holders.front().task);
    case NodeKind::Semaphore:
        return u" has %1 "_s.arg(view.free);
    case NodeKind::Event:
    case NodeKind::Barrier:
    case NodeKind::Future:
    case NodeKind::Executor:
    case NodeKind::Ticker: // in words, not by a number
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        break;
    }
    return {};
}

QString sentenceFault(const Replay &replay, const World &world)
{
    const Run &run = replay.run();
    for (quint32 at = 0; at < world.resources.size(); ++at) {
        const QString wanted = wantedIn(world.resources[at], run);
        const QString said = explainResource(replay, world, at);
        if (!said.contains(wanted))
            return u"“%1” is not in “%2”"_s.arg(wanted, said);
    }
    return {};
}

/// The first moment at which lanes and world differ; empty where there is none.
QString laneFault(const Lanes &lanes, const World &world, const Run &run)
{
    for (const Lane &lane : lanes.resources) {
        if (const QString fault = resourceFault(lane, world, run); !fault.isEmpty())
            return run.program.resources[lane.resource].name + u": "_s + fault;
    }
    for (const Lane &lane : lanes.tasks) {
        if (const QString fault = taskFault(lane, world); !fault.isEmpty())
            return run.taskName(lane.task) + u": "_s + fault;
    }
    return {};
}

void addPrograms()
{
    QTest::addColumn<Program>("program");
    for (const stories::ProgramStory &story : stories::allStories())
        QTest::newRow(qPrintable(story.name)) << story.program;
    for (quint32 seed = 1; seed <= 600; ++seed) {
        Program program = stories::randomProgram(seed);
        program.python = PythonVersion(seed % 3);
        giveOrders(program, seed);
        QTest::addRow("random %u", seed) << program;
    }
}

void compare(const std::shared_ptr<const Run> &run)
{
    const Trace &trace = run->trace;
    const Replay replay(run);
    const Lanes lanes = lanesOf(*run);
    World world = replay.atFact(0);
    for (qsizetype at = 0; at < trace.size(); ++at) {
        world.apply(trace[at]);
        QCOMPARE(sentenceFault(replay, world), QString());
        const bool isLastOfItsTime = at + 1 == trace.size() || trace[at + 1].time > trace[at].time;
        if (!isLastOfItsTime)
            continue;
        QVERIFY(replay.at(trace[at].time) == world);
        const QString fault = laneFault(lanes, world, *run);
        QVERIFY2(fault.isEmpty(), qPrintable(u"after fact %1 at %2 µs: "_s.arg(at).arg(world.time) + fault));
    }
    QCOMPARE(lanes.end, trace.endTime());
    QCOMPARE(lanes.tasks.size(), world.tasks.size());
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lanesSentencesAndWorldsAgree_data() { addPrograms(); }
    void lanesSentencesAndWorldsAgree();
    void alsoInTheWorkshop();
    void aCounterThatChangesAtTheEnd();
    void equalsLeaveAPriorityQueueInTheOrderShown();
};

void TestAgreement::lanesSentencesAndWorldsAgree()
{
    QFETCH(Program, program);
    compare(std::make_shared<const Run>(simulate(program)));
}

void TestAgreement::alsoInTheWorkshop()
{
    compare(std::make_shared<const Run>(stories::Workshop().run()));
}

/// Its lane said 0 at the end where the card said 3.
void TestAgreement::aCounterThatChangesAtTheEnd()
{
    Story story;
    const quint32 till = story.resource(NodeKind::Counter, u"till"_s);
    const TaskId ada = story.task(u"ada"_s);
    story.turn(ada).sleeps(ada, 1000).at(1000).woken(ada, Verb::Sleep).turn(ada);
    story.did(FactKind::CounterRead, ada, till, 0).did(FactKind::CounterWritten, ada, till, 3);
    story.ends(ada).runEnds(Ending::Finished);
    const Lanes lanes = lanesOf(story.run());
    QCOMPARE(lanes.resources.size(), std::size_t(1));
    const LaneSpan *const span = lanes.resources.front().spanAt(1000);
    QVERIFY(span);
    QCOMPARE(span->value, 3);
    QCOMPARE(story.replay().at(1000).resources[till].value, 3);
    QCOMPARE(lanes.resources.front().spanAt(999)->value, 0);
}

/// Python's heap gives 1, 3, 2 where three equal ones were put: the last takes the place of the first.
void TestAgreement::equalsLeaveAPriorityQueueInTheOrderShown()
{
    Story story;
    const quint32 queue = story.resource(NodeKind::Queue, u"q"_s);
    story.resourceAt(queue).order = QueueOrder::Priority;
    const TaskId maker = story.task(u"maker"_s);
    const TaskId taker = story.task(u"taker"_s);
    for (const quint32 number : {1, 2, 3, 4})
        story.did(FactKind::ItemPut, maker, queue, Item{maker, number});
    for (const quint32 number : {1, 3, 2})
        story.did(FactKind::ItemGot, taker, queue, Item{maker, number});
    const Replay replay = story.replay();
    const qsizetype puts = replay.factCount() - 3;
    const Line<Item> all{{maker, 1}, {maker, 3}, {maker, 2}, {maker, 4}};
    QVERIFY(replay.atFact(puts).resources[queue].items == all);
    QVERIFY(
        (replay.atFact(puts + 1).resources[queue].items == Line<Item>{{maker, 3}, {maker, 2}, {maker, 4}}));
    QVERIFY((replay.atFact(puts + 3).resources[queue].items == Line<Item>{{maker, 4}}));
}

SIGNALBOX_TEST(TestAgreement)

} // namespace tst_agreement

#include "tst_agreement.moc"
