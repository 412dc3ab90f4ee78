// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/simulation.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "tests/support/kitchen.h"
#include "tests/support/programs.h"
#include "tests/support/story.h"
#include "tests/support/suite.h"

#include <QRegularExpression>
#include <QTest>

namespace tst_explain {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;
constexpr Micros kTenth = kSecond / 10;

/// Three cooks, one oven: cook-1 holds it from 1.70 s to 2.40 s.
struct ExplainedOven : Story {
    quint32 oven = resource(NodeKind::Lock, u"oven"_s);
    TaskId cook1 = task(u"cook-1"_s);
    TaskId cook2 = task(u"cook-2"_s);
    TaskId cook3 = task(u"cook-3"_s);
    quint32 late = body(u"cook-4"_s);
    quint32 never = body(u"cook-5"_s);
    ExplainedOven()
    {
        turn(TaskId::Main).waits(TaskId::Main, Verb::WaitAll, kNone);
        at(17 * kTenth).turn(cook1).did(FactKind::Acquired, cook1, oven, 0).sleeps(cook1, 24 * kTenth);
        turn(cook2).waits(cook2, Verb::Acquire, oven);
        at(20 * kTenth).turn(cook3).waits(cook3, Verb::Acquire, oven);
        at(24 * kTenth).woken(cook1, Verb::Sleep).goesOn(cook1, Verb::Sleep);
        did(FactKind::Released, cook1, oven, 1).woken(cook2, Verb::Acquire, cook1).ends(cook1);
        at(25 * kTenth).goesOn(cook2, Verb::Acquire, oven).did(FactKind::Acquired, cook2, oven, 0);
        at(30 * kTenth).spawn(late, cook2);
        ends(cook2);
        runEnds(Ending::Horizon);
    }
};

/// A queue of two that fills: phone and kiosk want to put, then cook takes one.
struct WindowStory : Story {
    quint32 window = resource(NodeKind::Queue, u"window"_s, 2);
    TaskId phone = task(u"phone"_s);
    TaskId kiosk = task(u"kiosk"_s);
    TaskId cook = task(u"cook"_s);
    WindowStory()
    {
        turn(cook).waits(cook, Verb::Get, window);
        at(5 * kTenth).turn(phone).did(FactKind::ItemPut, phone, window, Item{phone, 1});
        woken(cook, Verb::Get, phone).did(FactKind::ItemPut, phone, window, Item{phone, 2});
        waits(phone, Verb::Put, window);
        at(6 * kTenth).turn(kiosk).waits(kiosk, Verb::Put, window);
        at(9 * kTenth).goesOn(cook, Verb::Get, window);
        did(FactKind::ItemGot, cook, window, Item{phone, 1}).woken(phone, Verb::Put, cook);
        waits(cook, Verb::Join, window);
        at(10 * kTenth).goesOn(phone, Verb::Put, window);
        did(FactKind::ItemPut, phone, window, Item{phone, 3}).ends(phone);
        at(11 * kTenth).asked(kiosk, CancelCause::Task, TaskId::Main);
        woken(kiosk, Verb::Put, TaskId::Main, true).struck(kiosk, Verb::Put, window);
        ends(kiosk, Outcome::Cancelled);
        runEnds(Ending::Deadlock);
    }
};

/// A group of three: fax fails, kiosk and phone are cancelled. A timeout of its own in boss.
struct GroupStory : Story {
    quint32 window = resource(NodeKind::Queue, u"window"_s, 1);
    TaskId makers = task(u"makers"_s);
    quint32 group = step(Verb::Group);
    TaskId boss = task(u"boss"_s);
    quint32 limit = step(Verb::Timeout);
    TaskId fax = TaskId::None;
    TaskId kiosk = TaskId::None;
    TaskId phone = TaskId::None;
    GroupStory()
    {
        turn(makers).enters(makers, Verb::Group, 0, group);
        fax = task(u"fax"_s, ScopeId(0));
        kiosk = task(u"kiosk"_s, ScopeId(0));
        phone = task(u"phone"_s, ScopeId(0));
        waits(makers, Verb::Group, 0);
        turn(boss).enters(boss, Verb::Timeout, 1, limit, 2 * kSecond).waits(boss, Verb::Await, index(makers));
        turn(fax).sleeps(fax, kSecond).turn(kiosk).waits(kiosk, Verb::Put, window);
        at(kSecond).woken(fax, Verb::Sleep).goesOn(fax, Verb::Sleep);
        const QString jam = u"RuntimeError: paper jam"_s;
        did(FactKind::ErrorRaised, fax, kNone, text(jam)).ends(fax, Outcome::Raised, jam);
        at(11 * kTenth).did(FactKind::GroupAborting, makers, 0, index(fax));
        asked(kiosk, CancelCause::Group, makers, 0).woken(kiosk, Verb::Put, makers, true);
        asked(phone, CancelCause::Group, makers, 0);
        at(12 * kTenth).struck(kiosk, Verb::Put, window).ends(kiosk, Outcome::Cancelled);
        struck(phone, Verb::Spawn).ends(phone, Outcome::Cancelled);
        woken(makers, Verb::Group, phone).turn(makers);
        fact(FactKind::ScopeExited, makers, 0).setOutcome(Outcome::Raised);
        at(20 * kTenth).did(FactKind::TimeoutExpired, boss, 1);
        asked(boss, CancelCause::Timeout, TaskId::None, 1).woken(boss, Verb::Await, TaskId::None, true);
        at(21 * kTenth).struck(boss, Verb::Await, index(makers)).ends(boss, Outcome::Cancelled);
        runEnds(Ending::Horizon);
    }
};

/// Permits, an event, computing, and what never comes.
struct MixedStory : Story {
    quint32 stove = resource(NodeKind::Semaphore, u"stove"_s, 2);
    quint32 open = resource(NodeKind::Event, u"open"_s);
    quint32 bell = resource(NodeKind::Event, u"bell"_s, 1);
    TaskId a = task(u"a"_s);
    quint32 cpu = step(Verb::Cpu);
    TaskId b = task(u"b"_s);
    TaskId c = task(u"c"_s);
    MixedStory()
    {
        turn(a).did(FactKind::Acquired, a, stove, 1).waits(a, Verb::Wait, open);
        turn(b).did(FactKind::Acquired, b, stove, 0).sleeps(b, kSecond);
        turn(c).waits(c, Verb::Acquire, stove);
        at(kSecond).woken(b, Verb::Sleep).goesOn(b, Verb::Sleep).did(FactKind::EventSet, b, open);
        woken(a, Verb::Wait, b).did(FactKind::Yielded, b);
        at(12 * kTenth).goesOn(a, Verb::Wait, open);
        Fact &step = fact(FactKind::StepBegan, a);
        step.verb = Verb::Cpu;
        step.step = cpu;
        at(15 * kTenth).did(FactKind::EventCleared, a, open).ends(a);
        runEnds(Ending::Deadlock);
    }
};

QString nodeSentence(const Story &story, NodeId node, Micros time)
{
    const Replay replay = story.replay();
    return explainNode(replay, replay.at(time), node);
}

QString taskSentence(const Story &story, TaskId task, Micros time)
{
    const Replay replay = story.replay();
    return explainTask(replay, replay.at(time), task);
}

QString resourceSentence(const Story &story, quint32 resource, Micros time)
{
    const Replay replay = story.replay();
    return explainResource(replay, replay.at(time), resource);
}

QString scopeSentence(const Story &story, quint32 scope, Micros time)
{
    const Replay replay = story.replay();
    return explainScope(replay, replay.at(time), ScopeId(scope));
}

void row(const char *name, const QString &said, const QString &expected)
{
    QTest::newRow(name) << said << expected;
}

void ovenRows()
{
    const ExplainedOven oven;
    row("held lock", taskSentence(oven, oven.cook2, 18 * kTenth),
        u"cook-2 waits for lock oven, held by cook-1 since 1.70 s; it is next in line; it wakes when cook-1 releases it at 2.40 s."_s);
    row("place in line", taskSentence(oven, oven.cook3, 20 * kTenth),
        u"cook-3 waits for lock oven, held by cook-1 since 1.70 s; it is second of 2 in line; it still waits when the run is cut off at 3.00 s."_s);
    row("sleeps holding", taskSentence(oven, oven.cook1, 18 * kTenth),
        u"cook-1 sleeps until 2.40 s (0.70 s in all), holding lock oven."_s);
    row("about to take", taskSentence(oven, oven.cook3, 24 * kTenth),
        u"cook-3 waits for lock oven, which cook-2 is about to take; it is next in line; it still waits when the run is cut off at 3.00 s."_s);
    row("ready after a wait", taskSentence(oven, oven.cook2, 24 * kTenth),
        u"cook-2 is ready to run: cook-1 ended its wait for lock oven at 2.40 s; it is next in line and runs at 2.50 s."_s);
    row("ready from the start", taskSentence(oven, oven.cook3, 0),
        u"cook-3 is ready to run: main created it at 0.00 s; it is third of 3 in line and runs at 2.00 s."_s);
    row("running", taskSentence(oven, oven.cook2, 25 * kTenth),
        u"cook-2 runs at 2.50 s, holding lock oven."_s);
    row("waits for all", taskSentence(oven, TaskId::Main, 20 * kTenth),
        u"main waits for its tasks to end, since 0.00 s; it still waits when the run is cut off at 3.00 s."_s);
    row("returned", taskSentence(oven, oven.cook1, 25 * kTenth), u"cook-1 returned at 2.40 s."_s);
    row("lock held", resourceSentence(oven, oven.oven, 21 * kTenth),
        u"lock oven is held by cook-1 since 1.70 s and released at 2.40 s; cook-2 is next, then cook-3."_s);
    row("lock free", resourceSentence(oven, oven.oven, 24 * kTenth),
        u"lock oven is free since 2.40 s, and cook-2 is about to take it; cook-3 is next."_s);
    row("lock untouched", resourceSentence(oven, oven.oven, 0),
        u"lock oven is free, nobody has held it yet; nobody waits for it."_s);
    row("lock of the dead", resourceSentence(oven, oven.oven, 30 * kTenth),
        u"lock oven is held by cook-2 since 2.50 s, and cook-2 has ended without releasing it; cook-3 is next."_s);
    row("not yet", nodeSentence(oven, oven.run().program.bodies[oven.late].node, 0),
        u"cook-4 has not been created yet; cook-2 starts it at 3.00 s."_s);
    row("never", nodeSentence(oven, oven.run().program.bodies[oven.never].node, 0),
        u"cook-5 has not been created yet; nothing starts it in this run."_s);
}

void windowRows()
{
    const WindowStory window;
    row("get", taskSentence(window, window.cook, 0),
        u"cook waits to get an item from queue window, which is empty since 0.00 s; it is next in line; it goes on when phone puts item 1 at 0.50 s."_s);
    row("put first", taskSentence(window, window.phone, 6 * kTenth),
        u"phone waits to put item 3 into queue window, which is full (2 of 2) since 0.50 s; it is first of 2 in line; it goes on when cook takes an item at 0.90 s."_s);
    row("put second", taskSentence(window, window.kiosk, 6 * kTenth),
        u"kiosk waits to put item 1 into queue window, which is full (2 of 2) since 0.50 s; it is second of 2 in line; it is cancelled by main at 1.10 s."_s);
    row("put, room taken", taskSentence(window, window.kiosk, 9 * kTenth),
        u"kiosk waits to put item 1 into queue window, which has room only for who was woken before it; it is next in line; it is cancelled by main at 1.10 s."_s);
    row("join", taskSentence(window, window.cook, 9 * kTenth),
        u"cook waits until all items of queue window are marked done, since 0.90 s (2 still open); that will never be."_s);
    row("cancelled by a task", taskSentence(window, window.kiosk, 11 * kTenth),
        u"kiosk was cancelled at 1.10 s by main; it stood at put into queue window."_s);
    row("returned with items", taskSentence(window, window.phone, 11 * kTenth),
        u"phone returned at 1.00 s; it put 3 items."_s);
    row("queue empty", resourceSentence(window, window.window, 0),
        u"queue window is empty since 0.00 s; nobody waits to put, cook waits to get."_s);
    row("queue full", resourceSentence(window, window.window, 6 * kTenth),
        u"queue window holds 2 of 2 items since 0.50 s; phone and kiosk wait to put, nobody waits to get."_s);
    row("queue joined", resourceSentence(window, window.window, 9 * kTenth),
        u"queue window holds 1 of 2 items; kiosk waits to put, nobody waits to get; cook waits until all are marked done, 2 to go."_s);
}

void groupRows()
{
    const GroupStory group;
    row("waits for its group", taskSentence(group, group.makers, 0),
        u"makers waits for fax, kiosk and phone to end, since 0.00 s; it goes on when phone ends at 1.20 s."_s);
    row("awaits", taskSentence(group, group.boss, 0),
        u"boss waits for task makers to end, since 0.00 s; makers waits for its tasks; it is cancelled by the timeout in boss at 2.00 s."_s);
    row("to be cancelled", taskSentence(group, group.kiosk, 0),
        u"kiosk waits to put item 1 into queue window, which has room only for who was woken before it; it is next in line; it is cancelled by group makers at 1.10 s."_s);
    row("asked while waiting", taskSentence(group, group.kiosk, 11 * kTenth),
        u"kiosk is ready to run: it was cancelled at 1.10 s by group makers, because fax failed with RuntimeError: paper jam; it is third of 3 in line and runs at 1.20 s."_s);
    row("asked before its first step", taskSentence(group, group.phone, 11 * kTenth),
        u"phone is ready to run: main created it at 0.00 s; it is second of 3 in line and runs at 1.20 s; it was asked to cancel at 1.10 s by group makers, because fax failed with RuntimeError: paper jam."_s);
    row("failed", taskSentence(group, group.fax, 12 * kTenth),
        u"fax failed at 1.00 s with RuntimeError: paper jam; group makers cancels its other tasks because of it."_s);
    row("cancelled by a group", taskSentence(group, group.kiosk, 12 * kTenth),
        u"kiosk was cancelled at 1.20 s by group makers, because fax failed with RuntimeError: paper jam; it stood at put into queue window."_s);
    row("cancelled unbegun", taskSentence(group, group.phone, 12 * kTenth),
        u"phone was cancelled at 1.20 s by group makers, because fax failed with RuntimeError: paper jam; it had not begun yet."_s);
    row("cancelled by a timeout", taskSentence(group, group.boss, 21 * kTenth),
        u"boss was cancelled at 2.10 s by the timeout in boss, because its 2.00 s were over; it stood at await task makers."_s);
    row("group runs", scopeSentence(group, 0, 0),
        u"group makers runs 3 tasks since 0.00 s; fax, kiosk and phone have not ended yet."_s);
    row("group aborts", scopeSentence(group, 0, 11 * kTenth),
        u"group makers cancels what is left since 1.10 s, because fax failed with RuntimeError: paper jam; kiosk and phone have not ended yet."_s);
    row("group failed", scopeSentence(group, 0, 12 * kTenth),
        u"group makers failed at 1.20 s, because fax failed with RuntimeError: paper jam."_s);
    row("timeout runs", scopeSentence(group, 1, 5 * kTenth),
        u"the timeout in boss runs out at 2.00 s (2.00 s in all, 1.50 s left); it then cancels what is in it."_s);
    row("timeout expired", scopeSentence(group, 1, 20 * kTenth),
        u"the timeout in boss expired at 2.00 s, after 2.00 s, and cancelled what was in it."_s);
    row("frame", nodeSentence(group, group.node(group.makers), 0),
        u"group makers runs 3 tasks since 0.00 s; fax, kiosk and phone have not ended yet."_s);
}

void mixedRows()
{
    const MixedStory mixed;
    row("permit", taskSentence(mixed, mixed.c, 0),
        u"c waits for a permit of semaphore stove, all 2 held by a and b; it is next in line; nobody will ever release one."_s);
    row("event", taskSentence(mixed, mixed.a, 0),
        u"a waits for event open to be set, since 0.00 s; it goes on when b sets it at 1.00 s; meanwhile it holds a permit of semaphore stove."_s);
    row("yielded", taskSentence(mixed, mixed.b, kSecond),
        u"b is ready to run: it let the others run at 1.00 s, holding a permit of semaphore stove; it is third of 3 in line."_s);
    row("computes", taskSentence(mixed, mixed.a, 12 * kTenth),
        u"a computes since 1.20 s and lets nobody else run until 1.50 s, holding a permit of semaphore stove."_s);
    row("semaphore", resourceSentence(mixed, mixed.stove, 0),
        u"semaphore stove has 0 of 2 permits free; a and b hold one each; c is next."_s);
    row("event not set", resourceSentence(mixed, mixed.open, 0),
        u"event open is not set; a waits for it; b sets it at 1.00 s."_s);
    row("event set", resourceSentence(mixed, mixed.open, kSecond),
        u"event open is set since 1.00 s, when b set it; that woke 1 task."_s);
    row("event cleared", resourceSentence(mixed, mixed.open, 15 * kTenth),
        u"event open is not set since 1.50 s, when a cleared it; nobody waits for it; nobody sets it any more in this run."_s);
    row("event from the start", resourceSentence(mixed, mixed.bell, 0),
        u"event bell is set from the start."_s);
}

/// Soup is made, ordered and collected: every way in which a result goes from one to another.
struct ResultStory : Story {
    quint32 order = resource(NodeKind::Future, u"order"_s);
    quint32 bill = resource(NodeKind::Future, u"bill"_s);
    TaskId asker = task(u"asker"_s);
    quint32 awaitsSoup = step(Verb::Await, 2);
    quint32 tells = step(Verb::Log);
    quint32 asks = step(Verb::Gather);
    quint32 hands = step(Verb::SetResult, order);
    TaskId soup = task(u"soup"_s);
    quint32 gives = step(Verb::Return);
    TaskId guest = task(u"guest"_s);
    quint32 awaitsOrder = step(Verb::Await, order, false);
    TaskId clock = task(u"clock"_s);
    ResultStory()
    {
        const qint64 warm = text(u"'soup'"_s);
        const qint64 both = text(u"['soup', None]"_s);
        m(gives).text = programText(u"soup"_s);
        m(tells).text = programText(u"got"_s);
        m(tells).choice = m(hands).choice = quint8(ValueChoice::Result);
        turn(asker).waits(asker, Verb::Await, index(soup));
        turn(guest).fact(FactKind::WaitBegan, guest, order).verb = Verb::Await;
        at(kTenth).turn(soup);
        stepped(soup, FactKind::StepBegan, gives);
        at(2 * kTenth).did(FactKind::TaskEnded, soup, kNone, warm).woken(asker, Verb::Await, soup);
        at(3 * kTenth).turn(asker);
        took(FactKind::WaitEnded, asker, Verb::Await, index(soup), warm, awaitsSoup);
        at(4 * kTenth);
        stepped(asker, FactKind::StepBegan, tells);
        at(5 * kTenth).enters(asker, Verb::Gather, 0, asks).did(FactKind::ScopeMember, asker, 0, index(soup));
        at(6 * kTenth).turn(asker);
        took(FactKind::ScopeExited, asker, Verb::Gather, 0, both, asks);
        stepped(asker, FactKind::StepBegan, hands);
        at(7 * kTenth).did(FactKind::FutureDone, asker, order, warm).woken(guest, Verb::Await, asker);
        at(8 * kTenth).turn(guest);
        took(FactKind::WaitEnded, guest, Verb::Await, order, warm, awaitsOrder);
        at(9 * kTenth).did(FactKind::TaskEnded, asker, kNone, both).ends(guest);
        turn(clock).fact(FactKind::FutureDone, clock, bill).setOutcome(Outcome::Cancelled);
        ends(clock);
        runEnds(Ending::Finished);
    }

private:
    ProgramStep &m(quint32 step) { return stepAt(step); }
    void stepped(TaskId task, FactKind kind, quint32 step) { fact(kind, task).step = step; }
    void took(FactKind kind, TaskId task, Verb verb, quint32 object, qint64 value, quint32 step)
    {
        Fact &made = fact(kind, task, object, value);
        made.verb = verb;
        made.step = step;
    }
};

void resultRows()
{
    const ResultStory story;
    row("result to come", taskSentence(story, story.asker, 0),
        u"asker waits for task soup to end, since 0.00 s; soup is ready to run; it goes on when soup returns 'soup' at 0.20 s."_s);
    row("about to return", taskSentence(story, story.soup, kTenth),
        u"soup runs at 0.10 s, at the step “return 'soup'”."_s);
    row("has returned", taskSentence(story, story.soup, 2 * kTenth), u"soup returned 'soup' at 0.20 s."_s);
    row("woken with it", taskSentence(story, story.asker, 2 * kTenth),
        u"asker is ready to run: soup ended its wait for task soup at 0.20 s with 'soup'; it is third of 3 in line and runs at 0.30 s."_s);
    row("has it", taskSentence(story, story.asker, 3 * kTenth),
        u"asker runs at 0.30 s, at the step “await soup”; it got 'soup' from task soup."_s);
    row("tells it", taskSentence(story, story.asker, 4 * kTenth),
        u"asker runs at 0.30 s, at the step “log got, the result”; it got 'soup' from task soup."_s);
    row("got from gather", taskSentence(story, story.asker, 6 * kTenth),
        u"asker runs at 0.60 s, at the step “set future order to the result”; it got ['soup', None] from the gather in asker."_s);
    row("gather is over", scopeSentence(story, 0, 6 * kTenth),
        u"the gather in asker was over at 0.60 s, 1 of 1 done, and gave ['soup', None]."_s);
    row("future to come", resourceSentence(story, story.order, 6 * kTenth),
        u"future order is not set yet; nobody waits for it; asker sets it to 'soup' at 0.70 s."_s);
    row("future is set", resourceSentence(story, story.order, 7 * kTenth),
        u"future order was set to 'soup' by asker at 0.70 s."_s);
    row("future to be cancelled", resourceSentence(story, story.bill, 0),
        u"future bill is not set yet; nobody waits for it; clock cancels it at 0.90 s."_s);
    row("future cancelled", resourceSentence(story, story.bill, 9 * kTenth),
        u"future bill was cancelled by clock at 0.90 s."_s);
    row("got from a future", taskSentence(story, story.guest, 8 * kTenth),
        u"guest runs at 0.80 s, at the step “await future order”; it got 'soup' from future order."_s);
    row("returned nothing", taskSentence(story, story.guest, 9 * kTenth), u"guest returned at 0.90 s."_s);
}

/// A semaphore that is a signal, and permits on their way from one to another.
void signalRows()
{
    Story story;
    const quint32 bell = story.resource(NodeKind::Semaphore, u"bell"_s, 0);
    const quint32 stove = story.resource(NodeKind::Semaphore, u"stove"_s, 2);
    const TaskId a = story.task(u"a"_s);
    const TaskId b = story.task(u"b"_s);
    const TaskId c = story.task(u"c"_s);
    story.turn(a).waits(a, Verb::Acquire, bell).turn(b).did(FactKind::Acquired, b, stove, 1);
    story.at(kSecond).did(FactKind::Released, b, bell, 0).woken(a, Verb::Acquire, b);
    story.goesOn(a, Verb::Acquire, bell).did(FactKind::Acquired, a, bell, 0).sleeps(a, 9 * kSecond);
    story.turn(TaskId::Main).did(FactKind::Acquired, TaskId::Main, stove, 0);
    story.turn(c).waits(c, Verb::Acquire, bell);
    story.at(2 * kSecond).did(FactKind::Released, b, bell, 0).woken(c, Verb::Acquire, b);
    story.did(FactKind::Released, b, bell, 1);
    const TaskId d = story.task(u"d"_s);
    const TaskId e = story.task(u"e"_s);
    story.turn(d).waits(d, Verb::Acquire, stove).turn(e).waits(e, Verb::Acquire, stove);
    story.at(3 * kSecond).did(FactKind::Released, TaskId::Main, stove, 0);
    story.woken(d, Verb::Acquire, TaskId::Main);
    row("signal awaited", taskSentence(story, a, 0),
        u"a waits for a permit of semaphore bell, of which none is free; it is next in line; it wakes when b releases it at 1.00 s."_s);
    row("signal taken", taskSentence(story, a, kSecond), u"a sleeps until 9.00 s (8.00 s in all)."_s);
    row("signal at zero", resourceSentence(story, bell, 0),
        u"semaphore bell has 0 permits free and began with 0; a is next."_s);
    row("signal ahead", resourceSentence(story, bell, 2 * kSecond),
        u"semaphore bell has 1 permit free and began with 0; c is about to take one; nobody waits for it."_s);
    row("permit on its way", taskSentence(story, e, 3 * kSecond),
        u"e waits for a permit of semaphore stove, held by b and handed to d; it is next in line."_s);
}

/// What a frame stands for, and what looks like it within a Task's own steps.
void framesRows()
{
    using namespace signalbox::testing;
    const Program program = write(
        {},
        {{u"main"_s, {spawn("frame"), spawn("limit"), spawn("task"), spawn("guard"), sleepFor(9)}},
         {u"frame"_s, {group({sleepFor(9)})}},
         {u"limit"_s, {attempt({timeout(5, {group({sleepFor(9)})}), except("TimeoutError", {log("up")})})}},
         {u"task"_s, {group({sleepFor(9)}), sleepFor(1)}},
         {u"guard"_s, {timeout(5, {group({sleepFor(9)})})}}});
    const Replay replay(std::make_shared<const Run>(simulate(program)));
    const World world = replay.at(kSecond);
    const QStringList expected{u"group frame"_s,       u"timeout limit"_s,        u"timeout limit"_s,
                               u"the group in task"_s, u"the timeout in guard"_s, u"the group in guard"_s};
    for (quint32 at = 0; at < quint32(expected.size()); ++at) {
        const QByteArray name = "scope " + QByteArray::number(at);
        row(name.constData(), explainScope(replay, world, ScopeId(at)).section(u" runs"_s, 0, 0),
            expected[at]);
    }
}

} // namespace

