// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/kitchen.h"
#include "tests/support/story.h"
#include "tests/support/suite.h"

#include <QTest>

#include <numeric>
#include <random>

namespace tst_replay {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;

std::vector<TaskId> listed(const Line<TaskId> &line)
{
    return {line.begin(), line.end()};
}

/// What the lines must be, kept in the plainest way beside a trace that is drawn at random.
struct Crowd {
    explicit Crowd(quint32 size)
    {
        lock = story.resource(NodeKind::Lock, u"door"_s);
        const quint32 body = story.body(u"guest"_s);
        ready.push_back(TaskId::Main);
        for (quint32 at = 0; at < size; ++at)
            ready.push_back(story.spawn(body, TaskId::Main));
    }

    quint32 below(std::size_t limit) { return quint32(dice() % limit); }

    /// Somebody runs and parks; somebody parked is woken, often not the first in line.
    void go()
    {
        story.at(++now);
        if (!ready.empty())
            park();
        if (!waiters.empty() && below(2) == 0)
            wake(waiters, Verb::Acquire, below(3) == 0 ? below(waiters.size()) : 0);
        if (!sleepers.empty() && below(2) == 0)
            wake(sleepers, Verb::Sleep, below(3) == 0 ? below(sleepers.size()) : 0);
    }

    void park()
    {
        const TaskId id = ready.front();
        ready.erase(ready.begin());
        story.turn(id);
        switch (below(4)) {
        case 0:
            story.did(FactKind::Yielded, id);
            ready.push_back(id);
            break;
        case 1: {
            const Micros until = now + below(50);
            deadlines[id] = until;
            story.sleeps(id, until);
            const auto later = std::find_if(sleepers.begin(), sleepers.end(),
                                            [&](TaskId other) { return deadlines[other] > until; });
            sleepers.insert(later, id);
            break;
        }
        default:
            story.waits(id, Verb::Acquire, lock);
            waiters.push_back(id);
            break;
        }
    }

    void wake(std::vector<TaskId> &line, Verb verb, quint32 place)
    {
        const TaskId id = line[place];
        line.erase(line.begin() + place);
        story.woken(id, verb);
        ready.push_back(id);
    }

    Story story;
    quint32 lock = 0;
    Micros now = 0;
    std::mt19937 dice{7};
    std::vector<TaskId> ready;
    std::vector<TaskId> waiters;
    std::vector<TaskId> sleepers;
    std::map<TaskId, Micros> deadlines;
};

/// cook-1 holds the oven from 1 s to 2 s, cook-2 gets it then.
struct ReplayedOven : Story {
    quint32 oven = resource(NodeKind::Lock, u"oven"_s);
    TaskId first = task(u"cook-1"_s);
    TaskId second = task(u"cook-2"_s);
    ReplayedOven()
    {
        turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone);
        turn(first).sleeps(first, kSecond).turn(second).sleeps(second, kSecond);
        at(kSecond).woken(first, Verb::Sleep).woken(second, Verb::Sleep);
        goesOn(first, Verb::Sleep).did(FactKind::Acquired, first, oven, 0).sleeps(first, 2 * kSecond);
        goesOn(second, Verb::Sleep).waits(second, Verb::Acquire, oven);
        at(2 * kSecond).woken(first, Verb::Sleep).goesOn(first, Verb::Sleep);
        did(FactKind::Released, first, oven, 1).woken(second, Verb::Acquire, first).ends(first);
        goesOn(second, Verb::Acquire, oven).did(FactKind::Acquired, second, oven, 0);
        did(FactKind::Released, second, oven, 1).ends(second);
        woken(TaskId::Main, Verb::WaitAll, second).goesOn(TaskId::Main, Verb::WaitAll).ends(TaskId::Main);
        runEnds(Ending::Finished);
    }
};

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyRunMayBeAskedAnything();
    void aLineIsAVectorThatIsQuickAtItsFront();
    void aLockGoesFromHandToHand();
    void sleepersStandByDeadlineAndThenByOrder();
    void aQueueCountsWhatGoesThroughIt();
    void theItemInHandIsForgottenWhenPassedOn();
    void anEventCountsWhomItWoke();
    void aLockReleasedByAnotherIsFree();
    void aSemaphoreMayBeASignal();
    void aPermitNeverTakenGoesBackFromNobody();
    void pagesAreSharedUntilSomebodyWrites();
    void aCancelledTaskRemembersWhereItWasStruck();
    void scopesTellTheirLives();
    void theNewestTaskOfABodyIsFound();
    void atATimeIncludesAllThatHappensThen();
    void everyFactIsReachedAlike();
    void aCrowdStandsInTheRightLines();
    void realRunsKeepTheLinesThatTheWorldShows_data();
    void realRunsKeepTheLinesThatTheWorldShows();
    void aMillionFactsFitIntoBoundedKeyframes();
};

