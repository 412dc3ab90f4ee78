// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"
#include "widgets/timeline/crowd.h"
#include "widgets/timeline/crowdpainter.h"
#include "widgets/timeline/ghostlanes.h"
#include "widgets/timeline/lanemenu.h"
#include "widgets/timeline/timelineview.h"

#include <QJsonArray>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace tst_lanearrangement {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// \a many workers of one function, two cooks of another, and who blocks the loop meanwhile.
Program kitchen(int many)
{
    return programOfScript(QStringLiteral("import asyncio, time\n"
                                          "async def worker(number, oven):\n"
                                          "    await asyncio.sleep(0.1 * (number % 5))\n"
                                          "    async with oven:\n"
                                          "        await asyncio.sleep(0.05)\n"
                                          "async def cook(order):\n"
                                          "    await asyncio.sleep(order)\n"
                                          "async def blocker():\n"
                                          "    await asyncio.sleep(0.15)\n"
                                          "    time.sleep(0.3)\n"
                                          "async def main():\n"
                                          "    oven = asyncio.Lock()\n"
                                          "    await asyncio.gather(*[worker(n, oven) for n in range(%1)],\n"
                                          "                         cook(3), cook(1), blocker())\n"
                                          "asyncio.run(main())\n")
                               .arg(many),
                           PythonVersion::Python312);
}

QStringList namesOf(const Timeline &timeline)
{
    QStringList names;
    for (const TimelineLane &lane : timeline.lanes)
        names.append(lane.name);
    return names;
}

struct Kitchen {
    Run run;
    Timeline all;

    explicit Kitchen(int many)
        : run(simulate(kitchen(many)))
        , all(makeTimeline({}, run))
    {
    }
    Timeline arranged(const LaneChoice &choice, const QString &find = {}, Micros now = 0) const
    {
        return arrangedTimeline(all, {}, run, {choice, find, now});
    }
};

/// Two producers, a queue and a consumer, in a view.
struct ArrangedView {
    Document document;
    std::unique_ptr<RunKeeper> keeper;
    std::unique_ptr<Player> player;
    std::unique_ptr<TimelineView> view;

    explicit ArrangedView(std::optional<Program> program = {})
    {
        const NodeId one = document.addNode(NodeKind::Producer, {0, 0});
        const NodeId other = document.addNode(NodeKind::Producer, {0, 100});
        const NodeId queue = document.addNode(NodeKind::Queue, {200, 0});
        const NodeId consumer = document.addNode(NodeKind::Consumer, {400, 0});
        for (const NodeId node : {one, other})
            document.connectNodes(node, queue);
        document.connectNodes(queue, consumer);
        keeper = std::make_unique<RunKeeper>(document);
        if (program)
            keeper->runInstead(*program);
        player = std::make_unique<Player>(*keeper);
        view = std::make_unique<TimelineView>(*keeper, *player);
        view->resize(900, 200);
        view->show();
        view->setFocus();
    }

    QStringList names() const { return namesOf(view->timeline()); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(view.get(), Qt::Key(key), modifiers);
    }
    QPoint nameOf(int lane) const
    {
        const QRectF row = view->geometryInTime().laneRect(view->timeline(), lane);
        return {30, int(row.center().y())};
    }
};

} // namespace

class TestLaneArrangement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSmallRunIsAsDrawn();
    void aCrowdCountsWhatLanesShow();
    void aLongCrowdKeepsItsSums();
    void manyTasksOfAFunctionAreOneLane();
    void unfoldedTheyStandUnderAHeading();
    void aFilterFindsNamesKindsAndFunctions();
    void sortsByFirstEventWaitingAndState();
    void groupsByFunctionAndFrame();
    void pinnedLanesStandAboveAllOthers();
    void movesAreFollowedInOrder();
    void aChoiceSurvivesItsDocument();
    void junkIsNoChoice();
    void causesOfAFoldedGroupGoToItsRow();
    void keysPinMoveAndFold();
    void pinnedLanesStayWhileOthersScroll();
    void aNameThatIsDraggedMovesItsLane();
    void aSortedOrderBecomesOneByHand();
    void theMenuOfALaneDoesTheSame();
    void tasksOfAPinnedRunAloneStandBelow();
    void theArrangementOutlivesAnEdit();
};