class TestExplain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSleepIsToldWithItsPurpose();
    void oneSentence_data();
    void oneSentence();
    void everyMomentOfEveryStoryReadsWell();
    void aCardSaysItInAFewWords();
    void whatIsNotThereHasNoSentence();
};

void TestExplain::oneSentence_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    ovenRows();
    windowRows();
    groupRows();
    mixedRows();
    resultRows();
    signalRows();
    framesRows();
}

void TestExplain::oneSentence()
{
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(said, expected);
}

void TestExplain::everyMomentOfEveryStoryReadsWell()
{
    static const QRegularExpression shape(u"^[^\\s].*[^.]\\.$"_s);
    QList<Replay> replays{ExplainedOven().replay(), WindowStory().replay(), GroupStory().replay(),
                          MixedStory().replay()};
    for (const auto &[name, layout] : kitchens())
        replays << Replay(std::make_shared<const Run>(runOf(layout)));
    for (const Replay &replay : std::as_const(replays)) {
        for (qsizetype facts = 1; facts <= replay.factCount(); ++facts) {
            const World world = replay.atFact(facts);
            QStringList said;
            for (const TaskView &task : world.tasks)
                said << explainTask(replay, world, task.id);
            for (quint32 at = 0; at < world.resources.size(); ++at)
                said << explainResource(replay, world, at);
            for (quint32 at = 0; at < world.scopes.size(); ++at)
                said << explainScope(replay, world, ScopeId(at));
            for (const QString &text : std::as_const(said)) {
                QVERIFY2(shape.match(text).hasMatch(), qPrintable(text));
                QVERIFY2(!text.contains(u"  "_s) && !text.contains(u" ,"_s) && !text.contains(u"%"_s)
                             && !text.contains(u"429496"_s) && !text.contains(u" -"_s),
                         qPrintable(text));
            }
        }
    }
}

