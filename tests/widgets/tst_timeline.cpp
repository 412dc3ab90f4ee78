// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "tests/support/workshop.h"
#include "widgets/timeline/cpupainter.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/markpainter.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelinetags.h"
#include "widgets/timeline/timelinewords.h"
#include "widgets/timeline/waitarrows.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace tst_timeline {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// A story and the layout its tasks stand in.
struct Scene {
    Story story;
    Layout layout;

    TaskId actor(const QString &name)
    {
        const TaskId task = story.task(name);
        Node node;
        node.id = story.node(task);
        node.name = name;
        layout.nodes.append(node);
        return task;
    }
    Timeline timeline() const { return makeTimeline(layout, story.run()); }
    TimelineLane lane(const QString &name) const
    {
        for (const TimelineLane &lane : timeline().lanes) {
            if (lane.name == name)
                return lane;
        }
        return {};
    }
};

QString kindWord(LaneSpan::Kind kind)
{
    switch (kind) {
    case LaneSpan::Kind::Running:
        return u"cpu"_s;
    case LaneSpan::Kind::Sleeping:
        return u"sleep"_s;
    case LaneSpan::Kind::Waiting:
        return u"wait"_s;
    case LaneSpan::Kind::Ready:
        return u"ready"_s;
    case LaneSpan::Kind::Fill:
        return u"fill"_s;
    case LaneSpan::Kind::Owned:
        return u"owned"_s;
    case LaneSpan::Kind::Set:
        return u"set"_s;
    case LaneSpan::Kind::Printed:
        return u"printed"_s;
    case LaneSpan::Kind::Value:
        return u"value"_s;
    }
    return {};
}

/// A lane in a line, for comparing: "sleep 0-20; wait 20-50 by b".
QString told(const Run &run, const TimelineLane &lane)
{
    QStringList words;
    for (const LaneSpan &span : lane.spans) {
        const bool blocks = span.kind == LaneSpan::Kind::Running && span.verb == Verb::Block;
        QString line =
            u"%1 %2-%3"_s.arg(blocks ? u"block"_s : kindWord(span.kind)).arg(span.begin).arg(span.end);
        if (span.kind == LaneSpan::Kind::Fill)
            line += u" =%1"_s.arg(span.value);
        if (span.task != TaskId::None)
            line += u" by "_s + run.taskName(span.task);
        if (span.cancelled)
            line += u" cancelled"_s;
        if (span.unfinished)
            line += u" …"_s;
        words.append(line);
    }
    return words.join(u"; "_s);
}

/// A run of two tasks that put and get, in \a rounds rounds of ten microseconds.
Scene longScene(qint64 rounds)
{
    Scene scene;
    const quint32 queue = scene.story.resource(NodeKind::Queue, u"q"_s, 4);
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    for (qint64 round = 0; round < rounds; ++round) {
        const Micros now = round * 10;
        scene.story.at(now)
            .woken(a, Verb::Sleep)
            .goesOn(a, Verb::Sleep)
            .did(FactKind::ItemPut, a, queue)
            .sleeps(a, now + 10);
        scene.story.woken(b, Verb::Get, a).at(now + 3).goesOn(b, Verb::Get, queue);
        scene.story.did(FactKind::ItemGot, b, queue).at(now + 5).waits(b, Verb::Get, queue);
    }
    scene.story.runEnds(Ending::Finished);
    return scene;
}

QImage painted(const Timeline &timeline, const Run &run, const World &world, TimelineGeometry geometry,
               const Theme &theme)
{
    QImage image(1200, 400, QImage::Format_RGB32);
    QPainter painter(&image);
    geometry.width = image.width();
    paintTimeline(painter,
                  {.timeline = timeline,
                   .run = run,
                   .world = world,
                   .theme = theme,
                   .geometry = geometry,
                   .playhead = world.time},
                  image.rect());
    return image;
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lanes_data();
    void lanes();
    void tasksComeInTheOrderOfTheLayoutAndMainLast();
    void aWaitThatGoesOnAfterAVainWakeUpIsOne();
    void twoWaitsOfOneLoopAreTwo();
    void resourceLanes();
    void unboundedQueueHasItsHighestFillAsCeiling();
    void endsAndCancelling();
    void spanAtIsWhatReplayTells();
    void figuresOfAStretch();
    void sentences();
    void resultsAreTold();
    void aResultStandsBehindTheBar();
    void waitsOfTheWorkshop();
    void whoIsReadyInABlockedLoopIsHeldUp();
    void theProcessorComputesOrSleeps();
    void arrowsLeadFromWhoEndedAWait();
    void turnsOfTheLoopAreEachMomentOnce();
    void timeAndPixelGoBackAndForth();
    void zoomKeepsTheTimeUnderThePointer();
    void lanesAreFoundByTheirRows();
    void rulerStepsAreRoundNumbers();
    void marksCoverNoNumberOfTheRuler();
    void paintingIsDeterministic();
    void whatLiesAheadIsPaler();
    void aMillionFactsKeepEverySpan();
};