void TestLaneArrangement::aSmallRunIsAsDrawn()
{
    for (const int many : {2, 6, 16}) {
        const Kitchen kitchen(many);
        QCOMPARE(kitchen.arranged({}), kitchen.all);
    }
}

void TestLaneArrangement::aCrowdCountsWhatLanesShow()
{
    const Kitchen kitchen(40);
    std::vector<int> lanes;
    for (int lane = 0; lane < kitchen.all.lanes.size(); ++lane) {
        if (kitchen.all.lanes[lane].kind == Lane::Kind::Task)
            lanes.push_back(lane);
    }
    const Crowd crowd(kitchen.all, kitchen.run.program, lanes);
    QCOMPARE(crowd.size(), int(lanes.size()));
    double heldUp = 0;
    for (Micros time = 0; time < kitchen.all.end; time += 7'919) {
        CrowdCounts wanted{};
        for (const int lane : lanes) {
            const LaneSpan *const span = kitchen.all.lanes[lane].spanAt(time);
            const auto activity = span ? activityOf(kitchen.run.program, *span) : std::nullopt;
            const bool isHeld = activity == Activity::Ready
                && std::any_of(kitchen.all.holds.begin(), kitchen.all.holds.end(),
                               [time](const LoopHoldSpan &hold) {
                                   return hold.holdsUp() && hold.begin <= time && hold.end > time;
                               });
            if (activity)
                ++wanted[isHeld ? kHeldUp : int(*activity)];
        }
        heldUp += wanted[kHeldUp];
        const CrowdCounts counts = crowd.mean(time, time + 1);
        for (int state = 0; state < kCrowdStates; ++state)
            QVERIFY2(std::abs(counts[state] - wanted[state]) < 1e-3, qPrintable(QString::number(time)));
    }
    QVERIFY(heldUp > 0);
    QVERIFY(crowd.most() >= 40);
}

void TestLaneArrangement::aLongCrowdKeepsItsSums()
{
    Timeline timeline;
    TimelineLane lane;
    lane.task = TaskId(1);
    for (Micros at = 0; at < 3 * Crowd::kMostMoments; at += 3)
        lane.spans.append({.kind = LaneSpan::Kind::Running, .verb = Verb::Cpu, .begin = at, .end = at + 2});
    timeline.lanes.append(lane);
    const Crowd crowd(timeline, {}, {0});
    const double computing = crowd.mean(0, 3 * Crowd::kMostMoments)[int(Activity::Computing)];
    QVERIFY(std::abs(computing - 2.0 / 3) < 0.001);
    QVERIFY(std::abs(crowd.mean(100'000, 101'000)[int(Activity::Computing)] - 2.0 / 3) < 0.01);
}

void TestLaneArrangement::manyTasksOfAFunctionAreOneLane()
{
    const Kitchen kitchen(200);
    const Timeline timeline = kitchen.arranged({});
    QVERIFY(timeline.lanes.size() < 10);
    const auto row = std::find_if(timeline.lanes.begin(), timeline.lanes.end(),
                                  [](const TimelineLane &lane) { return lane.group; });
    QVERIFY(row != timeline.lanes.end());
    QCOMPARE(row->name, u"worker"_s);
    QCOMPARE(row->group->size, 200);
    QCOMPARE(row->group->crowd->size(), 200);
    const CrowdCounts counts = row->group->crowd->mean(1000, 1001);
    QCOMPARE(crowdWords(counts).contains(u"161 wait for a timer"), true);
}