void TestReplay::anEmptyRunMayBeAskedAnything()
{
    const Replay replay;
    QCOMPARE(replay.factCount(), 0);
    QCOMPARE(replay.endTime(), 0);
    QVERIFY(replay.at(5 * kSecond) == initialWorld(Run{}));
    QVERIFY(replay.at(-1) == replay.atFact(-3));
    QVERIFY(!replay.at(0).task(TaskId::Main));
    QVERIFY(!replay.at(0).taskOf(0));
    QVERIFY(!replay.run().hasEnded());
    QVERIFY(Replay(nullptr).at(0) == replay.at(0));
}

void TestReplay::aLineIsAVectorThatIsQuickAtItsFront()
{
    std::mt19937 dice{3};
    Line<int> line;
    std::vector<int> plain;
    for (int round = 0; round < 20'000; ++round) {
        const std::size_t place = plain.empty() ? 0 : dice() % plain.size();
        const auto choice = plain.size() > 200 ? 2 + dice() % 2 : dice() % 5;
        if (choice == 0) {
            line.insert(place, round);
            plain.insert(plain.begin() + std::ptrdiff_t(place), round);
        } else if (choice == 1 || choice == 4 || plain.empty()) {
            line.push_back(round);
            plain.push_back(round);
        } else if (choice == 2) {
            line.pop_front();
            plain.erase(plain.begin());
        } else {
            line.erase(place);
            plain.erase(plain.begin() + std::ptrdiff_t(place));
        }
        QVERIFY(std::equal(line.begin(), line.end(), plain.begin(), plain.end()));
    }
    const Line<int> copy = line;
    QVERIFY(copy == line);
    QCOMPARE(copy.size(), plain.size());
}

void TestReplay::aLockGoesFromHandToHand()
{
    const ReplayedOven story;
    const Replay replay = story.replay();
    const World held = replay.at(kSecond);
    const ResourceView &oven = held.resources[story.oven];
    QCOMPARE(oven.holders.size(), 1U);
    QCOMPARE(oven.holders.front().task, story.first);
    QCOMPARE(oven.holders.front().since, kSecond);
    QCOMPARE(oven.free, 0);
    QCOMPARE(listed(oven.waiters), std::vector<TaskId>{story.second});
    QCOMPARE(held.task(story.first)->state, TaskState::Sleeping);
    QCOMPARE(held.task(story.first)->until, 2 * kSecond);
    QCOMPARE(held.task(story.second)->state, TaskState::Waiting);
    QCOMPARE(held.task(story.second)->verb, Verb::Acquire);
    QCOMPARE(held.task(TaskId::Main)->verb, Verb::WaitAll);

    const World done = replay.at(2 * kSecond);
    QVERIFY(done.resources[story.oven].holders.empty());
    QCOMPARE(done.resources[story.oven].free, 1);
    QCOMPARE(done.resources[story.oven].changedBy, story.second);
    QCOMPARE(done.task(story.second)->state, TaskState::Returned);
    QCOMPARE(done.turns, 8);
    QVERIFY(done.ending == Ending::Finished);
}

void TestReplay::sleepersStandByDeadlineAndThenByOrder()
{
    Story story;
    const TaskId a = story.task(u"a"_s);
    const TaskId b = story.task(u"b"_s);
    const TaskId c = story.task(u"c"_s);
    const TaskId d = story.task(u"d"_s);
    story.turn(a).sleeps(a, 30).turn(b).sleeps(b, 10).turn(c).sleeps(c, 30).turn(d).sleeps(d, 20);
    QCOMPARE(listed(story.replay().at(0).sleepers), (std::vector<TaskId>{b, d, a, c}));
    story.at(5).woken(a, Verb::Sleep, TaskId::None, true);
    const World world = story.replay().at(5);
    QCOMPARE(listed(world.sleepers), (std::vector<TaskId>{b, d, c}));
    QCOMPARE(listed(world.ready), (std::vector<TaskId>{TaskId::Main, a}));
}