void TestTimeline::lanes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("lane");
    QTest::newRow("sleeps, a turn in between takes no time") << u"sleeps"_s << u"sleep 0-20; sleep 20-50 …"_s;
    QTest::newRow("computes, another is ready meanwhile")
        << u"ready"_s << u"ready 0-30; cpu 30-40; ready 40-90 …"_s;
    QTest::newRow("its timer is due while another computes")
        << u"due"_s << u"sleep 0-20; ready 20-60; sleep 60-90 …"_s;
    QTest::newRow("its timer is due, and the run is stopped") << u"never"_s << u"sleep 0-20; ready 20-90 …"_s;
    QTest::newRow("is cancelled while it is due")
        << u"struck"_s << u"sleep 0-20 by b cancelled; ready 20-40"_s;
    QTest::newRow("computes, then blocks")
        << u"both"_s << u"cpu 0-30; block 30-70; cpu 70-90; ready 90-95 …"_s;
    QTest::newRow("turns that touch are one") << u"yields"_s << u"cpu 0-30; sleep 30-90 …"_s;
    QTest::newRow("waits until another ends it") << u"waits"_s << u"wait 0-40 by b; sleep 40-90 …"_s;
    QTest::newRow("waits for ever") << u"ever"_s << u"wait 0-90 …"_s;
    QTest::newRow("waits from the very end on") << u"last"_s << u"sleep 0-90; wait 90-90 …"_s;
    QTest::newRow("is cancelled while it sleeps") << u"cancelled"_s << u"sleep 0-40 by b cancelled"_s;
}

void TestTimeline::lanes()
{
    QFETCH(QString, what);
    QFETCH(QString, lane);
    Scene scene;
    Story &story = scene.story;
    const quint32 lock = story.resource(NodeKind::Lock, u"oven"_s);
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    if (what == u"sleeps")
        story.turn(a).sleeps(a, 20).at(20).woken(a, Verb::Sleep).goesOn(a, Verb::Sleep).sleeps(a, 50).at(50);
    else if (what == u"ready")
        story.at(30).turn(a).at(40).did(FactKind::Yielded, a).at(90);
    else if (what == u"due")
        story.turn(a).sleeps(a, 20).at(60).woken(a, Verb::Sleep).goesOn(a, Verb::Sleep).sleeps(a, 100).at(90);
    else if (what == u"never")
        story.turn(a).sleeps(a, 20).at(90);
    else if (what == u"struck")
        story.turn(a)
            .sleeps(a, 20)
            .at(40)
            .asked(a, CancelCause::Task, b)
            .woken(a, Verb::Sleep, TaskId::None, true)
            .struck(a, Verb::Sleep)
            .ends(a, Outcome::Cancelled)
            .at(90);
    else if (what == u"both") {
        const auto holds = [&story, a](Micros from, Verb verb, Micros length) {
            story.at(from).fact(FactKind::StepBegan, a, kNone, length).verb = verb;
        };
        story.turn(a);
        holds(0, Verb::Cpu, 30);
        holds(30, Verb::Block, 40);
        holds(70, Verb::Cpu, 20);
        story.at(90).did(FactKind::Yielded, a).at(95);
    } else if (what == u"yields")
        story.turn(a).at(10).did(FactKind::Yielded, a).turn(a).at(30).sleeps(a, 100).at(90);
    else if (what == u"waits")
        story.turn(a)
            .waits(a, Verb::Acquire, lock)
            .at(40)
            .woken(a, Verb::Acquire, b)
            .goesOn(a, Verb::Acquire)
            .sleeps(a, 100)
            .at(90);
    else if (what == u"last")
        story.turn(a)
            .sleeps(a, 90)
            .at(90)
            .woken(a, Verb::Sleep)
            .goesOn(a, Verb::Sleep)
            .waits(a, Verb::Acquire, lock);
    else if (what == u"ever")
        story.turn(a).waits(a, Verb::Acquire, lock).at(90);
    else
        story.turn(a)
            .sleeps(a, 100)
            .at(40)
            .asked(a, CancelCause::Task, b)
            .woken(a, Verb::Sleep, TaskId::None, true)
            .struck(a, Verb::Sleep)
            .ends(a, Outcome::Cancelled)
            .at(90);
    story.runEnds(Ending::Finished);
    QCOMPARE(told(story.run(), scene.lane(u"a"_s)), lane);
}

