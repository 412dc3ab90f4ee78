// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "engine/importer/importer.h"
#include "engine/interpreter/simulation.h"
#include "engine/layout/interventions.h"
#include "engine/sentences/cardwords.h"
#include "tests/support/suite.h"
#include "widgets/look/theme.h"
#include "widgets/timeline/loopstrip.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelineview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace tst_timelineview {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// Two producers, a small queue and a consumer that holds a lock, seen in a timeline of 1000 × 300 pixels.
struct TimelineFixture {
    Document document;
    NodeId producer, queue, consumer;
    std::unique_ptr<RunKeeper> keeper;
    std::unique_ptr<Player> player;
    std::unique_ptr<TimelineView> view;

    explicit TimelineFixture(qint64 count = 6)
    {
        producer = document.addNode(NodeKind::Producer, {0, 0});
        const NodeId second = document.addNode(NodeKind::Producer, {0, 100});
        queue = document.addNode(NodeKind::Queue, {200, 0});
        consumer = document.addNode(NodeKind::Consumer, {400, 0});
        const NodeId lock = document.addNode(NodeKind::Lock, {400, 200});
        document.connectNodes(producer, queue);
        document.connectNodes(second, queue);
        document.connectNodes(queue, consumer);
        document.connectNodes(consumer, lock);
        document.setParameter(queue, Param::Capacity, qint64(2));
        for (const NodeId node : {producer, second}) {
            document.setParameter(node, Param::Count, count);
            document.setParameter(node, Param::Every, Duration::fixed(100'000));
        }
        document.setParameter(consumer, Param::Work, Duration::fixed(300'000));
        keeper = std::make_unique<RunKeeper>(document);
        player = std::make_unique<Player>(*keeper);
        view = std::make_unique<TimelineView>(*keeper, *player);
        view->resize(1000, 300);
        view->show();
        view->setFocus();
    }

    const TimelineGeometry &geometry() const { return view->geometryInTime(); }
    QPoint at(Micros time, int lane = 0) const
    {
        return {int(std::lround(geometry().x(time))),
                int(geometry().laneRect(view->timeline(), lane).center().y())};
    }
    int laneOf(NodeId node) const
    {
        for (int lane = 0; lane < view->timeline().lanes.size(); ++lane) {
            if (view->timeline().lanes[lane].node == node)
                return lane;
        }
        return -1;
    }
    void wheel(QPoint point, int steps, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(point, view->viewport()->mapToGlobal(point), {}, {0, steps * 120}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view->viewport(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view->viewport(), button, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, view->viewport()->mapToGlobal(to), Qt::NoButton, button,
                         modifiers);
        QCoreApplication::sendEvent(view->viewport(), &move);
        QTest::mouseRelease(view->viewport(), button, modifiers, to);
    }
    void key(int key) { QTest::keyClick(view.get(), Qt::Key(key)); }
};

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStripNamesTheTaskThatSpins();
    void showsTheWholeRunAtFirst();
    void aNameHasRoomBesideItsState();
    void clickingSeeksExactly();
    void draggingScrubs();
    void aStopIsDragged();
    void whatIsDoneByHandIsDragged();
    void aLaneOfCodeIsCancelledInItsMenu();
    void clickingASpanPicksItsNode();
    void clickingANamePicksWithoutSeeking();
    void wheelZoomsAtThePointer();
    void wheelScrollsTime();
    void middleButtonDragsThePicture();
    void shiftDragSelectsAStretch();
    void keys();
    void marksCanBeSetAndCleared();
    void arrowsPickLanes();
    void zoomSurvivesAnEdit();
    void aFittedViewRefits();
    void playheadStaysInView();
    void hoverTellsWhoEndedTheWait();
    void isDescribedInWords();
    void stripNamesWhoIsOnTheLoop();
    void stripAndCardsSayTheSameOfASleep();
    void stripCountsWhatDoesNotFit();
    void stripPicksNodes();
};

void TestTimelineView::showsTheWholeRunAtFirst()
{
    TimelineFixture stage;
    QCOMPARE(stage.geometry().from, 0);
    QVERIFY(stage.geometry().to >= stage.keeper->replay().endTime());
    QVERIFY(stage.geometry().to < stage.keeper->replay().endTime() * 11 / 10);
    QCOMPARE(stage.geometry().width, double(stage.view->viewport()->width()));
}

void TestTimelineView::aNameHasRoomBesideItsState()
{
    TimelineLane lane;
    lane.kind = Lane::Kind::FutureSet;
    lane.name = u"soup"_s;
    Timeline timeline;
    timeline.lanes = {lane};
    const QFontMetricsF small(Theme::smallFont());
    for (const QString &name : {u"soup"_s, u"the soup of the day"_s}) {
        timeline.lanes.front().name = name;
        const double words = small.horizontalAdvance(name) + small.horizontalAdvance(u"pending"_s);
        QVERIFY(namesWidth(timeline) > words + small.height()); // and the icon
    }
}

void TestTimelineView::clickingSeeksExactly()
{
    TimelineFixture stage;
    const QPoint point(612, int(stage.geometry().rulerHeight() / 2));
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(stage.player->time(), stage.geometry().timeAt(612));
    QCOMPARE(stage.player->world(), stage.keeper->replay().at(stage.geometry().timeAt(612)));
}

void TestTimelineView::draggingScrubs()
{
    TimelineFixture stage;
    stage.drag({300, 5}, {700, 80}, Qt::LeftButton);
    QCOMPARE(stage.player->time(), stage.geometry().timeAt(700));
    stage.drag({300, 5}, {-50, 80}, Qt::LeftButton);
    QCOMPARE(stage.player->time(), 0);
    stage.drag({300, 5}, {5000, 80}, Qt::LeftButton);
    QCOMPARE(stage.player->time(), stage.keeper->replay().endTime());
}

void TestTimelineView::aStopIsDragged()
{
    TimelineFixture stage;
    stage.document.setStops({{400'000, u"look"_s, {}}});
    const auto markAt = [&stage](Micros time) {
        const TimelineGeometry &geometry = stage.geometry();
        return QPoint(int(std::lround(geometry.x(time))), int(geometry.rulerHeight() - 7 * geometry.scale));
    };
    QSignalSpy dragged(stage.view.get(), &TimelineView::stopDragged);
    // A click goes there.
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, markAt(400'000));
    QCOMPARE(stage.player->time(), 400'000);
    QCOMPARE(dragged.count(), 0);
    stage.player->seek(0);
    stage.drag(markAt(400'000), markAt(700'000), Qt::LeftButton);
    QCOMPARE(dragged.count(), 1);
    QCOMPARE(dragged[0][0].toLongLong(), 400'000);
    const double pixel = stage.geometry().microsPerPixel();
    QVERIFY(std::abs(double(dragged[0][1].toLongLong() - 700'000)) <= 2 * pixel);
    QCOMPARE(stage.player->time(), 0); // nothing scrubs
    QCOMPARE(stage.view->stops()[0].time, 400'000); // until the document says otherwise
    // Not beyond the run.
    stage.drag(markAt(400'000), QPoint(5000, 10), Qt::LeftButton);
    QCOMPARE(dragged[1][1].toLongLong(), stage.keeper->replay().endTime());
}

void TestTimelineView::whatIsDoneByHandIsDragged()
{
    TimelineFixture stage;
    Step cancel;
    cancel.verb = Verb::Cancel;
    cancel.target = stage.consumer;
    stage.document.setInterventions({{600'000, cancel, {}}});
    const auto markAt = [&stage](Micros time) {
        const TimelineGeometry &geometry = stage.geometry();
        return QPoint(int(std::lround(geometry.x(time))), int(geometry.rulerHeight() - 7 * geometry.scale));
    };
    QSignalSpy dragged(stage.view.get(), &TimelineView::handDragged);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, markAt(600'000)); // goes there
    QCOMPARE(stage.player->time(), 600'000);
    QCOMPARE(dragged.count(), 0);
    stage.player->seek(0);
    stage.drag(markAt(600'000), markAt(300'000), Qt::LeftButton);
    QCOMPARE(dragged.count(), 1);
    QCOMPARE(dragged[0][0].toLongLong(), 600'000);
    const double pixel = stage.geometry().microsPerPixel();
    QVERIFY(std::abs(double(dragged[0][1].toLongLong() - 300'000)) <= 2 * pixel);
    QCOMPARE(stage.player->time(), 0); // nothing scrubs
    QCOMPARE(stage.view->byHand(), QList<Micros>{600'000}); // until the document says otherwise
}

void TestTimelineView::aLaneOfCodeIsCancelledInItsMenu()
{
    TimelineFixture stage;
    stage.document.reset(*importPython(u"import asyncio\n\nasync def main():\n    job = "
                                       "asyncio.create_task(asyncio.sleep(1), name=\"job\")\n"
                                       "    await asyncio.wait([job])\n\nasyncio.run(main())\n"_s,
                                       u"job"_s)
                              .layout);
    stage.player->seek(400'000);
    const QList<TimelineLane> &lanes = stage.view->timeline().lanes;
    const auto lane = std::find_if(lanes.begin(), lanes.end(),
                                   [](const TimelineLane &each) { return each.name == u"job"_s; });
    QVERIFY(lane != lanes.end());
    const QPoint at = stage.at(400'000, int(lane - lanes.begin()));
    const auto openedMenu = [&] {
        QContextMenuEvent asks(QContextMenuEvent::Mouse, at, stage.view->viewport()->mapToGlobal(at));
        QApplication::sendEvent(stage.view->viewport(), &asks);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    };
    QSignalSpy asked(stage.view.get(), &TimelineView::cancelAsked);
    QMenu *menu = openedMenu();
    QVERIFY(menu);
    QCOMPARE(menu->actions().front()->text(), u"Cancel job by Hand at 0.40 s"_s);
    menu->actions().front()->trigger();
    menu->close();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), u"job"_s);
    QCOMPARE(asked[0][1].toLongLong(), 400'000);
    stage.document.addIntervention(cancellingByName(400'000, u"job"_s));
    QCOMPARE(stage.view->byHand(), QList<Micros>{400'000}); // its mark
    QCOMPARE(stage.keeper->replay().endTime(), 400'000);
    stage.player->seek(400'000);
    menu = openedMenu(); // it has ended
    QVERIFY(!menu->actions().front()->text().contains(u"by Hand"));
    menu->close();
}

void TestTimelineView::clickingASpanPicksItsNode()
{
    TimelineFixture stage;
    QSignalSpy picked(stage.view.get(), &TimelineView::nodePicked);
    const int lane = stage.laneOf(stage.consumer);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, stage.at(250'000, lane));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<NodeId>(), stage.consumer);
    QCOMPARE(stage.view->selectedNode(), stage.consumer);
}

void TestTimelineView::clickingANamePicksWithoutSeeking()
{
    TimelineFixture stage;
    stage.player->seek(100'000);
    QSignalSpy picked(stage.view.get(), &TimelineView::nodePicked);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {},
                      {20, stage.at(0, stage.laneOf(stage.queue)).y()});
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<NodeId>(), stage.queue);
    QCOMPARE(stage.player->time(), 100'000);
}

void TestTimelineView::wheelZoomsAtThePointer()
{
    TimelineFixture stage;
    const QPoint point(640, 90);
    const Micros under = stage.geometry().timeAt(640);
    for (int step = 0; step < 6; ++step) {
        const Micros length = stage.geometry().to - stage.geometry().from;
        stage.wheel(point, 1, Qt::ControlModifier);
        QVERIFY(stage.geometry().to - stage.geometry().from < length);
        QVERIFY(std::abs(stage.geometry().x(under) - 640) < 0.5);
    }
    for (int step = 0; step < 8; ++step)
        stage.wheel(point, -1, Qt::ControlModifier);
    QCOMPARE(stage.geometry().from, 0);
}

void TestTimelineView::wheelScrollsTime()
{
    TimelineFixture stage;
    stage.view->zoomBy(4);
    const TimelineGeometry before = stage.geometry();
    stage.wheel({600, 90}, -2, Qt::ShiftModifier);
    QVERIFY(stage.geometry().from > before.from);
    QCOMPARE(stage.geometry().to - stage.geometry().from, before.to - before.from);
    stage.wheel({600, 90}, 50, Qt::ShiftModifier);
    QCOMPARE(stage.geometry().from, 0);
}

void TestTimelineView::middleButtonDragsThePicture()
{
    TimelineFixture stage;
    stage.view->zoomBy(4);
    stage.wheel({600, 90}, -2, Qt::ShiftModifier);
    const Micros under = stage.geometry().timeAt(700);
    stage.drag({700, 90}, {640, 90}, Qt::MiddleButton);
    QVERIFY(std::abs(stage.geometry().x(under) - 640) < 0.5);
    QCOMPARE(stage.player->time(), 0);
}

void TestTimelineView::shiftDragSelectsAStretch()
{
    TimelineFixture stage;
    stage.drag({700, 90}, {400, 90}, Qt::LeftButton, Qt::ShiftModifier);
    const std::pair<Micros, Micros> wanted(stage.geometry().timeAt(400), stage.geometry().timeAt(700));
    QVERIFY(stage.view->stretch() == wanted);
    QCOMPARE(stage.player->time(), 0);
    QVERIFY(stage.view->accessibleDescription().contains(u"items/s"_s));
    stage.key(Qt::Key_Escape);
    QVERIFY(!stage.view->stretch());
}

void TestTimelineView::keys()
{
    TimelineFixture stage;
    const Micros end = stage.keeper->replay().endTime();
    stage.key(Qt::Key_End);
    QCOMPARE(stage.player->time(), end);
    stage.key(Qt::Key_Home);
    QCOMPARE(stage.player->time(), 0);
    stage.key(Qt::Key_Right);
    QCOMPARE(stage.player->time(), Micros(10 * stage.geometry().microsPerPixel()));
    stage.key(Qt::Key_Left);
    QCOMPARE(stage.player->time(), 0);
    stage.player->seek(end / 2);
    stage.key(Qt::Key_W);
    const TimelineGeometry zoomed = stage.geometry();
    QVERIFY(zoomed.to - zoomed.from < end);
    stage.key(Qt::Key_D);
    QVERIFY(stage.geometry().from > zoomed.from);
    stage.key(Qt::Key_A);
    QCOMPARE(stage.geometry().from, zoomed.from);
    stage.key(Qt::Key_F);
    QCOMPARE(stage.geometry().from, 0);
    QVERIFY(stage.geometry().to >= end);
    stage.key(Qt::Key_W);
    stage.key(Qt::Key_S);
    QVERIFY(stage.geometry().to - stage.geometry().from >= end);
}

void TestTimelineView::marksCanBeSetAndCleared()
{
    TimelineFixture stage;
    stage.player->seek(400'000);
    stage.key(Qt::Key_M);
    stage.player->seek(200'000);
    stage.key(Qt::Key_M);
    QCOMPARE(stage.view->bookmarks(), QList<Micros>({200'000, 400'000}));
    stage.key(Qt::Key_M);
    QCOMPARE(stage.view->bookmarks(), QList<Micros>({400'000}));
}

void TestTimelineView::arrowsPickLanes()
{
    TimelineFixture stage;
    QSignalSpy picked(stage.view.get(), &TimelineView::nodePicked);
    stage.key(Qt::Key_Down);
    QCOMPARE(stage.view->selectedNode(), stage.producer);
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down);
    QCOMPARE(stage.view->selectedNode(), stage.consumer);
    stage.key(Qt::Key_Down); // main has no node, but it can be pinned and moved
    QCOMPARE(stage.view->timeline().lanes[stage.view->currentLane()].task, TaskId::Main);
    QCOMPARE(stage.view->selectedNode(), stage.consumer);
    stage.key(Qt::Key_Down);
    QCOMPARE(stage.view->selectedNode(), stage.queue);
    stage.key(Qt::Key_Up);
    stage.key(Qt::Key_Up);
    QCOMPARE(stage.view->selectedNode(), stage.consumer);
    QCOMPARE(picked.size(), 5);
}

void TestTimelineView::zoomSurvivesAnEdit()
{
    TimelineFixture stage;
    stage.player->seek(500'000);
    stage.view->zoomBy(3);
    const TimelineGeometry before = stage.geometry();
    stage.document.setParameter(stage.consumer, Param::Work, Duration::fixed(350'000));
    QCOMPARE(stage.geometry().from, before.from);
    QCOMPARE(stage.geometry().to, before.to);
    QCOMPARE(stage.view->timeline(), makeTimeline(stage.keeper->layout(), stage.keeper->replay().run()));
}

void TestTimelineView::aFittedViewRefits()
{
    TimelineFixture stage;
    const Micros before = stage.geometry().to;
    stage.document.setParameter(stage.consumer, Param::Work, Duration::fixed(900'000));
    QVERIFY(stage.geometry().to > before);
    QVERIFY(stage.geometry().to >= stage.keeper->replay().endTime());
}

void TestTimelineView::playheadStaysInView()
{
    TimelineFixture stage;
    stage.view->zoomBy(5);
    const Micros end = stage.keeper->replay().endTime();
    for (Micros time = 0; time <= end; time += 16'000) {
        stage.player->seek(time);
        const double x = stage.geometry().x(time);
        QVERIFY(x >= stage.geometry().left && x <= stage.geometry().width);
    }
    stage.player->toStart();
    QCOMPARE(stage.geometry().from, 0);
}

void TestTimelineView::hoverTellsWhoEndedTheWait()
{
    TimelineFixture stage;
    const int lane = stage.laneOf(stage.producer);
    for (const LaneSpan &span : stage.view->timeline().lanes[lane].spans) {
        if (span.kind != LaneSpan::Kind::Waiting)
            continue;
        const QString sentence = stage.view->sentenceAt(stage.at((span.begin + span.end) / 2, lane));
        QVERIFY2(sentence.contains(u"which was full"_s), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u"consumer-1 ended the wait."_s), qPrintable(sentence));
        return;
    }
    QFAIL("the producer never waits, though the queue is small and the consumer slow");
}

void TestTimelineView::isDescribedInWords()
{
    TimelineFixture stage;
    QCOMPARE(stage.view->accessibleName(), u"Timeline"_s);
    stage.player->seek(250'000);
    stage.view->setSelectedNode(stage.consumer);
    QVERIFY(stage.view->accessibleDescription().startsWith(u"Playhead at 0.25 s of "_s));
    QVERIFY(stage.view->accessibleDescription().contains(u"consumer-1 slept"_s));
    QCOMPARE(stage.view->focusPolicy(), Qt::StrongFocus);
}

void TestTimelineView::stripNamesWhoIsOnTheLoop()
{
    TimelineFixture stage;
    for (Micros time = 0; time <= stage.keeper->replay().endTime(); time += 50'000) {
        const World world = stage.keeper->replay().at(time);
        QList<TaskId> sleeping;
        for (const LoopChip &chip :
             loopChips(stage.keeper->layout(), stage.keeper->replay(), world, QRectF(0, 0, 1600, 36))) {
            if (chip.kind == LoopChip::Kind::Sleeping)
                sleeping.append(chip.task);
        }
        QCOMPARE(sleeping, QList<TaskId>(world.sleepers.begin(), world.sleepers.end()));
    }
}

void TestTimelineView::stripAndCardsSayTheSameOfASleep()
{
    TimelineFixture stage;
    int compared = 0;
    for (Micros time = 0; time <= stage.keeper->replay().endTime(); time += 37'000) {
        const World world = stage.keeper->replay().at(time);
        for (const LoopChip &chip :
             loopChips(stage.keeper->layout(), stage.keeper->replay(), world, QRectF(0, 0, 1600, 36))) {
            if (chip.kind != LoopChip::Kind::Sleeping)
                continue;
            const Run &run = stage.keeper->replay().run();
            const QString left = chip.text.mid(run.taskName(chip.task).size() + 1);
            QCOMPARE(shortState(run, world, *world.task(chip.task)), u"sleeping, "_s + left + u" left"_s);
            ++compared;
        }
    }
    QVERIFY(compared > 10);
}

void TestTimelineView::stripCountsWhatDoesNotFit()
{
    TimelineFixture stage;
    for (int more = 0; more < 40; ++more)
        stage.document.addNode(NodeKind::Producer, {0, 300.0 + 100 * more});
    const World world = stage.keeper->replay().atFact(42); // main has created them all
    const QRectF area(0, 0, 900, 36);
    qsizetype chips = 0;
    qsizetype left = 0;
    for (const LoopChip &chip : loopChips(stage.keeper->layout(), stage.keeper->replay(), world, area)) {
        QVERIFY2(area.contains(chip.place), qPrintable(chip.text));
        if (chip.kind == LoopChip::Kind::Ready)
            ++chips;
        if (chip.kind == LoopChip::Kind::More)
            left += chip.text.mid(1).toInt();
    }
    QVERIFY(chips > 0);
    QVERIFY(left > 0);
    QCOMPARE(chips + left, qsizetype(world.ready.size()));
}

void TestTimelineView::stripPicksNodes()
{
    TimelineFixture stage;
    LoopStrip strip(*stage.keeper, *stage.player);
    strip.resize(1000, strip.sizeHint().height());
    strip.show();
    stage.player->seek(250'000);
    QSignalSpy picked(&strip, &LoopStrip::nodePicked);
    const World &world = stage.player->world();
    for (const LoopChip &chip :
         loopChips(stage.keeper->layout(), stage.keeper->replay(), world, strip.rect())) {
        if (chip.kind == LoopChip::Kind::Sleeping)
            QTest::mouseClick(&strip, Qt::LeftButton, {}, chip.place.center().toPoint());
    }
    QCOMPARE(picked.size(), qsizetype(world.sleepers.size()));
    QVERIFY(!picked.isEmpty());
    QVERIFY(strip.accessibleDescription().contains(u"Sleeping: "_s));
}

void TestTimelineView::theStripNamesTheTaskThatSpins()
{
    const LoadResult loaded =
        loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/10_busy_loop.signalbox"));
    QVERIFY(loaded.layout);
    const Replay replay(std::make_shared<const Run>(simulate(*loaded.layout)));
    const World end = replay.atFact(replay.factCount());
    QCOMPARE(end.ending, std::optional(Ending::BusyLoop));
    QStringList running;
    for (const LoopChip &chip : loopChips(*loaded.layout, replay, end, {0, 0, 1200, 36})) {
        if (chip.kind == LoopChip::Kind::Running)
            running.append(chip.text);
    }
    QCOMPARE(running, QStringList{u"child"_s});
}

SIGNALBOX_TEST(TestTimelineView)

} // namespace tst_timelineview

#include "tst_timelineview.moc"
