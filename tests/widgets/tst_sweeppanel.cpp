// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/charts/mapchart.h"
#include "widgets/charts/sweepchart.h"
#include "widgets/sweeps/effectsmodel.h"
#include "widgets/sweeps/sweeppanel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>

namespace tst_sweeppanel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

Layout exampleLayout(const QString &name)
{
    const LoadResult loaded = loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name);
    if (!loaded.layout)
        qFatal("no example %s", qPrintable(name));
    return *loaded.layout;
}

/// A document with its run and the panel.
struct Bench {
    explicit Bench(const QString &example)
        : keeper(document)
        , panel(document, keeper)
    {
        document.reset(exampleLayout(example));
        panel.resize(900, 300);
        panel.show();
    }
    QTableView &list() { return *panel.findChild<QTableView *>(); }
    SweepChart &curve() { return *panel.findChild<SweepChart *>(); }
    QString number(int row) { return list().model()->index(row, EffectsModel::Number).data().toString(); }

    Document document;
    RunKeeper keeper;
    SweepPanel panel;
};

} // namespace

class TestSweepPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenItDoesNothing();
    void whatMattersMostComesFirst();
    void curveIsThatOfTheNumberPicked();
    void valueIsSetInTheDocument();
    void changesAreReadWhereThereIsLittleRoom();
    void valuesOfStepsAndCodeAreSet_data();
    void valuesOfStepsAndCodeAreSet();
    void afterAnEditTheSameNumberIsPicked();
    void numberThatIsGoneIsPickedNoMore();
    void measureAndSeeds();
    void keysLookAndPick();
    void twoNumbersMakeAMap();
    void aPlaceOfTheMapIsSetInOneStep();
    void coloursBecomeBrighter();
};

void TestSweepPanel::hiddenItDoesNothing()
{
    Document document;
    RunKeeper keeper(document);
    SweepPanel panel(document, keeper);
    document.reset(exampleLayout(u"01_bounded_queue.signalbox"_s));
    QVERIFY(panel.isDone());
    QCOMPARE(panel.findChild<QTableView *>()->model()->rowCount(), 0);
    panel.show();
    QVERIFY(!panel.isDone());
    QTRY_VERIFY(panel.isDone());
    QVERIFY(panel.findChild<QTableView *>()->model()->rowCount() > 0);
    document.setParameter(document.layout().nodes.first().id, Param::Count, qint64(7));
    panel.hide();
    QVERIFY(panel.isDone());
}

void TestSweepPanel::whatMattersMostComesFirst()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    const QAbstractItemModelTester tester(bench.list().model());
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    const Effects effects = effectsOf(bench.document.layout(), Measure::End);
    for (int row = 0; row < int(effects.effects.size()); ++row)
        QCOMPARE(bench.number(row), effects.effects[std::size_t(row)].knob.label);
    QCOMPARE(bench.list().model()->rowCount(), int(knobsOf(bench.document.layout()).size()));
    const QModelIndex change = bench.list().model()->index(0, EffectsModel::Change);
    QCOMPARE(change.data().toString(), u"−9.9 % / +9.9 %"_s);
    QCOMPARE(change.data(EffectsModel::kBarsRole).toPointF(), QPointF(-1, 1));
}

void TestSweepPanel::curveIsThatOfTheNumberPicked()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(!bench.panel.pickNumber(u"nobody.work"_s));
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    bench.panel.setRange(0.2, 1.0);
    QTRY_VERIFY(bench.panel.isDone());
    const std::vector<SweepPoint> points = bench.panel.points();
    QCOMPARE(points.size(), std::size_t(41));
    QCOMPARE(points.front().middle, 4.2);
    QCOMPARE(points.back().middle, 20.2);
}