void TestTimeline::tasksComeInTheOrderOfTheLayoutAndMainLast()
{
    Scene scene;
    const TaskId frame = scene.story.task(u"makers"_s);
    const TaskId late = scene.actor(u"late"_s);
    const TaskId early = scene.actor(u"early"_s);
    scene.layout.nodes.swapItemsAt(0, 1);
    scene.story.resource(NodeKind::Event, u"e"_s);
    scene.story.resource(NodeKind::Lock, u"l"_s);
    scene.story.resource(NodeKind::Semaphore, u"s"_s, 2);
    scene.story.resource(NodeKind::Queue, u"q"_s);
    const Timeline timeline = scene.timeline();
    QStringList names;
    for (const TimelineLane &lane : timeline.lanes)
        names.append(lane.name);
    QCOMPARE(names,
             QStringList({u"early"_s, u"late"_s, u"makers"_s, u"main"_s, u"q fill"_s, u"l owner"_s,
                          u"s in use"_s, u"e set"_s}));
    QCOMPARE(timeline.laneOf(early), 0);
    QCOMPARE(timeline.laneOf(late), 1);
    QCOMPARE(timeline.laneOf(frame), 2);
    QCOMPARE(timeline.laneOf(TaskId::Main), 3);
    QCOMPARE(timeline.laneOf(TaskId::None), -1);
    QCOMPARE(timeline.lanes[0].colour, 0);
    QVERIFY(timeline.lanes[2].isSubdued());
}

void TestTimeline::aWaitThatGoesOnAfterAVainWakeUpIsOne()
{
    Scene scene;
    const quint32 queue = scene.story.resource(NodeKind::Queue, u"q"_s, 1);
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    scene.story.turn(a).waits(a, Verb::Put, queue).at(20).woken(a, Verb::Put, b).turn(a);
    scene.story.waits(a, Verb::Put, queue).at(50).woken(a, Verb::Put, b).goesOn(a, Verb::Put, queue);
    scene.story.ends(a).runEnds(Ending::Finished);
    QCOMPARE(told(scene.story.run(), scene.lane(u"a"_s)), u"wait 0-50 by b"_s);
}

void TestTimeline::twoWaitsOfOneLoopAreTwo()
{
    Scene scene;
    const quint32 queue = scene.story.resource(NodeKind::Queue, u"q"_s, 1);
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    scene.story.turn(a).waits(a, Verb::Get, queue).at(20).woken(a, Verb::Get, b).goesOn(a, Verb::Get, queue);
    scene.story.waits(a, Verb::Get, queue).at(50).runEnds(Ending::Deadlock);
    QCOMPARE(told(scene.story.run(), scene.lane(u"a"_s)), u"wait 0-20 by b; wait 20-50 …"_s);
}

void TestTimeline::resourceLanes()
{
    Scene scene;
    Story &story = scene.story;
    const quint32 queue = story.resource(NodeKind::Queue, u"q"_s, 3);
    const quint32 lock = story.resource(NodeKind::Lock, u"l"_s);
    const quint32 permits = story.resource(NodeKind::Semaphore, u"s"_s, 2);
    const quint32 event = story.resource(NodeKind::Event, u"e"_s);
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    story.at(10).did(FactKind::ItemPut, a, queue).did(FactKind::ItemPut, a, queue);
    story.did(FactKind::Acquired, a, lock).did(FactKind::Acquired, a, permits, 1);
    story.at(20).did(FactKind::ItemPut, a, queue).did(FactKind::ItemGot, b, queue);
    story.did(FactKind::Released, a, lock).did(FactKind::Acquired, b, lock);
    story.did(FactKind::EventSet, a, event).did(FactKind::EventSet, b, event);
    story.at(30).did(FactKind::ItemGot, b, queue).did(FactKind::Acquired, b, permits, 0);
    story.did(FactKind::EventCleared, b, event);
    story.at(40).runEnds(Ending::Finished);
    const Run &run = story.run();
    QCOMPARE(told(run, scene.lane(u"q fill"_s)), u"fill 0-10 =0; fill 10-30 =2; fill 30-40 =1 …"_s);
    QCOMPARE(told(run, scene.lane(u"l owner"_s)), u"owned 10-20 by a; owned 20-40 by b …"_s);
    QCOMPARE(told(run, scene.lane(u"s in use"_s)), u"fill 0-10 =0; fill 10-30 =1; fill 30-40 =2 …"_s);
    QCOMPARE(told(run, scene.lane(u"e set"_s)), u"set 20-30 by a"_s);
    QCOMPARE(scene.lane(u"e set"_s).marks.size(), 3);
    QCOMPARE(scene.lane(u"q fill"_s).ceiling, 3);
}

void TestTimeline::unboundedQueueHasItsHighestFillAsCeiling()
{
    Scene scene;
    const quint32 queue = scene.story.resource(NodeKind::Queue, u"q"_s);
    const TaskId a = scene.actor(u"a"_s);
    for (const Micros time : {1, 2, 3, 4})
        scene.story.at(time).did(time == 4 ? FactKind::ItemGot : FactKind::ItemPut, a, queue);
    scene.story.at(5).runEnds(Ending::Finished);
    const TimelineLane lane = scene.lane(u"q fill"_s);
    QCOMPARE(lane.ceiling, 3);
    QVERIFY(!lane.bounded);
}