void TestLaneArrangement::unfoldedTheyStandUnderAHeading()
{
    const Kitchen kitchen(20);
    LaneChoice choice;
    choice.folded[u"function/worker"_s] = false;
    const Timeline timeline = kitchen.arranged(choice);
    const auto row = std::find_if(timeline.lanes.begin(), timeline.lanes.end(),
                                  [](const TimelineLane &lane) { return lane.group; });
    QVERIFY(row != timeline.lanes.end() && !row->group->isFolded && !row->group->crowd);
    QCOMPARE(std::count_if(timeline.lanes.begin(), timeline.lanes.end(),
                           [](const TimelineLane &lane) { return lane.isMember; }),
             20);
    for (int lane = 1; lane < timeline.lanes.size(); ++lane)
        QCOMPARE(timeline.lanes[lane].top, timeline.lanes[lane - 1].top + timeline.lanes[lane - 1].height);
    for (qsizetype task = 0; task < timeline.taskLanes.size(); ++task) {
        if (timeline.taskLanes[task] >= 0)
            QCOMPARE(timeline.lanes[timeline.taskLanes[task]].task, TaskId(task));
    }
}

void TestLaneArrangement::aFilterFindsNamesKindsAndFunctions()
{
    const Kitchen kitchen(4);
    QCOMPARE(kitchen.arranged({}, u"COOK"_s).lanes.size(), 2);
    QCOMPARE(namesOf(kitchen.arranged({}, u"worker#3"_s)), QStringList{u"worker#3"_s});
    QCOMPARE(lanesFound(kitchen.all, kitchen.run, {.find = u"lock"_s}),
             2); // the lock, and a function: blocker
    QCOMPARE(kitchen.arranged({}, u"nobody is called so"_s), kitchen.all);
    QCOMPARE(kitchen.arranged({}, u"worker#3"_s).lanes.front().find, u"worker#3"_s);
    // What is looked for is not hidden in a group.
    const Kitchen large(200);
    QCOMPARE(namesOf(large.arranged({}, u"worker#13"_s)).size(), 11);
}

