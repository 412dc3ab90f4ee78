// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/comparison/comparepanel.h"
#include "widgets/comparison/deltasmodel.h"
#include "widgets/timeline/lanemenu.h"
#include "widgets/timeline/timelineaccessibility.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QTableView>
#include <QTest>

namespace tst_comparepanel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Layout layoutOf(const QString &example)
{
    const LoadResult loaded = loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + example);
    if (!loaded.layout)
        qFatal("no example %s", qPrintable(example));
    return *loaded.layout;
}

/// A document with its run, the timeline and the panel.
struct Desk {
    explicit Desk(const QString &example = u"01_bounded_queue.signalbox"_s)
        : keeper(document)
        , player(keeper)
        , view(keeper, player)
        , ghosts(keeper)
        , panel(ghosts)
    {
        QObject::connect(&ghosts, &GhostKeeper::changed, &view, [this] {
            const std::shared_ptr<const ComparedRuns> ghost = ghosts.ghost();
            view.setGhost(ghost ? ghost->lanes : nullptr);
        });
        document.reset(layoutOf(example));
        view.resize(900, 400);
    }
    bool waitUntilDone()
    {
        return QTest::qWaitFor([this] { return ghosts.isDone() && ghosts.ghost(); });
    }
    void setWork(const QString &node, Micros work)
    {
        document.setParameter(document.layout().findByName(node)->id, Param::Work, Duration::fixed(work));
    }
    const TimelineLane *lane(const QString &name) const
    {
        for (const TimelineLane &each : view.timeline().lanes) {
            if (each.name == name)
                return &each;
        }
        return nullptr;
    }
    QStringList goneNames() const
    {
        QStringList names;
        for (const TimelineLane &lane : ghosts.ghost()->lanes->gone)
            names += lane.name;
        return names;
    }
    /// What is painted in the middle of the last lane.
    QSet<QRgb> goneColours()
    {
        const QImage image = painted(Theme::dark());
        const TimelineGeometry &geometry = view.geometryInTime();
        const int last = int(view.timeline().lanes.size()) - 1;
        const QPointF middle = geometry.laneRect(view.timeline(), last).center();
        QSet<QRgb> colours;
        for (int x = int(geometry.left) + 2; x < image.width(); ++x)
            colours += image.pixel(x, int(middle.y()));
        return colours;
    }
    QImage painted(const Theme &theme) const
    {
        QImage image(900, 400, QImage::Format_RGB32);
        QPainter painter(&image);
        paintTimeline(painter,
                      {.timeline = view.timeline(),
                       .run = keeper.replay().run(),
                       .world = player.world(),
                       .theme = theme,
                       .geometry = view.geometryInTime(),
                       .playhead = view.timeline().end},
                      image.rect());
        return image;
    }
    QAbstractItemModel &table() { return *panel.findChild<QTableView *>()->model(); }

    Document document;
    RunKeeper keeper;
    Player player;
    TimelineView view;
    GhostKeeper ghosts;
    ComparePanel panel;
};

} // namespace

class TestComparePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPinnedStaysAsItWas();
    void resourcesHaveGhostsToo();
    void ownersAreTasksOfThePresentRun();
    void sameRunsAreFolded();
    void differencesAreWhereRunsDiffer();
    void itSaysWhereTheyPartAndWhy();
    void everyFigureHasItsChange();
    void anotherSeedAndAnotherLayout();
    void unpinningBringsTheLanesBack();
    void ghostsArePainted();
    void whatIsGoneIsNamed();
    void whatIsGoneHasALaneOfItsOwn();
    void whatIsGoneIsReachedByKeysAndRead();
};