void TestTimeline::endsAndCancelling()
{
    Scene scene;
    Story &story = scene.story;
    const TaskId a = scene.actor(u"a"_s);
    const TaskId b = scene.actor(u"b"_s);
    const TaskId c = scene.actor(u"c"_s);
    story.enters(TaskId::Main, Verb::Group, 0, kNone);
    story.at(10).ends(a, Outcome::Raised, u"ValueError: no"_s);
    story.fact(FactKind::GroupAborting, TaskId::Main, 0, qint64(index(a)));
    story.asked(b, CancelCause::Group, TaskId::Main, 0).struck(b, Verb::Sleep).ends(b, Outcome::Cancelled);
    story.at(20).ends(c).runEnds(Ending::Finished);
    QCOMPARE(scene.lane(u"a"_s).marks,
             QList<LaneMark>({{LaneMark::Kind::Failed, 10, TaskId::None, u"ValueError: no"_s}}));
    // The group asked, but the failure of a was why.
    QCOMPARE(scene.lane(u"b"_s).marks,
             QList<LaneMark>({{LaneMark::Kind::CancelRequested, 10, a, {}},
                              {LaneMark::Kind::Cancelled, 10, TaskId::None, {}}}));
    QCOMPARE(scene.lane(u"c"_s).marks, QList<LaneMark>({{LaneMark::Kind::Returned, 20, TaskId::None, {}}}));
}

void TestTimeline::spanAtIsWhatReplayTells()
{
    const Scene scene = longScene(40);
    const Timeline timeline = scene.timeline();
    const Replay replay = scene.story.replay();
    for (Micros time = 0; time <= timeline.end; ++time) {
        const World world = replay.at(time);
        for (const TimelineLane &lane : timeline.lanes) {
            const LaneSpan *span = lane.spanAt(time);
            if (lane.kind == Lane::Kind::QueueFill)
                QCOMPARE(span->value, qint64(world.resources[lane.resource].items.size()));
            else if (!lane.isSubdued())
                QCOMPARE(span && span->kind == LaneSpan::Kind::Sleeping,
                         world.task(lane.task)->stateAt(time) == TaskState::Sleeping);
        }
    }
}

void TestTimeline::figuresOfAStretch()
{
    const Scene scene = longScene(100); // an item each 10 µs, got after 3 µs; waits of 5 µs
    const Timeline timeline = scene.timeline();
    const StretchFigures figures = figuresOf(timeline, scene.story.run(), 100, 199);
    QCOMPARE(figures.length, 99);
    QCOMPARE(figures.itemsGot, 10);
    QCOMPARE(figures.itemsPerSecond, 10 / 99e-6);
    QCOMPARE(figures.waits, 10);
    QCOMPARE(figures.meanWait, 5);
    QCOMPARE(figures.events,
             scene.story.run().trace.countUntil(199) - scene.story.run().trace.countUntil(99));
    const StretchFigures nothing = figuresOf(timeline, scene.story.run(), 108, 108);
    QCOMPARE(nothing.itemsPerSecond, 0.0);
    QCOMPARE(nothing.waits, 0);
}

