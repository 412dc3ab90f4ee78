// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "tests/support/suite.h"
#include "widgets/charts/chartspanel.h"
#include "widgets/charts/charttable.h"
#include "widgets/panels/gallery.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <random>

namespace tst_chartspanel {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

struct ChartsFixture {
    Document document;
    NodeId producer, queue, consumer;
    std::unique_ptr<RunKeeper> keeper;
    std::unique_ptr<Player> player;
    std::unique_ptr<ChartsPanel> panel;

    ChartsFixture()
    {
        producer = document.addNode(NodeKind::Producer, {0, 0});
        queue = document.addNode(NodeKind::Queue, {200, 0});
        consumer = document.addNode(NodeKind::Consumer, {400, 0});
        document.connectNodes(producer, queue);
        document.connectNodes(queue, consumer);
        document.setParameter(producer, Param::Count, qint64(8));
        document.setParameter(producer, Param::Every, Duration::fixed(100'000));
        document.setParameter(consumer, Param::Work, Duration::fixed(300'000));
        keeper = std::make_unique<RunKeeper>(document);
        player = std::make_unique<Player>(*keeper);
        panel = std::make_unique<ChartsPanel>(*keeper, *player);
        panel->resize(600, 300);
    }
    QString queueName() const { return document.layout().find(queue)->name; }
};

/// The value of a stepped line at \a time: that of the last corner not after it.
double valueAt(const QList<QPointF> &points, Micros time)
{
    double value = -1;
    for (const QPointF &point : points) {
        if (fromSeconds(point.x()) <= time)
            value = point.y();
    }
    return value;
}

/// A line that changes \a count times, one microsecond apart.
ChartLine restless(qsizetype count)
{
    std::mt19937 dice(7);
    ChartLine line;
    for (qsizetype at = 0; at < count; ++at)
        line.spans.append(
            {.kind = LaneSpan::Kind::Fill, .begin = at, .end = at + 1, .value = qint64(dice() % 50)});
    return line;
}

} // namespace

class TestChartsPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsAreTheReplayedFill();
    void manyPointsAreThinnedButKeepTheirExtremes();
    void doesNothingWhileHidden();
    void followsEditsAndTheirNames();
    void aNameIsPlainTextInTheLegend();
    void tableTellsTheReplayedFill();
    void rowOfTheTableSeeks();
    void clickingTheChartSeeks();
    void anyChangeOfRangeCostsABoundedTime();
    void everyChartShowsWhatTheWorldHolds_data();
    void everyChartShowsWhatTheWorldHolds();
    void themesSwitchLive();
    void queuesHaveNoColourOfATaskAndShowTheirCapacity();
};

void TestChartsPanel::pointsAreTheReplayedFill()
{
    ChartsFixture stage;
    stage.panel->show();
    const QList<QPointF> points = stage.panel->shownPoints(stage.queueName());
    QVERIFY(points.size() > 8);
    const Replay &replay = stage.keeper->replay();
    for (Micros time = 0; time < replay.endTime(); time += 10'000)
        QCOMPARE(valueAt(points, time), double(replay.at(time).resources[0].items.size()));
    QCOMPARE(fromSeconds(points.back().x()), replay.endTime());
}

void TestChartsPanel::manyPointsAreThinnedButKeepTheirExtremes()
{
    const ChartLine line = restless(50'000);
    const int columns = 400;
    const QList<QPointF> points = cornersOf(line, 50'000, columns);
    QCOMPARE(points.size(), columns * 4 + 1);
    const int width = 50'000 / columns;
    for (int column = 0; column < columns; ++column) {
        // Of the four corners of a column the first leads over from the column before.
        const QPointF *corners = &points[column * 4];
        QCOMPARE(fromSeconds(corners[0].x()), column * width);
        const auto [low, high] = std::minmax({corners[1].y(), corners[2].y(), corners[3].y()});
        qint64 lowest = line.spans[column * width].value;
        qint64 highest = lowest;
        for (int at = column * width; at < (column + 1) * width; ++at) {
            lowest = std::min(lowest, line.spans[at].value);
            highest = std::max(highest, line.spans[at].value);
        }
        QCOMPARE(low, double(lowest));
        QCOMPARE(high, double(highest));
    }
    QCOMPARE(points.back().y(), double(line.spans.back().value));
    QCOMPARE(cornersOf(restless(100), 100, columns).size(), 200);
}

void TestChartsPanel::doesNothingWhileHidden()
{
    ChartsFixture stage;
    QVERIFY(!stage.panel->isUpToDate());
    stage.panel->show();
    QVERIFY(stage.panel->isUpToDate());
    stage.panel->hide();
    stage.document.setParameter(stage.producer, Param::Count, qint64(3));
    QVERIFY(!stage.panel->isUpToDate());
    const QList<QPointF> before = stage.panel->shownPoints(stage.queueName());
    stage.panel->show();
    QVERIFY(stage.panel->isUpToDate());
    QVERIFY(stage.panel->shownPoints(stage.queueName()) != before);
}

void TestChartsPanel::followsEditsAndTheirNames()
{
    ChartsFixture stage;
    stage.panel->show();
    stage.document.renameNode(stage.queue, u"window"_s);
    QVERIFY(!stage.panel->shownPoints(u"window"_s).isEmpty());
    stage.document.removeNodes({stage.queue});
    QVERIFY(stage.panel->shownPoints(u"window"_s).isEmpty());
    stage.document.undoStack().undo();
    QVERIFY(!stage.panel->shownPoints(u"window"_s).isEmpty());
}

void TestChartsPanel::aNameIsPlainTextInTheLegend()
{
    ChartsFixture stage;
    stage.document.renameNode(stage.queue, u"<img src=\"/dev/zero\">"_s);
    stage.panel->show();
    for (const QAbstractSeries *line : stage.panel->findChild<QChartView *>()->chart()->series())
        QVERIFY2(!line->name().contains(u'<'), qPrintable(line->name()));
    QVERIFY(!stage.panel->shownPoints(stage.queueName()).isEmpty());
}

void TestChartsPanel::tableTellsTheReplayedFill()
{
    ChartsFixture stage;
    ChartTable table;
    const QAbstractItemModelTester tester(&table);
    const Run &run = stage.keeper->replay().run();
    table.setLines(chartCatalog().first().lines(makeTimeline(stage.keeper->layout(), run), run));
    QCOMPARE(table.columnCount(), 2);
    QVERIFY(table.rowCount() > 4);
    for (int row = 0; row < table.rowCount(); ++row) {
        const World world = stage.keeper->replay().at(table.timeOfRow(row));
        QCOMPARE(table.index(row, 1).data().toLongLong(), qint64(world.resources[0].items.size()));
        QCOMPARE(table.index(row, 0).data().toString(), formatTime(table.timeOfRow(row)));
        QCOMPARE(table.rowAt(table.timeOfRow(row)), row);
    }
    QCOMPARE(table.rowAt(-1), -1);
}

void TestChartsPanel::rowOfTheTableSeeks()
{
    ChartsFixture stage;
    stage.panel->show();
    stage.panel->setTableShown(true);
    auto *table = stage.panel->findChild<QTableView *>();
    QVERIFY(table->isVisible());
    auto *model = qobject_cast<ChartTable *>(table->model());
    Q_EMIT table->activated(model->index(3, 0));
    QCOMPARE(stage.player->time(), model->timeOfRow(3));
    stage.player->toEnd();
    QCOMPARE(table->currentIndex().row(), model->rowCount() - 1);
}

void TestChartsPanel::clickingTheChartSeeks()
{
    ChartsFixture stage;
    stage.panel->show();
    QCoreApplication::processEvents();
    for (QAbstractScrollArea *area : stage.panel->findChildren<QAbstractScrollArea *>()) {
        if (area->accessibleName() != u"Chart over time: Queue fill"_s)
            continue;
        const QPoint right(area->viewport()->width() - 1, area->viewport()->height() / 2);
        QTest::mouseClick(area->viewport(), Qt::LeftButton, {}, right);
        QCOMPARE(stage.player->time(), stage.keeper->replay().endTime());
        QTest::mouseClick(area->viewport(), Qt::LeftButton, {}, {0, right.y()});
        QCOMPARE(stage.player->time(), 0);
        return;
    }
    QFAIL("the chart has no accessible name");
}

/// From any length of run and any capacity to any other: an axis that for a moment has the ticks of the one
/// before over its own range would draw millions of them.
void TestChartsPanel::anyChangeOfRangeCostsABoundedTime()
{
    ChartsFixture stage;
    stage.document.setParameter(stage.producer, Param::Count, qint64(2));
    stage.document.setParameter(stage.consumer, Param::Work, Duration::fixed(1));
    stage.panel->show();
    const auto *chart = stage.panel->findChild<QChartView *>()->chart();
    const auto setRange = [&](Micros every, qint64 capacity) {
        stage.document.setParameter(stage.producer, Param::Every, Duration::fixed(every));
        stage.document.setParameter(stage.queue, Param::Capacity, capacity);
        QCoreApplication::processEvents();
        for (const QAbstractAxis *axis : chart->axes()) {
            const auto *values = qobject_cast<const QValueAxis *>(axis);
            QVERIFY(values->max() / values->tickInterval() < 20);
        }
    };
    const QList<Micros> lengths{1, 10'000, kMicrosPerSecond, 100'000 * kMicrosPerSecond};
    Settings settings = stage.document.layout().settings;
    settings.horizon = lengths.last() * 3;
    stage.document.setSettings(settings);
    for (const Micros from : lengths) {
        for (const Micros to : lengths) {
            setRange(from, 1);
            setRange(to, info(Param::Capacity).maximum);
        }
    }
    settings.horizon = 1; // a run of a microsecond
    stage.document.setSettings(settings);
    QCoreApplication::processEvents();
    QCOMPARE(stage.panel->shownPoints(stage.queueName()).back().x(), 1e-6);
}

void TestChartsPanel::everyChartShowsWhatTheWorldHolds_data()
{
    QTest::addColumn<int>("chart");
    for (int chart = 0; chart < chartCatalog().size(); ++chart)
        QTest::newRow(chartCatalog()[chart].name) << chart;
}

/// In every example, whether or not it has something for this chart.
void TestChartsPanel::everyChartShowsWhatTheWorldHolds()
{
    QFETCH(int, chart);
    qsizetype shown = 0;
    for (const QString &file : exampleFiles()) {
        Document document;
        document.reset(*loadLayout(file).layout);
        RunKeeper keeper(document);
        Player player(keeper);
        ChartsPanel panel(keeper, player);
        panel.setChart(chart);
        panel.show();
        const Replay &replay = keeper.replay();
        const Timeline timeline = makeTimeline(keeper.layout(), replay.run());
        const QList<ChartLine> lines = chartCatalog()[chart].lines(timeline, replay.run());
        shown += lines.size();
        auto *words = panel.findChild<QLabel *>(u"nothing"_s);
        QCOMPARE(words->isVisible(), lines.isEmpty());
        for (const ChartLine &line : lines) {
            const QList<QPointF> points = panel.shownPoints(line.name);
            for (Micros time = 0; time < replay.endTime(); time += std::max<Micros>(1, replay.endTime() / 50))
                QCOMPARE(valueAt(points, time), double(line.valueAt(time)));
        }
    }
    QVERIFY(shown > 0);
}

void TestChartsPanel::themesSwitchLive()
{
    ChartsFixture stage;
    stage.panel->show();
    stage.panel->setTheme(Theme::dark());
    const QImage dark = stage.panel->grab().toImage();
    stage.panel->setTheme(Theme::light());
    QVERIFY(stage.panel->grab().toImage() != dark);
    stage.panel->setTheme(Theme::dark());
    QCOMPARE(stage.panel->grab().toImage(), dark);
}

void TestChartsPanel::queuesHaveNoColourOfATaskAndShowTheirCapacity()
{
    ChartsFixture stage;
    stage.panel->show();
    const Theme theme = Theme::dark();
    stage.panel->setTheme(theme);
    int capacities = 0;
    const auto lines = stage.panel->findChild<QChartView *>()->chart()->series();
    QVERIFY(!lines.isEmpty());
    for (const QAbstractSeries *line : lines) {
        const auto *series = qobject_cast<const QLineSeries *>(line);
        for (const QColor &colour : theme.taskColours)
            QVERIFY(series->pen().color() != colour);
        capacities += series->isVisible() && series->count() == 2 && series->at(0).y() == series->at(1).y()
                && series->pen().style() == Qt::CustomDashLine
            ? 1
            : 0;
    }
    QCOMPARE(capacities, 1);
}

SIGNALBOX_TEST(TestChartsPanel)

} // namespace tst_chartspanel

#include "tst_chartspanel.moc"