void TestLaneArrangement::sortsByFirstEventWaitingAndState()
{
    const Kitchen kitchen(6);
    const auto waited = [](const TimelineLane &lane) {
        Micros sum = 0;
        for (const LaneSpan &span : lane.spans)
            sum += span.kind == LaneSpan::Kind::Waiting ? span.end - span.begin : 0;
        return sum;
    };
    const Timeline byWaiting = kitchen.arranged({.sort = LaneChoice::Sort::Waiting});
    for (int lane = 1; byWaiting.lanes[lane].kind == Lane::Kind::Task; ++lane)
        QVERIFY(waited(byWaiting.lanes[lane - 1]) >= waited(byWaiting.lanes[lane]));
    QCOMPARE(byWaiting.lanes.size(), kitchen.all.lanes.size());
    QVERIFY(byWaiting.lanes.back().kind != Lane::Kind::Task);
    const Timeline byEvent = kitchen.arranged({.sort = LaneChoice::Sort::FirstEvent});
    QCOMPARE(byEvent.lanes.front().spans.front().begin, 0);
    // While the loop is blocked who blocks it comes first, then who is held up.
    const Timeline byState = kitchen.arranged({.sort = LaneChoice::Sort::State}, {}, 300'000);
    QCOMPARE(byState.lanes.front().spanAt(300'000)->verb, Verb::Block);
    QCOMPARE(byState.lanes[1].spanAt(300'000)->kind, LaneSpan::Kind::Ready);
}

void TestLaneArrangement::groupsByFunctionAndFrame()
{
    const Kitchen kitchen(6);
    const Timeline byFunction = kitchen.arranged({.grouping = LaneChoice::Grouping::Function});
    QStringList groups;
    for (const TimelineLane &lane : byFunction.lanes) {
        if (lane.group)
            groups.append(lane.name);
    }
    QCOMPARE(groups, (QStringList{u"worker"_s, u"cook"_s}));

    Document document;
    const NodeId frame = document.addNode(NodeKind::TaskGroup, {0, 0});
    document.addNode(NodeKind::Producer, {40, 60}, frame);
    document.addNode(NodeKind::Producer, {900, 60});
    const Layout &layout = document.layout();
    const Run run = simulate(layout);
    const Timeline all = makeTimeline(layout, run);
    LaneChoice choice{.grouping = LaneChoice::Grouping::Frame};
    const Timeline byFrame = arrangedTimeline(all, layout, run, {choice});
    const auto heading = std::find_if(byFrame.lanes.begin(), byFrame.lanes.end(),
                                      [](const TimelineLane &lane) { return lane.group; });
    QVERIFY(heading != byFrame.lanes.end());
    QCOMPARE(heading->name, layout.find(frame)->name);
    QCOMPARE(heading->group->size, 2);
    choice.folded[heading->group->key] = true;
    QCOMPARE(arrangedTimeline(all, layout, run, {choice}).lanes.size(), all.lanes.size() - 1);
}

void TestLaneArrangement::pinnedLanesStandAboveAllOthers()
{
    const Kitchen kitchen(40);
    LaneChoice choice;
    choice.pinned = {u"task/worker#9"_s, u"function/worker"_s, u"task/nobody"_s};
    const Timeline timeline = kitchen.arranged(choice);
    QCOMPARE(timeline.stays, 2);
    QCOMPARE(namesOf(timeline).mid(0, 2), (QStringList{u"worker#9"_s, u"worker"_s}));
    QCOMPARE(timeline.lanes[1].group->size, 39); // who is pinned alone is not among them
    QVERIFY(!namesOf(timeline).mid(2).contains(u"worker#9"_s));
}

void TestLaneArrangement::movesAreFollowedInOrder()
{
    const Kitchen kitchen(3);
    LaneChoice choice;
    choice.move({u"task/worker"_s, u"task/worker#3"_s, false});
    QCOMPARE(namesOf(kitchen.arranged(choice)).mid(1, 3),
             (QStringList{u"worker#2"_s, u"worker#3"_s, u"worker"_s}));
    choice.move({u"task/worker#3"_s, u"task/worker#2"_s, true});
    QCOMPARE(namesOf(kitchen.arranged(choice)).mid(1, 3),
             (QStringList{u"worker#3"_s, u"worker#2"_s, u"worker"_s}));
    choice.move({u"task/worker"_s, u"task/worker"_s, true}); // beside itself: stays
    choice.move({u"task/gone"_s, u"task/worker#3"_s, true});
    choice.move({u"task/worker#3"_s, u"task/gone"_s, true});
    QCOMPARE(kitchen.arranged(choice).lanes.size(), kitchen.all.lanes.size());
}

void TestLaneArrangement::aChoiceSurvivesItsDocument()
{
    LaneChoice choice{.sort = LaneChoice::Sort::Waiting, .grouping = LaneChoice::Grouping::Frame};
    choice.pinned = {u"task/a"_s, u"lock/b"_s};
    choice.move({u"task/a"_s, u"task/c"_s, true});
    choice.move({u"task/d"_s, u"task/c"_s, false});
    choice.folded = {{u"function/e"_s, true}, {u"frame/f"_s, false}};
    QCOMPARE(laneChoiceFromJson(toJson(choice)), choice);
    QVERIFY(toJson(LaneChoice()).isEmpty());
}

void TestLaneArrangement::junkIsNoChoice()
{
    const QJsonObject junk{{u"sort"_s, 7},
                           {u"group"_s, u"by magic"_s},
                           {u"pinned"_s, QJsonArray{1, QJsonObject(), QJsonValue()}},
                           {u"moved"_s, QJsonArray{QJsonObject{{u"lane"_s, u"x"_s}}, 3}},
                           {u"folded"_s, QJsonObject{{u"a"_s, u"yes"_s}}}};
    QCOMPARE(laneChoiceFromJson(junk), LaneChoice());
}

void TestLaneArrangement::causesOfAFoldedGroupGoToItsRow()
{
    const Kitchen made(30);
    const Timeline timeline = made.arranged({});
    for (qsizetype task = 1; task < timeline.taskLanes.size(); ++task) {
        const int lane = timeline.taskLanes[task];
        QVERIFY(lane >= 0);
        QVERIFY(timeline.lanes[lane].group || timeline.lanes[lane].task == TaskId(task));
    }
    // Every place can be painted and asked about, though a row has no spans of its own.
    ArrangedView stage(kitchen(30));
    stage.view->grab();
    for (int y = 0; y < stage.view->height(); y += 3) {
        for (int x = 0; x < stage.view->width(); x += 7)
            stage.view->sentenceAt(QPointF(x, y));
    }
    const int row = stage.view->lanes().laneOf(u"function/worker"_s);
    QVERIFY(stage.view->sentenceAt(QPointF(300, stage.nameOf(row).y())).contains(u"worker, 30 lanes: at"));
}

void TestLaneArrangement::keysPinMoveAndFold()
{
    ArrangedView stage;
    QSignalSpy chosen(&stage.view->lanes(), &LaneKeeper::chosen);
    const QStringList drawn = stage.names();
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(stage.names().mid(0, 2), (QStringList{drawn[1], drawn[0]}));
    QCOMPARE(stage.view->currentLane(), 1); // it is still the one that moved
    stage.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(stage.names(), drawn);
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_P);
    QCOMPARE(stage.names().front(), drawn[2]);
    QCOMPARE(stage.view->timeline().stays, 1);
    QCOMPARE(stage.view->currentLane(), 0);
    stage.key(Qt::Key_P);
    QCOMPARE(stage.names(), drawn);
    QCOMPARE(chosen.size(), 4);

    ArrangedView many(kitchen(30));
    QVERIFY(many.names().size() < 10);
    many.view->setCurrent(many.view->lanes().laneOf(u"function/worker"_s));
    QVERIFY(many.view->accessibleDescription().contains(u"worker, 30 lanes"));
    many.key(Qt::Key_Return);
    QVERIFY(many.names().size() > 30);
    many.key(Qt::Key_Return);
    QVERIFY(many.names().size() < 10);
}

void TestLaneArrangement::pinnedLanesStayWhileOthersScroll()
{
    ArrangedView stage(kitchen(16));
    stage.view->lanes().togglePinned(stage.view->lanes().laneOf(u"task/worker#16"_s));
    const QRectF before = stage.view->geometryInTime().laneRect(stage.view->timeline(), 0);
    stage.view->verticalScrollBar()->setValue(150);
    QCOMPARE(stage.view->geometryInTime().laneRect(stage.view->timeline(), 0), before);
    QCOMPARE(stage.view->geometryInTime().laneAt(stage.view->timeline(), before.center().y()), 0);
    const double below = stage.view->geometryInTime().scrollTop(stage.view->timeline()) + 2;
    QVERIFY(stage.view->geometryInTime().laneAt(stage.view->timeline(), below) > 3);
    // Where they would leave no room for others, they scroll with them.
    for (const QString &key : {u"task/worker#15"_s, u"task/worker#14"_s, u"task/worker#13"_s})
        stage.view->lanes().togglePinned(stage.view->lanes().laneOf(key));
    QCOMPARE(stage.view->timeline().stays, 4);
    stage.view->resize(900, 120);
    QCOMPARE(stage.view->geometryInTime().stays, 0);
}

void TestLaneArrangement::aNameThatIsDraggedMovesItsLane()
{
    ArrangedView stage;
    const QStringList drawn = stage.names();
    const auto drag = [&stage](QPoint from, QPoint to) {
        QTest::mousePress(stage.view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, stage.view->viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(stage.view->viewport(), &move);
        QTest::mouseRelease(stage.view->viewport(), Qt::LeftButton, {}, to);
    };
    drag(stage.nameOf(0), stage.nameOf(2) + QPoint(0, 8));
    QCOMPARE(stage.names().mid(0, 3), (QStringList{drawn[1], drawn[2], drawn[0]}));
    drag(stage.nameOf(2), stage.nameOf(0) - QPoint(0, 8));
    QCOMPARE(stage.names(), drawn);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, stage.nameOf(1));
    QCOMPARE(stage.names(), drawn);
}

void TestLaneArrangement::aSortedOrderBecomesOneByHand()
{
    ArrangedView stage;
    LaneKeeper &lanes = stage.view->lanes();
    lanes.setSort(LaneChoice::Sort::Waiting);
    QStringList sorted = stage.names();
    lanes.moveBy(0, 1);
    sorted.swapItemsAt(0, 1);
    QCOMPARE(stage.names(), sorted);
    QCOMPARE(lanes.choice().sort, LaneChoice::Sort::Drawn);
    lanes.reset();
    QVERIFY(lanes.choice().isDefault());
    QCOMPARE(stage.view->timeline(), lanes.all());
}

void TestLaneArrangement::theMenuOfALaneDoesTheSame()
{
    ArrangedView stage(kitchen(8));
    LaneKeeper &lanes = stage.view->lanes();
    QMenu menu;
    fillLaneMenu(menu, lanes, lanes.laneOf(u"task/worker#3"_s));
    QStringList words;
    for (const QAction *action : menu.actions())
        words.append(action->text().remove(u'&').section(u'\t', 0, 0));
    QVERIFY(words.contains(u"Pin worker#3 on Top"));
    QVERIFY(words.contains(u"Fold worker into One Lane"));
    menu.actions()[int(words.indexOf(u"Fold worker into One Lane"_s))]->trigger();
    QVERIFY(lanes.isFolded(u"function/worker"_s));
    QVERIFY(lanes.laneOf(u"task/worker#3"_s) < 0);
}

void TestLaneArrangement::theArrangementOutlivesAnEdit()
{
    ArrangedView stage;
    LaneKeeper &lanes = stage.view->lanes();
    lanes.togglePinned(2);
    const QString pinned = stage.names().front();
    stage.document.addNode(NodeKind::Producer, {0, 300});
    QCOMPARE(stage.names().front(), pinned);
    QCOMPARE(stage.view->timeline().stays, 1);
}

void TestLaneArrangement::tasksOfAPinnedRunAloneStandBelow()
{
    const Kitchen before(302);
    const Kitchen kitchen(2);
    const auto ghost =
        std::make_shared<const GhostLanes>(ghostLanes(std::make_shared<const Run>(before.run), kitchen.run));
    QCOMPARE(ghost->gone.size(), 300);
    const auto arranged = [&](const LaneView &view) {
        return arrangedTimeline(kitchen.all, {}, kitchen.run, view);
    };
    // So many are one row, which counts them.
    const Timeline folded = arranged({.ghost = ghost});
    QCOMPARE(folded.lanes.back().name, u"only in the pinned run"_s);
    QCOMPARE(folded.lanes.back().group->size, 300);
    QCOMPARE(folded.lanes.back().group->crowd->mean(50'000, 50'001)[std::size_t(Activity::Outside)],
             241.0); // 60 of them want the oven at once, and one has got it
    LaneChoice choice;
    choice.folded[u"gone/"_s] = false;
    const Timeline each = arranged({.choice = choice, .ghost = ghost});
    QCOMPARE(each.lanes.size(), folded.lanes.size() + 300);
    QVERIFY(std::all_of(each.lanes.end() - 300, each.lanes.end(),
                        [](const TimelineLane &lane) { return lane.isGone && lane.ghost; }));
    const LaneView looked{.find = u"worker#77"_s, .ghost = ghost};
    QCOMPARE(namesOf(arranged(looked)), (QStringList{u"only in the pinned run"_s, u"worker#77"_s}));
    QCOMPARE(lanesFound(kitchen.all, kitchen.run, looked), 1);
}

SIGNALBOX_TEST(TestLaneArrangement)

} // namespace tst_lanearrangement

#include "tst_lanearrangement.moc"