void TestExplain::aCardSaysItInAFewWords()
{
    const auto said = [](const Story &story, TaskId task, Micros time) {
        const World world = story.replay().at(time);
        return shortState(story.run(), world, *world.task(task));
    };
    const ExplainedOven oven;
    QCOMPARE(said(oven, oven.cook1, 0), u"ready to run"_s);
    QCOMPARE(said(oven, oven.cook1, 21 * kTenth), u"sleeping, 0.3 s left"_s);
    QCOMPARE(said(oven, oven.cook1, 24 * kTenth - 1), u"sleeping, 1 ms left"_s);
    QCOMPARE(said(oven, oven.cook2, 21 * kTenth), u"waiting: held by cook-1"_s);
    QCOMPARE(said(oven, oven.cook3, 24 * kTenth), u"waiting for its turn"_s);
    QCOMPARE(said(oven, oven.cook2, 25 * kTenth), u"running"_s);
    QCOMPARE(said(oven, oven.cook1, 25 * kTenth), u"returned at 2.40 s"_s);
    QCOMPARE(said(oven, TaskId::Main, 25 * kTenth), u"waiting for its tasks"_s);
    const WindowStory window;
    QCOMPARE(said(window, window.cook, 0), u"waiting: queue is empty"_s);
    QCOMPARE(said(window, window.kiosk, 6 * kTenth), u"waiting: queue is full"_s);
    QCOMPARE(said(window, window.cook, 9 * kTenth), u"waiting: 2 items not done"_s);
    QCOMPARE(said(window, window.kiosk, 11 * kTenth), u"cancelled at 1.10 s"_s);
    const GroupStory group;
    QCOMPARE(said(group, group.boss, 0), u"waiting for makers"_s);
    QCOMPARE(said(group, group.fax, 11 * kTenth), u"failed at 1.00 s"_s);
    const MixedStory mixed;
    QCOMPARE(said(mixed, mixed.c, 0), u"waiting: no permit is free"_s);
    QCOMPARE(said(mixed, mixed.a, 0), u"waiting: event is not set"_s);
    QCOMPARE(said(mixed, mixed.a, 12 * kTenth), u"computing"_s);
    const ResultStory result;
    QCOMPARE(said(result, result.soup, 2 * kTenth), u"returned 'soup'"_s);
    QCOMPARE(said(result, result.asker, 9 * kTenth), u"returned ['soup', None]"_s);
    QCOMPARE(said(result, result.guest, 9 * kTenth), u"returned at 0.90 s"_s);
}