void TestReplay::aQueueCountsWhatGoesThroughIt()
{
    Story story;
    const quint32 window = story.resource(NodeKind::Queue, u"window"_s, 2);
    const TaskId phone = story.task(u"phone"_s);
    const TaskId cook = story.task(u"cook"_s);
    const Item one{phone, 1};
    const Item two{phone, 2};
    story.turn(phone).did(FactKind::ItemPut, phone, window, one);
    story.did(FactKind::ItemPut, phone, window, two).waits(phone, Verb::Put, window);
    story.at(10).turn(cook).did(FactKind::ItemGot, cook, window, one);
    const World got = story.replay().at(10);
    QVERIFY((got.resources[window].items == Line<Item>{two}));
    QCOMPARE(got.resources[window].unfinished, 2);
    QCOMPARE(got.resources[window].puts, 2);
    QCOMPARE(got.resources[window].gets, 1);
    QCOMPARE(got.resources[window].since, 10);
    QCOMPARE(listed(got.resources[window].putters), std::vector<TaskId>{phone});
    QVERIFY(got.task(cook)->hand == one);
    QCOMPARE(got.task(phone)->puts, 2U);
    QCOMPARE(got.running, cook);

    story.at(20).did(FactKind::TaskDoneCalled, cook, window, 1).waits(cook, Verb::Join, window);
    const World done = story.replay().at(20);
    QCOMPARE(done.resources[window].unfinished, 1);
    QCOMPARE(done.resources[window].since, 10);
    QCOMPARE(done.task(cook)->hand.number, 0U);
    QCOMPARE(done.task(cook)->done, 1U);
    QCOMPARE(listed(done.resources[window].joiners), std::vector<TaskId>{cook});
    QCOMPARE(done.running, TaskId::None);
}

void TestReplay::theItemInHandIsForgottenWhenPassedOn()
{
    Story story;
    const quint32 in = story.resource(NodeKind::Queue, u"in"_s);
    const quint32 out = story.resource(NodeKind::Queue, u"out"_s);
    const TaskId cook = story.task(u"cook"_s);
    const Item item{TaskId::Main, 4};
    story.did(FactKind::ItemPut, TaskId::Main, in, item).turn(cook);
    story.did(FactKind::ItemGot, cook, in, item);
    QVERIFY(story.replay().at(0).task(cook)->hand == item);
    story.did(FactKind::ItemPut, cook, out, item);
    QCOMPARE(story.replay().at(0).task(cook)->hand.number, 0U);
    // As in the engine, any task_done lets go of it: also one of another queue.
    story.did(FactKind::ItemGot, cook, in, item).did(FactKind::TaskDoneCalled, cook, out, 0);
    QCOMPARE(story.replay().at(0).task(cook)->hand.number, 0U);
}

void TestReplay::anEventCountsWhomItWoke()
{
    Story story;
    const quint32 open = story.resource(NodeKind::Event, u"open"_s);
    const TaskId a = story.task(u"a"_s);
    const TaskId b = story.task(u"b"_s);
    const TaskId c = story.task(u"c"_s);
    story.turn(a).waits(a, Verb::Wait, open).turn(b).waits(b, Verb::Wait, open);
    story.turn(c).waits(c, Verb::Wait, open);
    story.at(5).asked(b, CancelCause::Task).woken(b, Verb::Wait, TaskId::None, true);
    story.at(10).turn(TaskId::Main).did(FactKind::EventSet, TaskId::Main, open);
    story.woken(a, Verb::Wait, TaskId::Main).woken(c, Verb::Wait, TaskId::Main);
    const World world = story.replay().at(10);
    QVERIFY(world.resources[open].isSet);
    QCOMPARE(world.resources[open].wokeLast, 2);
    QVERIFY(world.resources[open].waiters.empty());
    story.at(20).did(FactKind::EventSet, TaskId::Main, open); // again: nothing changes
    QCOMPARE(story.replay().at(20).resources[open].since, 10);
    story.did(FactKind::EventCleared, TaskId::Main, open);
    QVERIFY(!story.replay().at(20).resources[open].isSet);
}

