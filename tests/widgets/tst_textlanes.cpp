// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/output/outputmodel.h"
#include "widgets/output/outputpanel.h"
#include "widgets/output/outputview.h"
#include "widgets/session/valuehints.h"
#include "widgets/timeline/lanepainter.h"
#include "widgets/timeline/textlanes.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelineview.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

namespace tst_textlanes {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kCities = u"import asyncio, sys\n"
                        "limit = 9\n"
                        "async def fetch(city, delay):\n"
                        "    await asyncio.sleep(delay)\n"
                        "    print(city, 'ready')\n"
                        "async def main():\n"
                        "    print('two cities')\n"
                        "    await asyncio.gather(fetch('Oslo', 2), fetch('Lima', 1))\n"
                        "    print('late', file=sys.stderr)\n"
                        "    await asyncio.sleep(1)\n"
                        "asyncio.run(main())\n"_s;

QString chatter(int tasks, int lines)
{
    return u"import asyncio\n"
           "async def talk(name):\n"
           "    for number in range(%1):\n"
           "        await asyncio.sleep(0.001)\n"
           "        print(name, number)\n"
           "async def main():\n"
           "    await asyncio.gather(*[talk(name) for name in range(%2)])\n"
           "asyncio.run(main())\n"_s.arg(lines)
               .arg(tasks);
}

struct LaneFixture : ScriptDesk {
    TimelineView view{keeper, player};
    int lane = -1;

    explicit LaneFixture(const QString &text = kCities)
        : ScriptDesk(text)
    {
        view.resize(1000, 320);
        view.show();
        (void)QTest::qWaitFor([this] { return !keeper.isRunning(); }); // a long one comes in slices
        for (int at = 0; at < view.timeline().lanes.size(); ++at)
            if (view.timeline().lanes[at].kind == Lane::Kind::Output)
                lane = at;
    }
    const TimelineLane &output() const { return view.timeline().lanes[lane]; }
    QPointF at(Micros time, double aside = 0) const
    {
        const TimelineGeometry &geometry = view.geometryInTime();
        return {geometry.x(time) + aside, geometry.laneRect(view.timeline(), lane).center().y()};
    }
    QImage painted(const Theme &theme)
    {
        view.setTheme(theme);
        return view.viewport()->grab().toImage();
    }
};

} // namespace

class TestTextLanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aModuleThatOnlyRunsMainHasNoLane()
    {
        LaneFixture it;
        QCOMPARE(it.view.timeline().laneOf(TaskId::Main), -1);
        QCOMPARE(it.view.timeline().lanes.front().name, u"main"_s);
        LaneFixture printing(kCities + u"print('done')\n"_s);
        const int own = printing.view.timeline().laneOf(TaskId::Main);
        QVERIFY(own > 0);
        QCOMPARE(printing.view.timeline().lanes[own].name, u"module"_s);
    }

    void whatIsPrintedIsALaneBelowTheTasks()
    {
        LaneFixture it;
        QVERIFY(it.lane > 0);
        QVERIFY(it.view.timeline().lanes[it.lane - 1].kind == Lane::Kind::Task);
        QCOMPARE(it.output().spans.size(), 3);
        QCOMPARE(it.output().texts.size(), 4);
        QCOMPARE(it.output().spans[1].begin, 1'000'000);
        QCOMPARE(it.output().spans[1].end, 2'000'000);
        QCOMPARE(it.output().spans[2].goal, 2);
        QVERIFY(it.output().texts[3].isError);
        QCOMPARE(it.keeper.replay().run().taskName(it.output().texts[1].task), u"fetch#2"_s);
    }

    void aProgramThatPrintsNothingHasNone() { QCOMPARE(LaneFixture(u"x = 1\n"_s).lane, -1); }

    void stepsThatLogAreInItToo()
    {
        Document document;
        Layout layout;
        Node node = makeNode(layout, NodeKind::Task, {});
        Step step;
        step.verb = Verb::Log;
        step.text = u"hello"_s;
        node.parameters[Param::Steps] = QList<Step>{step};
        layout.nodes.append(node);
        const Timeline timeline = makeTimeline(layout, simulate(layout));
        const auto found =
            std::find_if(timeline.lanes.begin(), timeline.lanes.end(),
                         [](const TimelineLane &lane) { return lane.kind == Lane::Kind::Output; });
        QVERIFY(found != timeline.lanes.end());
        QCOMPARE(found->texts.value(0).text, u"hello"_s);
    }

    void thePointerIsToldWhoPrintedWhat()
    {
        LaneFixture it;
        QCOMPARE(it.view.sentenceAt(it.at(0, 1)), u"0.00 s, main: two cities"_s);
        QCOMPARE(it.view.sentenceAt(it.at(2'000'000, 1)),
                 u"2.00 s, fetch: Oslo ready\n2.00 s, main, to stderr: late"_s);
        // Where nothing is printed it is what was last.
        QCOMPARE(it.view.sentenceAt(it.at(1'900'000)), u"1.00 s, fetch#2: Lima ready"_s);
    }

    void ofManyLinesUnderThePointerSomeAreTold()
    {
        LaneFixture it(chatter(20, 500));
        const QString words = it.view.sentenceAt(it.at(250'000));
        QCOMPARE(words.count(u'\n'), 8);
        QVERIFY2(words.contains(u"more lines"), qPrintable(words));
    }

    void aClickGoesThereAndSelectsTheLine()
    {
        LaneFixture it;
        OutputPanel panel(it.keeper, it.player);
        QObject::connect(&it.view, &TimelineView::linePicked, &panel, &OutputPanel::showLine);
        panel.resize(500, 200);
        panel.show();
        auto &list = *panel.findChild<OutputView *>();
        QTest::mouseClick(it.view.viewport(), Qt::LeftButton, {}, it.at(1'000'000, 20).toPoint());
        QCOMPARE(it.player.time(), 1'000'000);
        QCOMPARE(list.currentIndex().row(), 1);
        // The second of the lines of one moment, where it is written.
        const QRectF bar = laneBar(it.view.geometryInTime(), it.view.timeline(), it.lane);
        const QList<TextPlace> places = textPlaces(it.view.geometryInTime(), bar, it.output(), 2);
        QCOMPARE(places.size(), 2);
        QTest::mouseClick(it.view.viewport(), Qt::LeftButton, {}, places[1].place.center().toPoint());
        QCOMPARE(it.player.time(), 2'000'000);
        QCOMPARE(list.currentIndex().row(), 3);
    }

    void aHiddenConsoleSelectsTheLineOnceItIsShown()
    {
        LaneFixture it;
        OutputPanel panel(it.keeper, it.player);
        panel.showLine(2);
        panel.show();
        QCOMPARE(panel.findChild<OutputView *>()->currentIndex().row(), 2);
    }

    void wordsOverlapNothing()
    {
        LaneFixture it;
        const QRectF bar = laneBar(it.view.geometryInTime(), it.view.timeline(), it.lane);
        double right = 0;
        for (int span = 0; span < it.output().spans.size(); ++span) {
            for (const TextPlace &each : textPlaces(it.view.geometryInTime(), bar, it.output(), span)) {
                QVERIFY(each.place.left() > right);
                right = each.place.right();
            }
        }
        QVERIFY(right <= it.view.geometryInTime().width);
    }

    void whatIsStillToBePrintedCanBeRead()
    {
        LaneFixture it;
        for (const Theme &theme : {Theme::dark(), Theme::light()}) {
            const QImage image = it.painted(theme);
            const QRectF bar = laneBar(it.view.geometryInTime(), it.view.timeline(), it.lane);
            for (int span = 1; span < 3; ++span) {
                const auto places = textPlaces(it.view.geometryInTime(), bar, it.output(), span);
                double most = 0;
                const QRect words = places.value(0).place.toRect() & image.rect();
                for (int x = words.left(); x < words.right(); ++x)
                    for (int y = words.top(); y < words.bottom(); ++y)
                        most = std::max(most, contrastRatio(image.pixelColor(x, y), theme.canvas));
                QVERIFY2(most >= 4.3, qPrintable(QString::number(most))); // strokes are seldom a whole pixel
            }
        }
    }

    void manyLinesOfOnePixelAreAColumnThatGrowsWithThem()
    {
        const auto height = [](int tasks) {
            LaneFixture it(chatter(tasks, 600));
            it.view.resize(1000, 400 + 30 * tasks); // all lanes in view
            it.player.toEnd();
            const QImage image = it.painted(Theme::dark());
            const QRectF bar = laneBar(it.view.geometryInTime(), it.view.timeline(), it.lane);
            const int x = int(it.at(300'000).x());
            int inked = 0;
            for (int y = int(bar.top()); y < int(bar.bottom()); ++y)
                inked += contrastRatio(image.pixelColor(x, y), Theme::dark().canvas) > 2 ? 1 : 0;
            return inked;
        };
        const int few = height(1);
        const int many = height(60);
        QVERIFY2(few > 2 && many > few + 4, qPrintable(u"%1 %2"_s.arg(few).arg(many)));
    }

    void theNameOfATaskTellsItsVariables()
    {
        LaneFixture it;
        ValueHints hints(it.keeper, it.player);
        it.view.setHints(&hints);
        it.player.seek(500'000);
        const int lane = it.view.timeline().laneOf(it.task(u"fetch"_s));
        const QPointF name(20, it.view.geometryInTime().laneRect(it.view.timeline(), lane).center().y());
        QTRY_COMPARE(it.view.sentenceAt(name), u"fetch\nin fetch\ncity = 'Oslo'\ndelay = 2"_s);
        it.player.play();
        QCOMPARE(it.view.sentenceAt(name), u"fetch"_s);
    }

    void aNameOfCodeTellsItsValue()
    {
        LaneFixture it;
        ValueHints hints(it.keeper, it.player);
        it.player.seek(500'000);
        const TaskId oslo = it.task(u"fetch"_s);
        QTRY_COMPARE(hints.valueOf(u"city"_s, u"fetch"_s, oslo), u"city = 'Oslo'"_s);
        QCOMPARE(hints.valueOf(u"city"_s, {}, it.task(u"fetch#2"_s)), u"city = 'Lima'"_s);
        QCOMPARE(hints.valueOf(u"city"_s, u"fetch"_s, it.task(u"main"_s)), u"city = 'Oslo'"_s);
        QCOMPARE(hints.valueOf(u"limit"_s, u"fetch"_s, oslo), u"limit = 9"_s); // of the module
        QCOMPARE(hints.valueOf(u"nothing"_s, u"fetch"_s, oslo), QString());
    }
};

SIGNALBOX_TEST(TestTextLanes)

} // namespace tst_textlanes

#include "tst_textlanes.moc"