void TestComparePanel::whatIsPinnedStaysAsItWas()
{
    Desk desk;
    const Run before = desk.keeper.replay().run();
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    for (const Micros work : {900'000, 300'000}) { // it follows every edit
        desk.setWork(u"cook"_s, work);
        QVERIFY(desk.waitUntilDone());
        QVERIFY(*desk.ghosts.ghost()->pinned == before);
        const TimelineLane *const cook = desk.lane(u"cook"_s);
        QVERIFY(cook && cook->ghost);
        QCOMPARE(cook->ghost->lane.spans, lanesOf(before).tasks[index(cook->task)].spans);
        QVERIFY(!cook->ghost->differences.isEmpty());
    }
}

void TestComparePanel::resourcesHaveGhostsToo()
{
    Desk desk;
    const Run before = desk.keeper.replay().run();
    desk.ghosts.pinPresent();
    desk.setWork(u"cook"_s, 100'000);
    QVERIFY(desk.waitUntilDone());
    const auto window = std::ranges::find_if(desk.view.timeline().lanes, [](const TimelineLane &lane) {
        return lane.kind == Lane::Kind::QueueFill;
    });
    QVERIFY(window != desk.view.timeline().lanes.end());
    QVERIFY(window->ghost);
    QCOMPARE(window->ghost->lane.spans, lanesOf(before).resources.front().spans);
    // With a faster cook the window is never full: from the moment on at which it fills up otherwise.
    const auto isFull = [](const LaneSpan &span) { return span.value == 5; };
    const auto full = std::ranges::find_if(window->ghost->lane.spans, isFull);
    QVERIFY(full != window->ghost->lane.spans.end());
    QVERIFY(std::ranges::none_of(window->spans, isFull));
    QVERIFY(std::ranges::any_of(window->ghost->differences, [&](const auto &part) {
        return part.first <= full->begin && full->end <= part.second;
    }));
}

/// Who holds a lock is known by name: a task may have another number in the other run.
void TestComparePanel::ownersAreTasksOfThePresentRun()
{
    Desk desk(u"03_lock_makes_order.signalbox"_s);
    desk.ghosts.pinPresent();
    Layout layout = desk.document.layout();
    layout.nodes.prepend(makeNode(layout, NodeKind::Task, {}));
    desk.document.reset(layout);
    QVERIFY(desk.waitUntilDone());
    const Run &present = desk.keeper.replay().run();
    const Run &pinned = *desk.ghosts.ghost()->pinned;
    int owners = 0;
    for (const Lane &lane : lanesOf(pinned).resources) {
        if (lane.kind != Lane::Kind::LockOwner)
            continue;
        const Lane beside = lanesOf(present).resources[lane.resource];
        const GhostLane *ghost = desk.ghosts.ghost()->lanes->of(beside, present);
        QVERIFY(ghost);
        for (qsizetype at = 0; at < lane.spans.size(); ++at) {
            ++owners;
            QVERIFY(ghost->lane.spans[at].task != lane.spans[at].task);
            QCOMPARE(present.taskName(ghost->lane.spans[at].task), pinned.taskName(lane.spans[at].task));
        }
    }
    QVERIFY(owners > 0);
}

void TestComparePanel::sameRunsAreFolded()
{
    Desk desk;
    const int lanes = int(desk.view.timeline().lanes.size());
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    QVERIFY(!desk.ghosts.ghost()->comparison.parting);
    const QList<TimelineLane> &shown = desk.view.timeline().lanes;
    QVERIFY(shown.size() < lanes);
    const auto group =
        std::ranges::find_if(shown, [](const TimelineLane &lane) { return lane.group != nullptr; });
    QVERIFY(group != shown.end() && group->group->isFolded);
    desk.view.lanes().toggleFolded(group->group->key);
    QCOMPARE(desk.view.timeline().lanes.size(), lanes + 1); // and the heading
    desk.setWork(u"cook"_s, 900'000);
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.lane(u"cook"_s)->ghost);
}

/// Outside of the differences both lanes show the same, and at each difference they do not.
void TestComparePanel::differencesAreWhereRunsDiffer()
{
    Desk desk(u"02_many_hands.signalbox"_s);
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    QString cook;
    for (const Node &node : desk.document.layout().nodes) {
        if (node.kind == NodeKind::Consumer)
            cook = node.name;
    }
    desk.setWork(cook, 1'300'000);
    QVERIFY(desk.waitUntilDone());
    int ghosts = 0;
    for (const TimelineLane &lane : desk.view.timeline().lanes) {
        if (!lane.ghost)
            continue;
        ++ghosts;
        const auto isIn = [&lane](Micros time) {
            return std::ranges::any_of(lane.ghost->differences, [time](const auto &part) {
                return part.first <= time && time <= part.second;
            });
        };
        const auto differs = [](const LaneSpan &span, const QList<LaneSpan> &others) {
            return std::ranges::none_of(others, [&span](const LaneSpan &other) {
                return other.kind == span.kind && other.verb == span.verb && other.begin == span.begin
                    && other.end == span.end;
            });
        };
        for (const LaneSpan &span : lane.spans)
            QVERIFY(!differs(span, lane.ghost->lane.spans) || isIn(span.begin));
        for (const LaneSpan &span : lane.ghost->lane.spans)
            QVERIFY(!differs(span, lane.spans) || isIn(span.begin));
    }
    QVERIFY(ghosts > 0);
}

void TestComparePanel::itSaysWhereTheyPartAndWhy()
{
    Desk desk;
    QVERIFY(desk.panel.sentence().isEmpty());
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.panel.sentence().contains(u"Both runs are the same."));
    desk.setWork(u"cook"_s, 900'000);
    QVERIFY(desk.waitUntilDone());
    QVERIFY2(desk.panel.sentence().contains(
                 u"before: cook sleeps until 0.90 s. Now: cook sleeps until 1.10 s. The reason: cook: Work "
                 "time: 0.7 s → 0.9 s."),
             qPrintable(desk.panel.sentence()));
}

void TestComparePanel::everyFigureHasItsChange()
{
    Desk desk;
    const QAbstractItemModelTester tester(&desk.table());
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(desk.table().rowCount(), 0); // what is the same is left out
    desk.setWork(u"cook"_s, 900'000);
    QVERIFY(desk.waitUntilDone());
    const std::vector<FigureDelta> &deltas = desk.ghosts.ghost()->deltas;
    const auto end = std::ranges::find(deltas, u"end"_s, &FigureDelta::figure);
    QVERIFY(end != deltas.end());
    QCOMPARE(*end->before, 14.2);
    QCOMPARE(*end->after, 18.2);
    QCOMPARE(desk.table().rowCount(),
             int(std::ranges::count_if(deltas, [](const FigureDelta &delta) { return !delta.isSame(); })));
    QCOMPARE(desk.table().index(0, DeltasModel::Change).data().toString(), u"+4.00 s (+28 %)"_s);
}

void TestComparePanel::anotherSeedAndAnotherLayout()
{
    Desk desk(u"11_random_arrivals.signalbox"_s);
    desk.ghosts.pinSeed(99);
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.ghosts.ghost()->comparison.parting);
    QCOMPARE(desk.ghosts.ghost()->pinned->program.seed, 99);
    QCOMPARE(desk.document.undoStack().count(), 0);
    desk.ghosts.pinLayout(layoutOf(u"01_bounded_queue.signalbox"_s), u"other"_s);
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.panel.sentence().startsWith(u"Pinned: other."));
    QVERIFY(desk.goneNames().contains(u"cook"_s));
}