void TestTimeline::sentences()
{
    Scene scene;
    Story &story = scene.story;
    const quint32 lock = story.resource(NodeKind::Lock, u"oven"_s);
    const TaskId a = scene.actor(u"cook-1"_s);
    const TaskId b = scene.actor(u"cook-2"_s);
    story.did(FactKind::Acquired, a, lock).turn(b).waits(b, Verb::Acquire, lock);
    story.at(700'000)
        .did(FactKind::Released, a, lock)
        .woken(b, Verb::Acquire, a)
        .goesOn(b, Verb::Acquire, lock);
    story.sleeps(b, 900'000).at(900'000).runEnds(Ending::Finished);
    const Timeline timeline = scene.timeline();
    const Run &run = story.run();
    const TimelineLane &waiter = timeline.lanes[timeline.laneOf(b)];
    QCOMPARE(spanWords(run, waiter.spans[0]), u"lock oven"_s);
    QCOMPARE(describeSpan(timeline, run, timeline.laneOf(b), waiter.spans[0]),
             u"cook-2 waited for lock oven from 0.00 s to 0.70 s (0.70 s); cook-1 ended the wait."_s);
    QCOMPARE(describeSpan(timeline, run, timeline.laneOf(b), waiter.spans[1]),
             u"cook-2 slept from 0.70 s until the end of the run at 0.90 s (0.20 s)."_s);
    const int owner = int(timeline.lanes.size()) - 1;
    QCOMPARE(describeSpan(timeline, run, owner, timeline.lanes[owner].spans[0]),
             u"cook-1 held lock oven from 0.00 s to 0.70 s (0.70 s)."_s);
}

void TestTimeline::resultsAreTold()
{
    Scene scene;
    Story &story = scene.story;
    const quint32 order = story.resource(NodeKind::Future, u"order"_s);
    const quint32 bill = story.resource(NodeKind::Future, u"bill"_s);
    const quint32 tip = story.resource(NodeKind::Future, u"tip"_s);
    const TaskId soup = scene.actor(u"soup"_s);
    const TaskId guest = scene.actor(u"guest"_s);
    const TaskId meal = story.task(u"meal"_s);
    const quint32 gathers = story.step(Verb::Gather);
    const qint64 warm = story.text(u"'soup'"_s);
    story.turn(guest).waits(guest, Verb::Await, index(soup)).turn(soup).sleeps(soup, 300'000);
    story.turn(meal).enters(meal, Verb::Gather, 0, gathers).waits(meal, Verb::Gather, 0);
    story.at(300'000).woken(soup, Verb::Sleep).goesOn(soup, Verb::Sleep);
    story.did(FactKind::TaskEnded, soup, kNone, warm).woken(guest, Verb::Await, soup);
    story.turn(guest).fact(FactKind::WaitEnded, guest, index(soup), warm).verb = Verb::Await;
    story.did(FactKind::FutureDone, guest, order, warm);
    story.fact(FactKind::FutureDone, guest, bill).setOutcome(Outcome::Cancelled);
    story.fact(FactKind::FutureDone, guest, tip, story.text(u"OSError: no coins"_s))
        .setOutcome(Outcome::Raised);
    story.woken(meal, Verb::Gather).goesOn(meal, Verb::Gather, 0);
    story.fact(FactKind::ScopeExited, meal, 0, story.text(u"['soup']"_s)).verb = Verb::Gather;
    story.ends(meal).ends(guest).at(500'000).runEnds(Ending::Finished);
    const Run &run = story.run();
    const Timeline timeline = scene.timeline();
    const auto mark = [&](const QString &name, qsizetype at = 0) {
        return describeMark(run, scene.lane(name), scene.lane(name).marks.value(at));
    };
    const auto span = [&](int lane) {
        return describeSpan(timeline, run, lane, timeline.lanes[lane].spans.front());
    };
    QCOMPARE(mark(u"soup"_s), u"soup returned 'soup' at 0.30 s."_s);
    QCOMPARE(mark(u"guest"_s), u"guest returned at 0.30 s."_s);
    QCOMPARE(mark(u"meal"_s), u"meal gave ['soup'] at 0.30 s."_s);
    QCOMPARE(mark(u"meal"_s, 1), u"meal returned at 0.30 s."_s);
    QCOMPARE(span(timeline.laneOf(guest)),
             u"guest waited for task soup from 0.00 s to 0.30 s (0.30 s); "
             "soup ended the wait, which gave 'soup'."_s);
    QCOMPARE(span(timeline.laneOf(meal)),
             u"meal waited in gather from 0.00 s to 0.30 s (0.30 s), which gave ['soup']."_s);
    QCOMPARE(mark(u"order"_s), u"guest set future order to 'soup' at 0.30 s."_s);
    QCOMPARE(mark(u"bill"_s), u"guest cancelled future bill at 0.30 s."_s);
    QCOMPARE(mark(u"tip"_s), u"guest failed future tip at 0.30 s: OSError: no coins"_s);
    const int last = int(timeline.lanes.size()) - 1;
    const QString until = u" from 0.30 s until the end of the run at 0.50 s (0.20 s)."_s;
    QCOMPARE(span(last - 2), u"Future order was set to 'soup'"_s + until);
    QCOMPARE(span(last - 1), u"Future bill was cancelled"_s + until);
    QCOMPARE(span(last), u"Future tip had failed with OSError: no coins"_s + until);
    QCOMPARE(spanWords(run, timeline.lanes[last - 2].spans[0]), u"'soup'"_s);
    QCOMPARE(spanWords(run, timeline.lanes[last - 1].spans[0]), u"cancelled"_s);
    QCOMPARE(spanWords(run, timeline.lanes[last].spans[0]), u"OSError: no coins"_s);
}

void TestTimeline::aResultStandsBehindTheBar()
{
    TimelineGeometry geometry{.from = 0, .to = 1'000'000, .left = 100, .width = 900};
    const QRectF bar(0, 30, 900, 16);
    LaneMark mark{.kind = LaneMark::Kind::Returned, .time = 500'000};
    QVERIFY(resultPlace(geometry, bar, mark).isNull()); // None is not worth a word
    mark.text = u"'soup'"_s;
    const QRectF behind = resultPlace(geometry, bar, mark);
    QVERIFY(behind.left() > geometry.x(mark.time));
    QVERIFY(behind.right() < geometry.width);
    mark.text = QString(500, u'x');
    QVERIFY(resultPlace(geometry, bar, mark).width() <= 240); // the rest is in its tooltip
    mark.time = 990'000;
    QVERIFY(resultPlace(geometry, bar, mark).right() < geometry.x(mark.time)); // the picture ends there
    mark.kind = LaneMark::Kind::Failed;
    QVERIFY(resultPlace(geometry, bar, mark).isNull());
}

void TestTimeline::waitsOfTheWorkshop()
{
    const signalbox::testing::Workshop story;
    const Run &run = story.run();
    const Timeline timeline = makeTimeline(Layout(), run);
    QStringList words;
    for (const TimelineLane &lane : timeline.lanes) {
        for (const LaneSpan &span : lane.spans) {
            if (span.kind == LaneSpan::Kind::Waiting)
                words.append(spanWords(run, span));
        }
    }
    for (const QString &wanted : {u"wait full"_s, u"condition full"_s, u"barrier 1/3"_s, u"await promise"_s,
                                  u"gather 1/3"_s, u"worker pool"_s, u"thread"_s})
        QVERIFY2(words.contains(wanted), qPrintable(wanted));
    const auto valueAt = [&](Lane::Kind kind, Micros time) {
        for (const TimelineLane &lane : timeline.lanes) {
            if (lane.kind == kind)
                return lane.spanAt(time) ? lane.spanAt(time)->value : -1;
        }
        return qint64(-2);
    };
    QCOMPARE(valueAt(Lane::Kind::CounterValue, kMicrosPerSecond), 5);
    QCOMPARE(valueAt(Lane::Kind::CounterValue, 5 * kMicrosPerSecond), 6);
    QCOMPARE(valueAt(Lane::Kind::BarrierFill, kMicrosPerSecond), 0);
    QCOMPARE(valueAt(Lane::Kind::BarrierFill, 5 * kMicrosPerSecond / 2), 1);
    QCOMPARE(valueAt(Lane::Kind::ExecutorUse, kMicrosPerSecond), 0);
    QCOMPARE(valueAt(Lane::Kind::ExecutorUse, 17 * kMicrosPerSecond / 2), 1);
    QCOMPARE(valueAt(Lane::Kind::FutureSet, kMicrosPerSecond), -1);
    QCOMPARE(valueAt(Lane::Kind::FutureSet, 8 * kMicrosPerSecond), 0);
}

void TestTimeline::whoIsReadyInABlockedLoopIsHeldUp()
{
    Scene scene;
    const TaskId hog = scene.actor(u"hog"_s);
    const TaskId other = scene.actor(u"other"_s);
    scene.story.turn(other).sleeps(other, kMicrosPerSecond);
    scene.story.at(2 * kMicrosPerSecond).turn(hog);
    scene.story.fact(FactKind::StepBegan, hog, kNone, 2 * kMicrosPerSecond).verb = Verb::Block;
    scene.story.at(4 * kMicrosPerSecond).ends(hog);
    scene.story.at(8 * kMicrosPerSecond).woken(other, Verb::Sleep).turn(other).ends(other);
    const Timeline timeline = scene.timeline();
    QCOMPARE(timeline.holds, (QList{LoopHoldSpan{hog, 2 * kMicrosPerSecond, 4 * kMicrosPerSecond, true, 0}}));
    const TimelineGeometry geometry{.to = 8 * kMicrosPerSecond, .left = 100, .width = 600};
    const auto painted = [&](const Timeline &shown) {
        QImage image(600, 200, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        const World world = scene.story.replay().at(9 * kMicrosPerSecond);
        paintTimeline(painter,
                      {shown, scene.story.run(), world, Theme::dark(), geometry, 9 * kMicrosPerSecond},
                      image.rect());
        painter.end();
        return image;
    };
    Timeline without = timeline;
    without.holds.clear();
    without.longHolds.clear();
    const QImage held = painted(timeline);
    const QImage free = painted(without);
    const auto between = [&](TaskId task, int from, int to) {
        QRectF place = laneBar(geometry, timeline, timeline.laneOf(task));
        place.setLeft(geometry.x(from * kMicrosPerSecond) + 2);
        place.setRight(geometry.x(to * kMicrosPerSecond) - 2);
        return place.toAlignedRect();
    };
    QVERIFY(held.copy(between(other, 2, 4)) != free.copy(between(other, 2, 4)));
    QCOMPARE(held.copy(between(other, 5, 8)), free.copy(between(other, 5, 8)));
    QCOMPARE(held.copy(between(hog, 2, 4)), free.copy(between(hog, 2, 4)));
}

void TestTimeline::theProcessorComputesOrSleeps()
{
    Scene scene;
    const TaskId a = scene.actor(u"a"_s);
    const auto holds = [&](Micros from, Verb verb, Micros length) {
        scene.story.at(from).turn(a).fact(FactKind::StepBegan, a, kNone, length).verb = verb;
        scene.story.at(from + length).sleeps(a, from + length + 10);
    };
    holds(10, Verb::Cpu, 20);
    holds(40, Verb::Block, 30);
    holds(80, Verb::Cpu, 10);
    scene.story.at(100).runEnds(Ending::Finished);
    const Timeline timeline = scene.timeline();
    const Run &run = scene.story.run();
    QCOMPARE(timeline.computing(0, 100), 30);
    QCOMPARE(timeline.computing(0, 10), 0);
    QCOMPARE(timeline.computing(15, 25), 10);
    QCOMPARE(timeline.computing(20, 85), 15);
    QCOMPARE(timeline.computing(45, 60), 0);
    QCOMPARE(cpuSentence(timeline, run, 12), u"a computes from 0.00001 s to 0.00003 s."_s);
    QVERIFY(cpuSentence(timeline, run, 50).startsWith(u"A blocking call of a holds the loop"));
    QVERIFY(cpuSentence(timeline, run, 75).startsWith(u"Nobody computes from 0.00007 s to 0.00008 s"));
    QCOMPARE(cpuSentence(timeline, run, 101), QString());
    const World world = scene.story.replay().at(100);
    const Theme theme = Theme::dark();
    TimelinePicture picture{timeline, run, world, theme, {}, 100};
    QCOMPARE(cpuShare(picture), u"30 % busy"_s);
    picture.stretch = std::pair<Micros, Micros>(10, 30);
    QCOMPARE(cpuShare(picture), u"100 % busy"_s);
}

void TestTimeline::arrowsLeadFromWhoEndedAWait()
{
    const Scene scene = longScene(10);
    const Timeline timeline = scene.timeline();
    const int a = timeline.laneOf(TaskId(1));
    const int b = timeline.laneOf(TaskId(2));
    const TimelineGeometry geometry{.to = 100, .left = 100, .width = 1100};
    const QList<WaitArrow> arrows = waitArrows(timeline, geometry, 0, int(timeline.lanes.size()) - 1);
    QCOMPARE(arrows.size(), 9); // b waits from 5 to 10, from 15 to 20 …
    for (const WaitArrow &arrow : arrows) {
        QCOMPARE(arrow.from, a);
        QCOMPARE(arrow.to, b);
        const QPainterPath path = arrowPath(timeline, geometry, arrow);
        const auto found = arrowAt(timeline, geometry, 400, path.pointAtPercent(0.5));
        QVERIFY(found);
        QCOMPARE(*found, arrow);
    }
    QVERIFY(waitArrows(timeline, geometry, b + 1, b + 1).isEmpty());
    QVERIFY(!arrowAt(timeline, geometry, 400, {geometry.x(55), laneBar(geometry, timeline, b).center().y()}));
    const TimelineGeometry far{.to = 100'000, .left = 100, .width = 1100};
    QVERIFY(waitArrows(timeline, far, 0, int(timeline.lanes.size()) - 1).isEmpty());

    const auto timeOf = [&](const std::optional<WaitArrow> &arrow) {
        return arrow ? timeline.lanes[arrow->to].spans[arrow->span].end : -1;
    };
    QCOMPARE(timeOf(causeOf(timeline, b, 17)), 20); // it waits, and this will end it
    QCOMPARE(timeOf(causeOf(timeline, b, 21)), 20); // it has waited
    QCOMPARE(timeOf(causeOf(timeline, a, 50)), -1);
    QCOMPARE(timeOf(effectOf(timeline, a, 39)), 30);
    QCOMPARE(timeOf(effectOf(timeline, a, 40)), 40);
    QCOMPARE(timeOf(effectOf(timeline, a, 9)), -1);
    QCOMPARE(timeOf(effectOf(timeline, b, 90)), -1);
}

void TestTimeline::turnsOfTheLoopAreEachMomentOnce()
{
    const Timeline timeline = longScene(10).timeline();
    QVERIFY(!timeline.turns.isEmpty());
    QVERIFY(std::is_sorted(timeline.turns.begin(), timeline.turns.end()));
    QVERIFY(std::adjacent_find(timeline.turns.begin(), timeline.turns.end()) == timeline.turns.end());
    for (const TimelineLane &lane : timeline.lanes) {
        for (const Micros turn : lane.turns)
            QVERIFY(std::binary_search(timeline.turns.begin(), timeline.turns.end(), turn));
    }
}

void TestTimeline::timeAndPixelGoBackAndForth()
{
    const TimelineGeometry geometry{.from = 1'000, .to = 851'000, .left = 150, .width = 1000};
    QCOMPARE(geometry.x(1'000), 150.0);
    QCOMPARE(geometry.x(851'000), 1000.0);
    for (const Micros time : {1'000, 1'001, 77'777, 425'500, 850'999})
        QCOMPARE(geometry.timeAt(geometry.x(time)), time);
}

void TestTimeline::zoomKeepsTheTimeUnderThePointer()
{
    TimelineGeometry geometry{.from = 0, .to = 10'000'000, .left = 150, .width = 1000};
    const double x = 613;
    const Micros time = geometry.timeAt(x);
    for (int step = 0; step < 20; ++step) {
        geometry = geometry.zoomed(0.8, x);
        QVERIFY(std::abs(geometry.x(time) - x) < 0.01);
    }
    QCOMPARE(geometry.zoomed(1e-12, x).to - geometry.zoomed(1e-12, x).from, 20);
}

void TestTimeline::lanesAreFoundByTheirRows()
{
    const Scene scene = longScene(3);
    const Timeline timeline = scene.timeline();
    TimelineGeometry geometry{.scale = 1.5};
    for (const double top : {0.0, 20.0}) {
        geometry.top = top;
        for (int lane = 0; lane < timeline.lanes.size(); ++lane) {
            const double y = geometry.laneRect(timeline, lane).center().y();
            QCOMPARE(geometry.laneAt(timeline, y), y < geometry.rulerHeight() ? -1 : lane);
        }
        QCOMPARE(geometry.laneAt(timeline, geometry.contentHeight(timeline) - top + 1), -1);
    }
    QCOMPARE(geometry.laneAt(timeline, 3), -1);
}

void TestTimeline::marksCoverNoNumberOfTheRuler()
{
    const Scene scene = longScene(100'000);
    const Timeline timeline = scene.timeline();
    const TimelinePicture picture{.timeline = timeline,
                                  .run = scene.story.run(),
                                  .world = {},
                                  .theme = Theme::dark(),
                                  .geometry = {.from = 0, .to = 1'000'000, .width = 1200},
                                  .playhead = 900'000,
                                  .bookmarks = {{600'000, {}}},
                                  .stops = {{200'000, u"here"_s, {}}, {430'000, u"there"_s, {}}}};
    const TimelineTags tags(picture, {1200, 400});
    const auto placeOf = [&](Micros time) {
        return tags.numberPlace(QRectF(picture.geometry.x(time) + 3, 0, 36, 20));
    };
    const auto leftOf = [&](Micros time) { return placeOf(time).value_or(QRectF()).left(); };
    QCOMPARE(leftOf(100'000), picture.geometry.x(100'000) + 3);
    QVERIFY(leftOf(200'000) > picture.geometry.x(200'000) + 6); // right of the mark of its moment
    QVERIFY(leftOf(600'000) > picture.geometry.x(600'000) + 6);
    QVERIFY(!placeOf(420'000)); // the mark stands where it would be
    QVERIFY(!placeOf(900'000)); // as the playhead's time does
}

void TestTimeline::rulerStepsAreRoundNumbers()
{
    const TimelineGeometry geometry{.from = 0, .to = 7'300'000, .left = 150, .width = 1440};
    QCOMPARE(rulerStep(geometry), 500'000);
    QCOMPARE(rulerTime(1'500'000, 500'000), u"1.5 s"_s);
    QCOMPARE(rulerTime(2'400'000, 1'000), u"2.400 s"_s);
    QCOMPARE(rulerTime(2'400'001, 1), u"2.400001 s"_s);
}

void TestTimeline::paintingIsDeterministic()
{
    const Scene scene = longScene(40);
    const Timeline timeline = scene.timeline();
    const TimelineGeometry geometry{.from = 0, .to = timeline.end};
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        const QImage first =
            painted(timeline, scene.story.run(), scene.story.replay().at(200), geometry, theme);
        QCOMPARE(painted(scene.timeline(), scene.story.run(), scene.story.replay().at(200), geometry, theme),
                 first);
        QVERIFY(painted(timeline, scene.story.run(), scene.story.replay().at(210), geometry, theme) != first);
    }
}

void TestTimeline::whatLiesAheadIsPaler()
{
    Scene scene;
    const TaskId a = scene.actor(u"a"_s);
    scene.story.turn(a).fact(FactKind::StepBegan, a, kNone, 1000).verb = Verb::Cpu;
    scene.story.at(1000).runEnds(Ending::Horizon);
    const Timeline timeline = scene.timeline();
    const TimelineGeometry geometry{.from = 0, .to = 1000, .width = 1200};
    const Theme theme = Theme::dark();
    const QImage image = painted(timeline, scene.story.run(), scene.story.replay().at(500), geometry, theme);
    const QPoint row(0, int(geometry.laneRect(timeline, 0).center().y()));
    const QColor past = image.pixelColor(row + QPoint(int(geometry.x(250)), 0));
    const QColor future = image.pixelColor(row + QPoint(int(geometry.x(750)), 0));
    QCOMPARE(past, theme.taskColour(0));
    QVERIFY(contrastRatio(future, theme.canvas) < contrastRatio(past, theme.canvas));
}

void TestTimeline::aMillionFactsKeepEverySpan()
{
    const Scene scene = longScene(110'000);
    QVERIFY(scene.story.run().trace.size() >= 1'000'000);
    QCOMPARE(scene.timeline().lanes[0].spans.size(), 110'000);
}

SIGNALBOX_TEST(TestTimeline)

} // namespace tst_timeline

#include "tst_timeline.moc"