void TestReplay::aLockReleasedByAnotherIsFree()
{
    Story story;
    const quint32 oven = story.resource(NodeKind::Lock, u"oven"_s);
    const TaskId cook = story.task(u"cook"_s);
    story.turn(cook).did(FactKind::Acquired, cook, oven, 0).sleeps(cook, 5);
    story.turn(TaskId::Main).did(FactKind::Released, TaskId::Main, oven, 1);
    const World world = story.replay().at(0);
    QVERIFY(world.resources[oven].holders.empty());
    QCOMPARE(world.resources[oven].free, 1);
}

/// One task acquires and another releases: nobody is left holding anything, however long it goes on.
void TestReplay::aSemaphoreMayBeASignal()
{
    Story story;
    const quint32 bell = story.resource(NodeKind::Semaphore, u"bell"_s, 0);
    const TaskId guest = story.task(u"guest"_s);
    const TaskId other = story.task(u"other"_s);
    story.turn(TaskId::Main).did(FactKind::Released, TaskId::Main, bell, 1);
    story.did(FactKind::Released, TaskId::Main, bell, 2);
    QVERIFY(story.replay().at(0).resources[bell].holders.empty());
    QCOMPARE(story.replay().at(0).resources[bell].free, 2);
    story.at(1).turn(guest).did(FactKind::Acquired, guest, bell, 1);
    story.at(2).turn(other).did(FactKind::Acquired, other, bell, 0);
    story.at(3).turn(TaskId::Main).did(FactKind::Released, TaskId::Main, bell, 1);
    const World world = story.replay().at(3);
    QCOMPARE(world.resources[bell].holders.size(), 1U);
    QCOMPARE(world.resources[bell].holders.front().task, other); // the oldest holding went
    story.at(4).turn(other).did(FactKind::Released, other, bell, 2);
    QVERIFY(story.replay().at(4).resources[bell].holders.empty());
}

void TestReplay::aPermitNeverTakenGoesBackFromNobody()
{
    Story story;
    const quint32 stove = story.resource(NodeKind::Semaphore, u"stove"_s, 2);
    const TaskId cook = story.task(u"cook"_s);
    const TaskId late = story.task(u"late"_s);
    story.turn(cook).did(FactKind::Acquired, cook, stove, 0).waits(late, Verb::Acquire, stove);
    story.woken(late, Verb::Acquire, cook).asked(late, CancelCause::Task).struck(late, Verb::Acquire, stove);
    story.fact(FactKind::Released, late, stove, 1).verb = Verb::Acquire;
    const World world = story.replay().at(0);
    QCOMPARE(world.resources[stove].free, 1);
    QCOMPARE(world.resources[stove].holders.size(), 1U);
    QCOMPARE(world.resources[stove].holders.front().task, cook);
}