void TestComparePanel::unpinningBringsTheLanesBack()
{
    Desk desk;
    const Timeline before = desk.view.timeline();
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    desk.ghosts.unpin();
    QVERIFY(!desk.ghosts.ghost());
    QVERIFY(desk.view.timeline() == before);
    desk.ghosts.pinPresent();
    desk.ghosts.unpin(); // while it is compared
    desk.setWork(u"cook"_s, 900'000);
    QVERIFY(desk.ghosts.isDone() && !desk.ghosts.ghost());
}

void TestComparePanel::ghostsArePainted()
{
    Desk desk;
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    desk.setWork(u"cook"_s, 900'000);
    QVERIFY(desk.waitUntilDone());
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        const QImage image = desk.painted(theme);
        int marked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                marked += image.pixelColor(x, y) == theme.warning ? 1 : 0;
        }
        QVERIFY(marked > 50);
    }
}

void TestComparePanel::whatIsGoneIsNamed()
{
    Desk desk;
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    desk.document.removeNodes({desk.document.layout().findByName(u"cook"_s)->id});
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(desk.goneNames(), QStringList{u"cook"_s});
    QVERIFY(desk.ghosts.ghost()->comparison.parting);
}

void TestComparePanel::whatIsGoneHasALaneOfItsOwn()
{
    Desk desk;
    const Run before = desk.keeper.replay().run();
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    desk.document.removeNodes({desk.document.layout().findByName(u"cook"_s)->id});
    QVERIFY(desk.waitUntilDone());
    const QList<TimelineLane> &lanes = desk.view.timeline().lanes;
    const TimelineLane &gone = lanes.back();
    QCOMPARE(gone.name, u"cook"_s);
    QVERIFY(gone.isGone && gone.isMember && gone.spans.isEmpty());
    QCOMPARE(lanes[lanes.size() - 2].name, u"only in the pinned run"_s);
    const Lanes pinned = lanesOf(before);
    const auto cook = std::ranges::find_if(
        pinned.tasks, [&](const Lane &lane) { return before.taskName(lane.task) == u"cook"; });
    QVERIFY(cook != pinned.tasks.end());
    QCOMPARE(gone.ghost->lane.spans, cook->spans);
    // It stays where it is, and stands for nothing that could be picked.
    const int at = int(lanes.size()) - 1;
    QVERIFY(!desk.view.lanes().canPin(at) && !desk.view.canPick(gone));
    QVERIFY(!desk.view.lanes().canMove(at - 2, 1));
    QVERIFY(desk.goneColours().size() > 1);
    QMenu menu;
    fillLaneMenu(menu, desk.view.lanes(), at);
    QCOMPARE(menu.actions().front()->text().remove(u'&'), u"Fold only in the pinned run into One Lane"_s);
    menu.actions().front()->trigger();
    QCOMPARE(desk.view.timeline().lanes.size(), at);
    QVERIFY(desk.view.timeline().lanes.back().group->crowd);
    QVERIFY(desk.goneColours().size() > 1);
}

