// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/paintedtexts.h"
#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/lanes/looklegend.h"
#include "widgets/lanes/overviewstrip.h"
#include "widgets/lanes/timelinebar.h"
#include "widgets/lanes/timelinepanel.h"
#include "widgets/timeline/timelinewords.h"

#include <QApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTest>
#include <QToolButton>

namespace tst_timelinepanel {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

struct PanelFixture : ScriptDesk {
    TimelinePanel panel{keeper, player};
    TimelineView &view = panel.view();
    QLineEdit &find = *panel.findChild<QLineEdit *>();

    PanelFixture()
        : ScriptDesk(u"import asyncio\n"
                     "async def baker(oven):\n"
                     "    for loaf in range(3):\n"
                     "        async with oven:\n"
                     "            await asyncio.sleep(1)\n"
                     "async def guest(oven):\n"
                     "    await asyncio.sleep(0.5)\n"
                     "    async with oven:\n"
                     "        await asyncio.sleep(1)\n"
                     "    raise ValueError('the soup is cold')\n"
                     "async def main():\n"
                     "    oven = asyncio.Lock()\n"
                     "    other = asyncio.create_task(baker(oven))\n"
                     "    await asyncio.gather(baker(oven), guest(oven), return_exceptions=True)\n"
                     "    other.cancel()\n"
                     "asyncio.run(main())\n"_s)
    {
        panel.resize(1200, 360);
        panel.show();
        QApplication::setActiveWindow(&panel);
        view.setFocus();
    }