void TestExplain::whatIsNotThereHasNoSentence()
{
    const Replay replay;
    const World world = replay.at(0);
    QCOMPARE(explainTask(replay, world, TaskId(5)), QString());
    QCOMPARE(explainTask(replay, world, TaskId::None), QString());
    QCOMPARE(explainResource(replay, world, 3), QString());
    QCOMPARE(explainScope(replay, world, ScopeId::None), QString());
    QCOMPARE(explainNode(replay, world, NodeId(9)), QString());
    QCOMPARE(explainNode(replay, world, NodeId::None), QString());
    QVERIFY(verdicts(replay).isEmpty());
}

void TestExplain::aSleepIsToldWithItsPurpose()
{
    using namespace signalbox::testing;
    const auto run = std::make_shared<const Run>(
        simulate(write({queue("window", 0)},
                       {{u"main"_s, {spawn("web"), spawn("cook"), waitAll({"web", "cook"})}},
                        {u"web"_s, {repeat(2, {sleepFor(0.2), put("window")})}},
                        {u"cook"_s, {repeat(2, {get("window"), sleepFor(0.7), taskDone("window")})}}})));
    const Replay replay(run);
    QCOMPARE(explainTask(replay, replay.at(fromSeconds(0.3)), TaskId(1)),
             u"web sleeps until 0.40 s (0.20 s in all), making item 2."_s);
    QCOMPARE(explainTask(replay, replay.at(fromSeconds(0.3)), TaskId(2)),
             u"cook sleeps until 0.90 s (0.70 s in all), working on item 1 of web."_s);
}

SIGNALBOX_TEST(TestExplain)

} // namespace tst_explain

#include "tst_explain.moc"
