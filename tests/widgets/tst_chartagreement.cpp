// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Charts and their table say what the world says, after every moment of many random runs.

#include "engine/interpreter/simulation.h"
#include "engine/replay/replay.h"
#include "tests/support/randomprograms.h"
#include "tests/support/stories.h"
#include "tests/support/suite.h"
#include "widgets/charts/chartcatalog.h"
#include "widgets/charts/charttable.h"

#include <QTest>

namespace tst_chartagreement {

using namespace signalbox;
namespace stories = signalbox::testing;

namespace {

/// The height of the stepped line right of \a time.
double heightAt(const QList<QPointF> &points, Micros time)
{
    double height = 0;
    for (const QPointF &point : points) {
        if (point.x() > toSeconds(time) + 1e-9)
            break;
        height = point.y();
    }
    return height;
}

/// What the world holds of the resource called \a name.
qint64 valueOf(const Run &run, const World &world, const QString &name)
{
    for (std::size_t at = 0; at < world.resources.size(); ++at) {
        if (run.program.resources[at].name == name)
            return levelOf(world.resources[at], run.program.resources[at].amount)->value;
    }
    return -1;
}

} // namespace

class TestChartAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chartsTablesAndWorldsAgree_data();
    void chartsTablesAndWorldsAgree();
};

void TestChartAgreement::chartsTablesAndWorldsAgree_data()
{
    QTest::addColumn<Program>("program");
    for (const stories::ProgramStory &story : stories::allStories())
        QTest::newRow(qPrintable(story.name)) << story.program;
    for (quint32 seed = 1; seed <= 200; ++seed)
        QTest::addRow("random %u", seed) << stories::randomProgram(seed);
}

void TestChartAgreement::chartsTablesAndWorldsAgree()
{
    QFETCH(Program, program);
    const auto run = std::make_shared<const Run>(simulate(program));
    const Replay replay(run);
    const Timeline timeline = makeTimeline(Layout(), *run);
    for (const ChartInfo &chart : chartCatalog()) {
        const QList<ChartLine> lines = chart.lines(timeline, *run);
        ChartTable table;
        table.setLines(lines);
        QList<QList<QPointF>> corners;
        for (const ChartLine &line : lines)
            corners.append(cornersOf(line, timeline.end, 800));
        for (qsizetype at = 0; at < run->trace.size(); ++at) {
            const Micros time = run->trace[at].time;
            if (at + 1 < run->trace.size() && run->trace[at + 1].time == time)
                continue;
            const World world = replay.at(time);
            for (qsizetype line = 0; line < lines.size(); ++line) {
                const qint64 shown = valueOf(*run, world, lines[line].name);
                QCOMPARE(lines[line].valueAt(time), shown);
                QCOMPARE(heightAt(corners[line], time), double(shown));
                const QModelIndex cell = table.index(table.rowAt(time), int(line) + 1);
                QCOMPARE(table.data(cell, Qt::DisplayRole).toLongLong(), shown);
            }
        }
    }
}

SIGNALBOX_TEST(TestChartAgreement)

} // namespace tst_chartagreement

#include "tst_chartagreement.moc"
