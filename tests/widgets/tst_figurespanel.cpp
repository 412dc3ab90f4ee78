// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/charts/waitchart.h"
#include "widgets/figures/figurespanel.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace tst_figurespanel {

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

/// A document with its run and the panel.
struct Desk {
    explicit Desk(const QString &example = u"01_bounded_queue.signalbox"_s)
        : keeper(document)
        , panel(keeper)
    {
        document.reset(layoutOf(example));
        panel.resize(900, 300);
        panel.show();
    }
    bool waitUntilDone()
    {
        return QTest::qWaitFor([this] { return panel.isDone() && panel.shown(); });
    }
    QAbstractItemModel &table() { return *panel.findChild<QTableView *>(u"figures"_s)->model(); }
    QTableView &waits()
    {
        for (QTableView *table : panel.findChildren<QTableView *>()) {
            if (table->accessibleName() == u"Waits")
                return *table;
        }
        qFatal("no list of waits");
    }
    WaitChart &chart() { return *panel.findChild<WaitChart *>(); }

    Document document;
    RunKeeper keeper;
    FiguresPanel panel;
};

} // namespace

class TestFiguresPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenItDoesNothing();
    void showsTheFiguresOfTheRun();
    void followsTheSpan();
    void followsAnEditAndKeepsTheRow();
    void aBarGivesItsWaits();
    void aWaitIsGoneTo();
    void whatIsMarkedIsPainted();
    void keysInTheTimelineChooseASpan();
    void numbersAreCopiedAndSaved();
    void textsForOtherPrograms();
};

void TestFiguresPanel::hiddenItDoesNothing()
{
    Document document;
    RunKeeper keeper(document);
    FiguresPanel panel(keeper);
    document.reset(layoutOf(u"01_bounded_queue.signalbox"_s));
    panel.setSpan(std::pair<Micros, Micros>(0, 1000));
    QVERIFY(!panel.isDone());
    QVERIFY(!panel.shown());
    panel.show();
    QTRY_VERIFY(panel.isDone() && panel.shown());
    QCOMPARE(panel.shown()->figures().to, 1000);
}

void TestFiguresPanel::showsTheFiguresOfTheRun()
{
    Desk desk;
    const QAbstractItemModelTester tester(&desk.table());
    QVERIFY(desk.waitUntilDone());
    const Run &run = desk.keeper.replay().run();
    const RunFigures figures = figuresOf(run);
    QCOMPARE(desk.panel.shown()->figures(), figures);
    QVERIFY(!desk.panel.pickRow(u"nobody"_s));
    QVERIFY(desk.panel.pickRow(u"order window: to put"_s));
    const WaitFigures &waits = figures.resources.front().waitsFor(WaitGoal::Put);
    QVERIFY(waits.ended.count > 0);
    QCOMPARE(desk.waits().model()->rowCount(), int(waits.ended.count + waits.unfinished));
    qint64 inBars = 0;
    for (const LengthBar &bar : desk.panel.bars())
        inBars += bar.count;
    QCOMPARE(inBars, waits.ended.count);
}

void TestFiguresPanel::followsTheSpan()
{
    Desk desk;
    QVERIFY(desk.waitUntilDone());
    for (Micros from = 0; from <= 3 * kMicrosPerSecond; from += kMicrosPerSecond / 10)
        desk.panel.setSpan(std::pair(from, from + kMicrosPerSecond)); // a hand that drags
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(desk.panel.shown()->figures(),
             figuresOf(desk.keeper.replay().run(), 3 * kMicrosPerSecond, 4 * kMicrosPerSecond));
    desk.panel.setSpan(std::nullopt);
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(desk.panel.shown()->figures(), figuresOf(desk.keeper.replay().run()));
}

void TestFiguresPanel::followsAnEditAndKeepsTheRow()
{
    Desk desk;
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.panel.pickRow(u"order window: to put"_s));
    const qsizetype before = desk.panel.bars().size();
    QVERIFY(before > 0);
    const NodeId queue = desk.document.layout().findByName(u"order window"_s)->id;
    desk.document.setParameter(queue, Param::Capacity, qint64(100));
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(desk.panel.shown()->figures(), figuresOf(desk.keeper.replay().run()));
    QVERIFY(desk.panel.bars().empty()); // nobody waits to put any more
    QCOMPARE(desk.waits().model()->rowCount(), 0);
    desk.document.undoStack().undo();
    QVERIFY(desk.waitUntilDone());
    QCOMPARE(qsizetype(desk.panel.bars().size()), before);
}