void TestSweepPanel::valueIsSetInTheDocument()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    const Layout before = bench.document.layout();
    Q_EMIT bench.curve().picked(0.25);
    QCOMPARE(parameter<Duration>(*bench.document.layout().findByName(u"cook"_s), Param::Work),
             Duration::fixed(250'000));
    QCOMPARE(bench.document.undoStack().count(), 1);
    bench.document.undoStack().undo();
    QVERIFY(bench.document.layout() == before);
    QVERIFY(bench.panel.pickNumber(u"seed"_s));
    Q_EMIT bench.curve().picked(12);
    QCOMPARE(bench.document.layout().settings.seed, 12);
}

void TestSweepPanel::valuesOfStepsAndCodeAreSet_data()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<Knob::Of>("of");
    QTest::newRow("steps") << u"03_lock_makes_order.signalbox"_s << Knob::Of::Step;
    QTest::newRow("code") << u"40_worker_pool.signalbox"_s << Knob::Of::Code;
}

void TestSweepPanel::valuesOfStepsAndCodeAreSet()
{
    QFETCH(QString, example);
    QFETCH(Knob::Of, of);
    Bench bench(example);
    const QList<Knob> knobs = knobsOf(bench.document.layout());
    const auto knob = std::ranges::find_if(
        knobs, [of](const Knob &each) { return each.of == of && !each.isWhole && each.value > 0; });
    QVERIFY(knob != knobs.end());
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(knob->name));
    Q_EMIT bench.curve().picked(1.75);
    const QList<Knob> after = knobsOf(bench.document.layout());
    QCOMPARE(std::ranges::find(after, knob->name, &Knob::name)->value, 1.75);
    QCOMPARE(bench.document.undoStack().count(), 1);
}

void TestSweepPanel::afterAnEditTheSameNumberIsPicked()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    bench.panel.setRange(0.2, 1.0);
    QTRY_VERIFY(bench.panel.isDone());
    const NodeId orders = bench.document.layout().findByName(u"orders"_s)->id;
    bench.document.setParameter(orders, Param::Count, qint64(10));
    QTRY_VERIFY(bench.panel.isDone() && bench.panel.points().size() == 41
                && bench.panel.points().back().middle < 20);
    const QList<Knob> knobs = knobsOf(bench.document.layout());
    QCOMPARE(bench.number(bench.list().currentIndex().row()),
             std::ranges::find(knobs, u"cook.work"_s, &Knob::name)->label);
    QCOMPARE(bench.panel.points().back().middle, 10.2);
}

void TestSweepPanel::numberThatIsGoneIsPickedNoMore()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    bench.document.removeNodes({bench.document.layout().findByName(u"cook"_s)->id});
    QTRY_VERIFY(bench.panel.isDone() && !bench.panel.pickNumber(u"cook.work"_s));
    bench.document.reset(Layout());
    QTRY_VERIFY(bench.panel.isDone());
    QCOMPARE(bench.list().model()->rowCount(), 1); // the seed
}

void TestSweepPanel::measureAndSeeds()
{
    Bench bench(u"11_random_arrivals.signalbox"_s);
    bench.panel.setSeeds(30);
    bench.panel.setMeasure(Measure::WaitP95);
    QTRY_VERIFY(bench.panel.isDone() && !bench.panel.points().empty());
    for (const SweepPoint &point : bench.panel.points())
        QCOMPARE(point.runs, 30);
    QVERIFY(std::ranges::any_of(bench.panel.points(),
                                [](const SweepPoint &point) { return point.low < point.high; }));
}

void TestSweepPanel::keysLookAndPick()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    bench.panel.setRange(0.2, 1.0);
    QTRY_VERIFY(bench.panel.isDone());
    QSignalSpy picked(&bench.curve(), &SweepChart::picked);
    QTest::keyClick(&bench.curve(), Qt::Key_End);
    QCOMPARE(bench.curve().lookedAt(), 1.0);
    QCOMPARE(bench.curve().words(), u"1 s: 20.2 s"_s);
    QCOMPARE(bench.curve().accessibleDescription(), u"1 s: 20.2 s"_s);
    QTest::keyClick(&bench.curve(), Qt::Key_Left);
    QCOMPARE(bench.curve().lookedAt(), 0.98);
    QTest::keyClick(&bench.curve(), Qt::Key_Home);
    QTest::keyClick(&bench.curve(), Qt::Key_Return);
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].toDouble(), 0.2);
}

