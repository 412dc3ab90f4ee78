// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptdesk.h"
#include "tests/support/suite.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/variables/pinnedvariables.h"
#include "widgets/variables/variablespanel.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

namespace tst_pinnedvariables {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

QString counting(int rounds)
{
    return u"import asyncio\n"
           "async def count():\n"
           "    for number in range(%1):\n"
           "        await asyncio.sleep(1)\n"
           "async def main():\n"
           "    await count()\n"
           "asyncio.run(main())\n"_s.arg(rounds);
}

const VariableName kNumber{u"main"_s, u"count"_s, u"number"_s};

/// "0-1 0; 1-2 1": the boxes of a lane, in seconds.
QString told(const TimelineLane &lane)
{
    QStringList words;
    for (const LaneSpan &span : lane.spans)
        words += u"%1-%2 %3"_s.arg(toSeconds(span.begin))
                     .arg(toSeconds(span.end))
                     .arg(lane.texts[span.value].text);
    return words.join(u"; "_s);
}

struct PinFixture : ScriptDesk {
    PinnedVariables pins{keeper};
    TimelineView view{keeper, player};

    PinFixture()
        : ScriptDesk(counting(3))
    {
        QObject::connect(&pins, &PinnedVariables::changed, &view, [this] { view.setPinned(pins.lanes()); });
        QObject::connect(&view, &TimelineView::unpinned, &pins, &PinnedVariables::unpin);
        view.resize(900, 300);
    }
    QString lane(int at = 0) const { return told(view.timeline().lanes[at]); }
};

} // namespace

class TestPinnedVariables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPinnedVariableIsTheFirstLane()
    {
        PinFixture it;
        it.pins.toggle(kNumber);
        QCOMPARE(it.view.timeline().pinned, 1);
        QCOMPARE(it.view.timeline().lanes[0].name, u"number · main"_s);
        QTRY_COMPARE(it.lane(), u"0-1 0; 1-2 1; 2-3 2"_s);
        QTRY_VERIFY(!it.pins.isSearching()); // the values may be there before it is known that they are all
        QVERIFY(it.view.timeline().lanes[1].kind == Lane::Kind::Task);
        it.pins.toggle(kNumber);
        QCOMPARE(it.view.timeline().pinned, 0);
        QVERIFY(it.view.timeline().lanes[0].kind == Lane::Kind::Task);
    }

    void anotherRunHasItsOwnValues()
    {
        PinFixture it;
        it.pins.toggle(kNumber);
        QTRY_COMPARE(it.lane(), u"0-1 0; 1-2 1; 2-3 2"_s);
        it.keeper.runInstead(programOfScript(counting(2), PythonVersion::Python312));
        QCOMPARE(it.view.timeline().pinned, 1);
        QTRY_COMPARE(it.lane(), u"0-1 0; 1-2 1"_s);
        it.keeper.runInstead(programOfScript(u"print('no tasks at all')\n"_s, PythonVersion::Python312));
        QTRY_VERIFY(it.view.timeline().lanes[0].about.contains(u"this run has no task main"));
        QCOMPARE(it.lane(), QString());
        it.keeper.runInstead(programOfScript(counting(1), PythonVersion::Python312));
        QTRY_COMPARE(it.lane(), u"0-1 0"_s);
    }

    void theButtonOfALaneUnpinsIt()
    {
        PinFixture it;
        it.pins.toggle(kNumber);
        it.pins.toggle({u"module"_s, u"<module>"_s, u"asyncio"_s});
        QTRY_VERIFY(!it.pins.isSearching());
        it.view.show();
        const QRectF button = pinPlace(it.view.geometryInTime(), it.view.timeline(), 0);
        QVERIFY(it.view.sentenceAt(button.center()).startsWith(u"Unpin"));
        const Micros before = it.player.time();
        QTest::mouseClick(it.view.viewport(), Qt::LeftButton, {}, button.center().toPoint());
        QCOMPARE(it.pins.count(), 1);
        QCOMPARE(it.view.timeline().lanes[0].name, u"asyncio"_s);
        QCOMPARE(it.player.time(), before);
    }

    void aBoxTellsItsValue()
    {
        PinFixture it;
        it.pins.toggle(kNumber);
        QTRY_VERIFY(!it.pins.isSearching());
        const QRectF row = it.view.geometryInTime().laneRect(it.view.timeline(), 0);
        const QPointF inside(it.view.geometryInTime().x(1'500'000), row.center().y());
        QCOMPARE(it.view.sentenceAt(inside), u"number · main was 1 from 1.00 s to 2.00 s."_s);
        QCOMPARE(it.view.sentenceAt({20, row.center().y()}),
                 u"Variable number of count in task main, pinned."_s);
    }

    void theOldestGoesWhereThereAreTooMany()
    {
        PinFixture it;
        for (int at = 0; at <= PinnedVariables::kMost; ++at)
            it.pins.toggle({u"main"_s, u"count"_s, u"v%1"_s.arg(at)});
        QCOMPARE(it.pins.count(), PinnedVariables::kMost);
        QVERIFY(!it.pins.isPinned({u"main"_s, u"count"_s, u"v0"_s}));
    }

    void theKeyAndThePinOfTheListPin()
    {
        ScriptDesk desk(counting(3));
        VariablesPanel panel(desk.keeper, desk.player);
        panel.resize(360, 400);
        panel.show();
        desk.player.seek(1'500'000);
        auto &tree = *panel.findChild<QTreeWidget *>();
        const auto number = [&]() -> QTreeWidgetItem * {
            const auto found = tree.findItems(u"number"_s, Qt::MatchContains | Qt::MatchRecursive);
            return found.isEmpty() ? nullptr : found.first();
        };
        QTRY_VERIFY(number());
        tree.setCurrentItem(number());
        QTest::keyClick(&tree, Qt::Key_P);
        QVERIFY(panel.pins().isPinned(kNumber));
        QVERIFY(!number()->icon(2).isNull());
        const QRect row = tree.visualItemRect(number());
        const QPoint pin(tree.columnViewportPosition(2) + tree.columnWidth(2) / 2, row.center().y());
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, pin);
        QVERIFY(!panel.pins().isPinned(kNumber));
        tree.setCurrentItem(tree.topLevelItem(0)); // a call
        QTest::keyClick(&tree, Qt::Key_P);
        QCOMPARE(panel.pins().count(), 0);
    }
};

SIGNALBOX_TEST(TestPinnedVariables)

} // namespace tst_pinnedvariables

#include "tst_pinnedvariables.moc"