void TestFiguresPanel::aBarGivesItsWaits()
{
    Desk desk(u"11_random_arrivals.signalbox"_s);
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.panel.pickRow(u"line: to get"_s));
    const std::vector<LengthBar> bars = desk.panel.bars();
    QVERIFY(bars.size() > 1);
    QTest::keyClick(&desk.chart(), Qt::Key_End);
    QVERIFY(desk.chart().words().contains(u"wait"_s));
    QTest::keyClick(&desk.chart(), Qt::Key_Return);
    QCOMPARE(desk.chart().pickedBar(), int(bars.size()) - 1);
    QCOMPARE(desk.waits().model()->rowCount(), int(bars.back().count));
    QCOMPARE(desk.panel.marked().size(), qsizetype(bars.back().count));
    for (const TaskStretch &stretch : desk.panel.marked())
        QCOMPARE(barOf(bars, stretch.end - stretch.begin), bars.size() - 1);
    QTest::keyClick(&desk.chart(), Qt::Key_Return); // lets go
    QCOMPARE(desk.chart().pickedBar(), -1);
    QVERIFY(desk.waits().model()->rowCount() > int(bars.back().count));
    desk.panel.hide();
    QVERIFY(desk.panel.marked().isEmpty());
}

void TestFiguresPanel::aWaitIsGoneTo()
{
    Desk desk;
    QVERIFY(desk.waitUntilDone());
    QVERIFY(desk.panel.pickRow(u"order window: to put"_s));
    QSignalSpy picked(&desk.panel, &FiguresPanel::waitPicked);
    const TaskStretch first = desk.panel.marked().front();
    Q_EMIT desk.waits().activated(desk.waits().model()->index(0, 0));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<TaskId>(), first.task);
    QCOMPARE(picked[0][1].value<Micros>(), first.begin);
}

void TestFiguresPanel::whatIsMarkedIsPainted()
{
    Document document;
    RunKeeper keeper(document);
    Player player(keeper);
    TimelineView view(keeper, player);
    document.reset(layoutOf(u"01_bounded_queue.signalbox"_s));
    view.resize(900, 300);
    const Timeline &timeline = view.timeline();
    TimelinePicture picture{.timeline = timeline,
                            .run = keeper.replay().run(),
                            .world = player.world(),
                            .theme = Theme::dark(),
                            .geometry = view.geometryInTime()};
    const auto painted = [&picture] {
        QImage image(900, 300, QImage::Format_RGB32);
        QPainter painter(&image);
        paintTimeline(painter, picture, image.rect());
        return image;
    };
    const QImage before = painted();
    const TimelineLane &lane = timeline.lanes.front();
    picture.marked = {{lane.task, timeline.end / 4, timeline.end / 2}};
    QVERIFY(painted() != before);
    picture.marked = {{TaskId(4000), 0, timeline.end}};
    QCOMPARE(painted(), before);
}

void TestFiguresPanel::keysInTheTimelineChooseASpan()
{
    Document document;
    RunKeeper keeper(document);
    Player player(keeper);
    TimelineView view(keeper, player);
    document.reset(layoutOf(u"01_bounded_queue.signalbox"_s));
    QSignalSpy changed(&view, &TimelineView::stretchChanged);
    const Micros end = view.timeline().end;
    player.seek(end / 4);
    QTest::keyClick(&view, Qt::Key_I);
    QCOMPARE(*view.stretch(), std::pair(end / 4, end));
    player.seek(end / 2);
    QTest::keyClick(&view, Qt::Key_O);
    QCOMPARE(*view.stretch(), std::pair(end / 4, end / 2));
    player.seek(end / 8);
    QTest::keyClick(&view, Qt::Key_O); // before its beginning
    QCOMPARE(*view.stretch(), std::pair(end / 8, end / 4));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.stretch());
    QCOMPARE(changed.size(), 4);
}

void TestFiguresPanel::numbersAreCopiedAndSaved()
{
    Desk desk;
    QVERIFY(desk.waitUntilDone());
    auto *share = desk.panel.findChild<ShareButton *>(u"shareFigures"_s);
    share->copyText();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), desk.table().rowCount() + 1);
    QVERIFY(lines.front().startsWith(u"Of what\tIn use\t"_s));
    share->copyPicture();
    QVERIFY(!QApplication::clipboard()->image().isNull());
    const QTemporaryDir folder;
    QString error;
    QVERIFY(share->saveTo(folder.filePath(u"figures.csv"_s), &error));
    QFile file(folder.filePath(u"figures.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), desk.table().rowCount() + 1);
    QVERIFY(!share->saveTo(folder.filePath(u"nowhere/figures.csv"_s), &error));
    QVERIFY(!error.isEmpty());
}

void TestFiguresPanel::textsForOtherPrograms()
{
    const QList<QStringList> rows{{u"a"_s, u"b"_s}, {u"say \"no\", or\nnot"_s, u"tab\there"_s}};
    QCOMPARE(commaText(rows), QByteArray("a,b\r\n\"say \"\"no\"\", or\nnot\",tab\there\r\n"));
    QCOMPARE(tabbedText(rows), u"a\tb\nsay \"no\", or not\ttab here\n"_s);
}

SIGNALBOX_TEST(TestFiguresPanel)

} // namespace tst_figurespanel

#include "tst_figurespanel.moc"