void TestSweepPanel::twoNumbersMakeAMap()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    QVERIFY(!bench.panel.pickSecond(u"cook.work"_s)); // it is the first one
    QVERIFY(bench.panel.pickSecond(u"orders.count"_s));
    QTRY_VERIFY(bench.panel.isDone() && !bench.panel.points().empty());
    auto *map = bench.panel.findChild<MapChart *>();
    QVERIFY(map->isVisibleTo(&bench.panel));
    const QList<QStringList> rows = map->rows();
    QCOMPARE(qsizetype(bench.panel.points().size()), (rows.size() - 1) * (rows.front().size() - 1));
    // Each outcome is that of the layout with both numbers.
    const QList<Knob> knobs = knobsOf(bench.document.layout());
    const Knob &work = *std::ranges::find(knobs, u"cook.work"_s, &Knob::name);
    const Knob &count = *std::ranges::find(knobs, u"orders.count"_s, &Knob::name);
    const double across = rows.front()[2].toDouble();
    const double up = rows[1].front().toDouble();
    const SweepPlan plan{.layout = bench.document.layout(),
                         .axes = {{work, {across}}, {count, {up}}},
                         .measure = Measure::End};
    QCOMPARE(rows[1][2].toDouble(), runSweep(plan, 0, 1).front().middle);
    QVERIFY(bench.panel.pickSecond(QString()));
    QTRY_VERIFY(bench.panel.isDone() && bench.panel.points().size() == 41);
    QVERIFY(bench.curve().isVisibleTo(&bench.panel));
}

void TestSweepPanel::aPlaceOfTheMapIsSetInOneStep()
{
    Bench bench(u"01_bounded_queue.signalbox"_s);
    QTRY_VERIFY(bench.panel.isDone() && bench.list().model()->rowCount() > 0);
    QVERIFY(bench.panel.pickNumber(u"cook.work"_s));
    QVERIFY(bench.panel.pickSecond(u"orders.count"_s));
    QTRY_VERIFY(bench.panel.isDone() && !bench.panel.points().empty());
    auto *map = bench.panel.findChild<MapChart *>();
    const Layout before = bench.document.layout();
    QTest::keyClick(map, Qt::Key_Right);
    QTest::keyClick(map, Qt::Key_Up);
    const auto looked = map->lookedAt();
    QVERIFY(looked && map->words().contains(u"cook"_s));
    QCOMPARE(map->accessibleDescription(), map->words());
    QTest::keyClick(map, Qt::Key_Return);
    const Layout after = bench.document.layout();
    QCOMPARE(parameter<Duration>(*after.findByName(u"cook"_s), Param::Work),
             Duration::fixed(fromSeconds(looked->first)));
    QCOMPARE(parameter<qint64>(*after.findByName(u"orders"_s), Param::Count), qint64(looked->second));
    QCOMPARE(bench.document.undoStack().count(), 1);
    bench.document.undoStack().undo();
    QVERIFY(bench.document.layout() == before);
}

/// So that a map can be read in greys.
void TestSweepPanel::coloursBecomeBrighter()
{
    double last = -1;
    for (int share = 0; share <= 100; ++share) {
        const double brightness = contrastRatio(MapChart::colourOf(share / 100.0), Qt::black);
        QVERIFY(brightness > last);
        last = brightness;
    }
}

void TestSweepPanel::changesAreReadWhereThereIsLittleRoom()
{
    Bench bench(u"02_many_hands.signalbox"_s);
    QVERIFY(
        QTest::qWaitFor([&bench] { return bench.panel.isDone() && bench.list().model()->rowCount() > 0; }));
    const QAbstractItemView &list = bench.list();
    for (const int width : {500, 230}) {
        bench.panel.findChild<QSplitter *>()->setSizes({width, 900 - width});
        QVERIFY(bench.list().columnWidth(EffectsModel::Change)
                >= list.sizeHintForColumn(EffectsModel::Change));
        QVERIFY(bench.list().horizontalHeader()->length() <= list.viewport()->width());
    }
    QVERIFY(bench.list().columnWidth(EffectsModel::Number) < list.sizeHintForColumn(EffectsModel::Number));
}

SIGNALBOX_TEST(TestSweepPanel)

} // namespace tst_sweeppanel

#include "tst_sweeppanel.moc"