void TestComparePanel::whatIsGoneIsReachedByKeysAndRead()
{
    installTimelineAccessibility();
    Desk desk;
    desk.ghosts.pinPresent();
    QVERIFY(desk.waitUntilDone());
    desk.document.removeNodes({desk.document.layout().findByName(u"cook"_s)->id});
    QVERIFY(desk.waitUntilDone());
    const int last = int(desk.view.timeline().lanes.size()) - 1;
    QTest::keyClick(&desk.view, Qt::Key_Up);
    QCOMPARE(desk.view.currentLane(), last);
    const QString wait = u"cook waited for an item from queue order window from 0.00 s to 0.20 s (0.20 s); "
                         "orders ended the wait."_s;
    const QString said = u"Only in the pinned run: "_s + wait;
    QVERIFY2(desk.view.accessibleDescription().contains(said), qPrintable(desk.view.accessibleDescription()));
    QAccessibleInterface *const lane = QAccessible::queryAccessibleInterface(&desk.view)->child(last);
    QCOMPARE(lane->text(QAccessible::Name), said);
    QCOMPARE(lane->childCount(), int(desk.view.timeline().lanes[last].ghost->lane.spans.size()));
    QCOMPARE(lane->child(0)->text(QAccessible::Name), wait);
    QTest::keyClick(&desk.view, Qt::Key_Up);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(desk.view.timeline().lanes.size(), last);
}

SIGNALBOX_TEST(TestComparePanel)

} // namespace tst_comparepanel

#include "tst_comparepanel.moc"