    QStringList names() const
    {
        QStringList all;
        for (const TimelineLane &lane : view.timeline().lanes)
            all.append(lane.name);
        return all;
    }
    QToolButton *button(const QString &name) const
    {
        for (QToolButton *each : panel.findChildren<QToolButton *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    static QStringList wordsOf(QMenu &menu)
    {
        Q_EMIT menu.aboutToShow();
        QStringList words;
        for (const QAction *action : menu.actions())
            words.append(action->text().remove(u'&').section(u'\t', 0, 0));
        return words;
    }
};

void dragAcross(QWidget &widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestTimelinePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findFiltersAndEscapeShowsAll();
    void enterGoesFromEventToEvent();
    void backwardVisitsTheSameEvents();
    void whatNoLaneIsCalledLeavesAll();
    void momentsAreListedAndJumpedTo();
    void whatFailsStandsBeforeWhomItCancels();
    void aMarkCanBeNamed();
    void menusArrangeLanes();
    void theOverviewComesWithAPart();
    void theWindowIsDraggedAndResized();
    void keysMoveTheWindow();
    void everythingIsNamedAndReachedByTab();
    void theLegendKeepsItsSamplesWhereWordsHaveNoRoom();
};

void TestTimelinePanel::findFiltersAndEscapeShowsAll()
{
    PanelFixture it;
    const QStringList all = it.names();
    QTest::keyClick(&it.view, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(it.find.hasFocus());
    QTest::keyClicks(&it.find, u"baker"_s);
    QCOMPARE(it.names(), (QStringList{u"baker"_s, u"baker#2"_s}));
    QVERIFY(it.find.accessibleDescription().startsWith(u"2 lane"));
    // Where no event has a word, Enter goes from lane to lane.
    it.find.setText(u"task"_s);
    QVERIFY(!EventSearch().find(it.view.lanes().all(), it.view.run(), u"task"_s, 0, true));
    it.view.setCurrent(0);
    QTest::keyClick(&it.find, Qt::Key_Return);
    QCOMPARE(it.view.currentLane(), 1);
    QTest::keyClick(&it.find, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(it.view.currentLane(), 0);
    QTest::keyClick(&it.find, Qt::Key_Escape);
    QCOMPARE(it.names(), all);
    QVERIFY(it.view.hasFocus());
    QTest::keyClick(&it.view, Qt::Key_Slash);
    QVERIFY(it.find.hasFocus());
}

void TestTimelinePanel::enterGoesFromEventToEvent()
{
    PanelFixture it;
    it.find.setText(u"lock oven"_s);
    std::vector<std::pair<Micros, QString>> visited;
    for (;;) {
        QTest::keyClick(&it.find, Qt::Key_Return);
        const std::pair place(it.view.time(), it.view.lanes().keyOf(it.view.currentLane()));
        if (std::find(visited.begin(), visited.end(), place) != visited.end()) {
            QCOMPARE(place, visited.front()); // round again
            break;
        }
        visited.push_back(place);
        QVERIFY(visited.size() < 50);
    }
    std::size_t wanted = 0;
    for (const TimelineLane &lane : it.view.lanes().all().lanes) {
        wanted += std::count_if(lane.spans.begin(), lane.spans.end(), [&](const LaneSpan &span) {
            return span.kind == LaneSpan::Kind::Waiting && spanWords(it.view.run(), span) == u"lock oven";
        });
    }
    QVERIFY(wanted > 3);
    QCOMPARE(visited.size(), wanted);
    QVERIFY(std::is_sorted(visited.begin(), visited.end(),
                           [](const auto &one, const auto &other) { return one.first < other.first; }));
    QVERIFY(it.find.accessibleDescription().contains(u"lock oven"));
    it.find.setText(u"soup is cold"_s);
    QTest::keyClick(&it.find, Qt::Key_Return);
    QCOMPARE(it.view.timeline().lanes[it.view.currentLane()].name, u"guest"_s);
}

void TestTimelinePanel::backwardVisitsTheSameEvents()
{
    PanelFixture it;
    const Timeline &all = it.view.lanes().all();
    EventSearch forward;
    EventSearch backward;
    std::vector<std::pair<Micros, int>> there;
    std::vector<std::pair<Micros, int>> back;
    Micros now = 0;
    for (int step = 0; step < 12; ++step) {
        const auto found = forward.find(all, it.view.run(), u"sleep"_s, now, true);
        QVERIFY(found);
        now = found->time;
        there.push_back({found->time, found->lane});
    }
    for (int step = 0; step < 12; ++step) {
        const auto found = backward.find(all, it.view.run(), u"sleep"_s, now, false);
        QVERIFY(found);
        now = found->time;
        back.push_back({found->time, found->lane});
    }
    std::sort(there.begin(), there.end());
    there.erase(std::unique(there.begin(), there.end()), there.end());
    std::sort(back.begin(), back.end());
    back.erase(std::unique(back.begin(), back.end()), back.end());
    QCOMPARE(there, back);
    QVERIFY(!forward.find(all, it.view.run(), u"nobody says this"_s, 0, true));
    QVERIFY(!forward.find(all, it.view.run(), {}, 0, true));
}

void TestTimelinePanel::whatNoLaneIsCalledLeavesAll()
{
    PanelFixture it;
    const QStringList all = it.names();
    it.find.setText(u"soup"_s);
    QCOMPARE(it.names(), all);
    QVERIFY(it.find.accessibleDescription().contains(u"no lane"));
    it.find.setText(u"quite unknown"_s);
    QTest::keyClick(&it.find, Qt::Key_Return);
    QVERIFY(it.find.accessibleDescription().contains(u"no event"));
}

void TestTimelinePanel::momentsAreListedAndJumpedTo()
{
    PanelFixture it;
    const QList<TimelineMoment> moments = it.view.moments();
    QVERIFY(moments.size() >= 1);
    QVERIFY(std::any_of(moments.begin(), moments.end(), [](const TimelineMoment &moment) {
        return moment.kind == TimelineMoment::Kind::Failed && moment.words.contains(u"the soup is cold");
    }));
    QTest::keyClick(&it.view, Qt::Key_N);
    QCOMPARE(it.view.time(), moments.front().time);
    it.view.goTo(it.view.timeline().end);
    QTest::keyClick(&it.view, Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(it.view.time() < it.view.timeline().end);
    QMenu &menu = *it.button(u"Moments"_s)->menu();
    const QStringList words = PanelFixture::wordsOf(menu);
    const auto soup = std::find_if(words.begin(), words.end(),
                                   [](const QString &each) { return each.contains(u"the soup is cold"); });
    QVERIFY(soup != words.end());
    it.view.goTo(0);
    menu.actions()[int(soup - words.begin())]->trigger();
    QCOMPARE(it.view.timeline().lanes[it.view.currentLane()].name, u"guest"_s);
}

void TestTimelinePanel::whatFailsStandsBeforeWhomItCancels()
{
    Timeline timeline;
    for (const LaneMark::Kind kind :
         {LaneMark::Kind::Cancelled, LaneMark::Kind::Failed, LaneMark::Kind::Returned}) {
        TimelineLane lane;
        lane.task = TaskId(quint32(timeline.lanes.size()));
        lane.marks = {{.kind = kind, .time = 5}};
        timeline.lanes.append(lane);
    }
    Verdict deadlock;
    deadlock.time = 5;
    const QList<TimelineMoment> moments = timelineMoments(timeline, {}, {deadlock}, {{9, u"late"_s}});
    QList<TimelineMoment::Kind> kinds;
    for (const TimelineMoment &moment : moments)
        kinds.append(moment.kind);
    using Kind = TimelineMoment::Kind;
    QCOMPARE(kinds, (QList<Kind>{Kind::Verdict, Kind::Failed, Kind::Cancelled, Kind::Marked}));
}

void TestTimelinePanel::aMarkCanBeNamed()
{
    PanelFixture it;
    it.view.goTo(700'000);
    QMenu &menu = *it.button(u"Moments"_s)->menu();
    const QStringList words = PanelFixture::wordsOf(menu);
    menu.actions()[int(words.indexOf(u"Mark and Name This Moment…"_s))]->trigger();
    auto *const dialog = it.panel.findChild<QInputDialog *>();
    QVERIFY(dialog && !dialog->labelText().isEmpty());
    dialog->setTextValue(u"the oven is hot"_s);
    dialog->accept();
    QCOMPARE(it.view.namedBookmarks(), (QMap<Micros, QString>{{700'000, u"the oven is hot"_s}}));
    QVERIFY(PanelFixture::wordsOf(menu).contains(u"the oven is hot"_s));
    const TimelineGeometry &geometry = it.view.geometryInTime();
    QCOMPARE(it.view.sentenceAt({geometry.x(700'000), geometry.rulerHeight() / 2}), u"the oven is hot"_s);
    it.view.goTo(0);
    const auto isPainted = [&it] {
        const QList<PaintedText> texts = paintedTexts(*it.view.viewport());
        return std::any_of(texts.begin(), texts.end(), [](const PaintedText &text) {
            return text.words == u"the oven is hot" && !text.isCut();
        });
    };
    QVERIFY(isPainted());
    it.view.goToNextMoment(true);
    QCOMPARE(it.view.time(), 700'000);
}

void TestTimelinePanel::menusArrangeLanes()
{
    PanelFixture it;
    QMenu &menu = *it.button(u"Lanes"_s)->menu();
    QStringList words = PanelFixture::wordsOf(menu);
    menu.actions()[int(words.indexOf(u"By Function"_s))]->trigger();
    QVERIFY(std::any_of(it.view.timeline().lanes.begin(), it.view.timeline().lanes.end(),
                        [](const TimelineLane &lane) { return lane.group; }));
    words = PanelFixture::wordsOf(menu);
    QVERIFY(menu.actions()[int(words.indexOf(u"By Function"_s))]->isChecked());
    menu.actions()[int(words.indexOf(u"Put All Back as Drawn"_s))]->trigger();
    QCOMPARE(it.view.timeline(), it.view.lanes().all());
    it.view.lanes().togglePinned(2);
    QVERIFY(it.button(u"Lanes, 1 pinned"_s));
}

void TestTimelinePanel::theOverviewComesWithAPart()
{
    PanelFixture it;
    OverviewStrip &overview = it.panel.overview();
    QVERIFY(!overview.isVisible());
    it.view.setRange(500'000, 1'500'000);
    QVERIFY(overview.isVisible());
    QVERIFY(overview.accessibleDescription().startsWith(u"0.50 s to 1.50 s of"));
    it.panel.grab(); // paints
    it.view.fit();
    QVERIFY(!overview.isVisible());
}

void TestTimelinePanel::theWindowIsDraggedAndResized()
{
    PanelFixture it;
    it.view.setRange(500'000, 1'500'000);
    OverviewStrip &overview = it.panel.overview();
    QRectF window = overview.window();
    const Micros length = it.view.range().length();
    dragAcross(overview, window.center().toPoint(), window.center().toPoint() + QPoint(100, 0));
    QCOMPARE(it.view.range().length(), length);
    QVERIFY(std::abs(overview.window().left() - window.left() - 100) < 2);
    window = overview.window();
    dragAcross(overview, QPoint(int(window.right()), 10), QPoint(int(window.right()) + 60, 10));
    QVERIFY(std::abs(overview.window().right() - window.right() - 60) < 2);
    QVERIFY(std::abs(overview.window().left() - window.left()) < 2);
    dragAcross(overview, QPoint(int(window.left()), 10), QPoint(int(window.left()) - 50, 10));
    QVERIFY(std::abs(overview.window().left() - window.left() + 50) < 2);
    // Outside of it a click brings it there.
    QTest::mouseClick(&overview, Qt::LeftButton, {}, QPoint(overview.width() - 5, 10));
    QVERIFY(overview.window().right() > overview.width() - 3);
}

void TestTimelinePanel::keysMoveTheWindow()
{
    PanelFixture it;
    it.view.setRange(500'000, 1'500'000);
    OverviewStrip &overview = it.panel.overview();
    overview.setFocus();
    QTest::keyClick(&overview, Qt::Key_Right);
    QCOMPARE(it.view.range().from(), 600'000);
    QTest::keyClick(&overview, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(it.view.range().to(), 1'500'000);
    QTest::keyClick(&overview, Qt::Key_Home);
    QCOMPARE(it.view.range().from(), 0);
    QTest::keyClick(&overview, Qt::Key_End);
    QCOMPARE(it.view.range().to(), it.view.range().whole());
}

void TestTimelinePanel::everythingIsNamedAndReachedByTab()
{
    PanelFixture it;
    it.view.setRange(500'000, 1'500'000);
    QSet<QWidget *> reached;
    for (int step = 0; step < 20; ++step) {
        QWidget *const focus = QApplication::focusWidget();
        QVERIFY(focus);
        QVERIFY2(!focus->accessibleName().isEmpty(), focus->metaObject()->className());
        reached.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (QWidget *part : QList<QWidget *>{&it.find, it.button(u"Lanes"_s), it.button(u"Moments"_s), &it.view,
                                          &it.panel.overview()})
        QVERIFY(reached.contains(part));
    QVERIFY(it.panel.findChild<LookLegend *>()->accessibleDescription().contains(u"waits for somebody"));
}

void TestTimelinePanel::theLegendKeepsItsSamplesWhereWordsHaveNoRoom()
{
    PanelFixture it;
    auto *const legend = it.panel.findChild<LookLegend *>();
    QVERIFY(legend->hasWords());
    it.panel.resize(620, 300);
    QVERIFY(!legend->hasWords());
    QVERIFY(legend->width() >= legend->minimumSizeHint().width());
}

SIGNALBOX_TEST(TestTimelinePanel)

} // namespace tst_timelinepanel

#include "tst_timelinepanel.moc"