void TestReplay::pagesAreSharedUntilSomebodyWrites()
{
    Pages<int> pages;
    for (int at = 0; at < 1'000; ++at)
        pages.edit(std::size_t(at)) = at;
    Pages<int> copy = pages;
    QVERIFY(copy == pages);
    const std::size_t shared = copy.bytesBeyond(pages);
    copy.edit(500) = -1;
    QVERIFY(!(copy == pages));
    QCOMPARE(pages[500], 500);
    QCOMPARE(copy[500], -1);
    QCOMPARE(&copy[0], &pages[0]);
    QVERIFY(copy.bytesBeyond(pages) >= shared + Pages<int>::kPage * sizeof(int));
    QVERIFY(copy.bytesBeyond(pages) < shared + 2 * Pages<int>::kPage * sizeof(int));
    copy.edit(500) = 500;
    QVERIFY(copy == pages);
    QCOMPARE(std::accumulate(copy.begin(), copy.end(), 0), 499'500);
    copy.edit(1'000) = 0;
    QVERIFY(!(copy == pages));
    QCOMPARE(copy.size(), 1'001U);
}

void TestReplay::aCancelledTaskRemembersWhereItWasStruck()
{
    Story story;
    const quint32 window = story.resource(NodeKind::Queue, u"window"_s, 1);
    const TaskId cook = story.task(u"cook"_s);
    story.turn(cook).waits(cook, Verb::Get, window);
    story.at(10).turn(TaskId::Main).asked(cook, CancelCause::Task, TaskId::Main);
    story.woken(cook, Verb::Get, TaskId::Main, true).struck(cook, Verb::Get, window);
    story.sleeps(cook, 30); // a finally that takes its time
    story.at(30).woken(cook, Verb::Sleep).goesOn(cook, Verb::Sleep).ends(cook, Outcome::Cancelled);
    const World leaving = story.replay().at(10);
    QCOMPARE(leaving.task(cook)->state, TaskState::Sleeping);
    QCOMPARE(leaving.task(cook)->cancelRequested, 10);
    QCOMPARE(leaving.task(cook)->cancelDelivered, 10);
    QVERIFY(leaving.resources[window].waiters.empty());
    const World gone = story.replay().at(30);
    QCOMPARE(gone.task(cook)->state, TaskState::Cancelled);
    QCOMPARE(gone.task(cook)->verb, Verb::Get);
    QCOMPARE(gone.task(cook)->object, window);
    QCOMPARE(gone.task(cook)->cancelledBy, TaskId::Main);
    QCOMPARE(gone.task(cook)->cancelScope, ScopeId::None);
}

void TestReplay::scopesTellTheirLives()
{
    Story story;
    story.turn(TaskId::Main).enters(TaskId::Main, Verb::Group, 0, kNone);
    story.at(5).enters(TaskId::Main, Verb::Timeout, 1, kNone, 25);
    const TaskId child = story.task(u"child"_s, ScopeId(0));
    story.waits(TaskId::Main, Verb::Group, 0);
    story.at(25).did(FactKind::TimeoutExpired, TaskId::Main, 1);
    story.did(FactKind::GroupAborting, TaskId::Main, 0, index(child));
    story.at(30).fact(FactKind::ScopeExited, TaskId::Main, 0).setOutcome(Outcome::Raised);
    const World world = story.replay().at(30);
    QCOMPARE(world.scopes.size(), 2U);
    QCOMPARE(world.task(child)->group, ScopeId(0));
    QCOMPARE(world.scopes[0].aborted, 25);
    QCOMPARE(world.scopes[0].culprit, child);
    QCOMPARE(world.scopes[0].exited, 30);
    QCOMPARE(world.scopes[0].outcome, Outcome::Raised);
    QCOMPARE(world.scopes[1].deadline, 25);
    QCOMPARE(world.scopes[1].entered, 5);
    QCOMPARE(world.scopes[1].expired, 25);
    QCOMPARE(world.scopes[1].exited, -1);
}

void TestReplay::theNewestTaskOfABodyIsFound()
{
    Story story;
    const quint32 body = story.body(u"cook"_s);
    QVERIFY(!story.replay().at(0).taskOf(body));
    story.spawn(body, TaskId::Main);
    const TaskId second = story.spawn(body, TaskId::Main);
    QCOMPARE(story.replay().at(0).taskOf(body)->id, second);
    QVERIFY(!story.replay().at(0).taskOf(99));
}

void TestReplay::atATimeIncludesAllThatHappensThen()
{
    const ReplayedOven story;
    const Replay replay = story.replay();
    const qsizetype before = story.run().trace.countUntil(kSecond - 1);
    QCOMPARE(replay.at(kSecond - 1).facts, before);
    QCOMPARE(replay.at(kSecond - 1).time, kSecond - 1);
    QCOMPARE(story.run().trace[replay.at(kSecond).facts].time, 2 * kSecond);
    QCOMPARE(story.run().trace[replay.at(kSecond).facts - 1].time, kSecond);
    QCOMPARE(replay.at(99 * kSecond).time, 2 * kSecond);
    QCOMPARE(replay.at(99 * kSecond).facts, replay.factCount());
    QCOMPARE(replay.at(-5).facts, 0);
}

void TestReplay::everyFactIsReachedAlike()
{
    const ReplayedOven story;
    const Replay replay = story.replay();
    World world = initialWorld(story.run());
    for (qsizetype facts = 0; facts < replay.factCount(); ++facts) {
        QVERIFY(replay.atFact(facts) == world);
        world.apply(story.run().trace[facts]);
    }
    QVERIFY(replay.atFact(replay.factCount()) == world);
    QVERIFY(replay.atFact(replay.factCount() + 5) == world);
}

void TestReplay::aCrowdStandsInTheRightLines()
{
    Crowd crowd(400);
    for (int round = 0; round < 6'000; ++round) {
        crowd.go();
        if (round % 500 != 499)
            continue;
        const World world = crowd.story.replay().at(crowd.now);
        QCOMPARE(listed(world.ready), crowd.ready);
        QCOMPARE(listed(world.sleepers), crowd.sleepers);
        QCOMPARE(listed(world.resources[crowd.lock].waiters), crowd.waiters);
    }
    // From whichever keyframe a moment is reached, it is the same.
    const Replay replay = crowd.story.replay();
    World world = initialWorld(crowd.story.run());
    for (qsizetype facts = 0; facts < replay.factCount(); ++facts) {
        if (facts % 511 == 0 || facts % replay.keyframeDistance() <= 1)
            QVERIFY(replay.atFact(facts) == world);
        world.apply(crowd.story.run().trace[facts]);
    }
}

void TestReplay::realRunsKeepTheLinesThatTheWorldShows_data()
{
    QTest::addColumn<std::size_t>("kitchen");
    const auto all = kitchens();
    for (std::size_t at = 0; at < all.size(); ++at)
        QTest::newRow(all[at].first) << at;
}

/// The simulation keeps its own lines. Whoever it lets go first must stand first in ours.
void TestReplay::realRunsKeepTheLinesThatTheWorldShows()
{
    QFETCH(std::size_t, kitchen);
    const Replay replay(std::make_shared<const Run>(runOf(kitchens()[kitchen].second)));
    const Trace &trace = replay.run().trace;
    QVERIFY(replay.run().hasEnded());
    World world = initialWorld(replay.run());
    for (qsizetype at = 0; at < trace.size(); ++at) {
        const Fact &fact = trace[at];
        const TaskView *const task = world.task(fact.task);
        if (fact.kind == FactKind::TurnBegan)
            QCOMPARE(world.ready.front(), fact.task);
        if (fact.kind == FactKind::Woken && fact.verb == Verb::Sleep && !fact.isToCancel()) {
            QCOMPARE(world.sleepers.front(), fact.task);
            QCOMPARE(task->until, fact.time);
        }
        if (fact.kind == FactKind::ItemGot)
            QVERIFY(world.resources[fact.resource()].items.front() == fact.item());
        if (fact.kind == FactKind::Woken && fact.verb == Verb::Acquire && !fact.isToCancel())
            QCOMPARE(world.resources[task->object].waiters.front(), fact.task);
        if (fact.kind == FactKind::Yielded || fact.kind == FactKind::WaitBegan)
            QCOMPARE(world.running, fact.task);
        world.apply(fact);
        QVERIFY(replay.atFact(at + 1) == world);
        for (const ResourceView &resource : world.resources) {
            if (resource.kind == NodeKind::Lock)
                QCOMPARE(resource.holders.size(), std::size_t(1 - resource.free));
            if (resource.kind == NodeKind::Queue)
                QCOMPARE(qint64(resource.items.size()), resource.puts - resource.gets);
        }
    }
    QVERIFY(world.ending.has_value());
}

void TestReplay::aMillionFactsFitIntoBoundedKeyframes()
{
    Crowd crowd(10'000);
    while (crowd.story.run().trace.size() < 1'000'000)
        crowd.go();
    const Replay replay = crowd.story.replay();
    QVERIFY(replay.keyframeBytes() <= Replay::kKeyframeBytes);
    QVERIFY(replay.keyframeDistance() <= 32'768);
    QCOMPARE(listed(replay.at(crowd.now).ready), crowd.ready);
    World world = initialWorld(crowd.story.run());
    for (qsizetype facts = 0; facts < replay.factCount(); ++facts) {
        if (facts % 99'991 == 0)
            QVERIFY(replay.atFact(facts) == world);
        world.apply(crowd.story.run().trace[facts]);
    }
    QVERIFY(replay.atFact(replay.factCount()) == world);
}

SIGNALBOX_TEST(TestReplay)

} // namespace tst_replay

#include "tst_replay.moc"
