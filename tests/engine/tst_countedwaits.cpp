// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/countedwaits.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/randomprograms.h"
#include "tests/support/stories.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_countedwaits {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

void addPrograms()
{
    QTest::addColumn<Program>("program");
    for (const ProgramStory &story : allStories())
        QTest::newRow(qPrintable(story.name)) << story.program;
    for (quint32 seed = 1; seed <= (kIsSanitized ? 30 : 200); ++seed)
        QTest::addRow("random %u", seed) << randomProgram(seed);
}

/// What comes of the waits that are meant, counted once more.
WaitFigures figuresOfWaits(const Run &run, const CountedFigures &counted, const WhoseWaits &whose)
{
    Waits waits;
    for (const std::size_t place : waitsOf(run, counted, whose)) {
        const CountedWait &wait = counted.waits[place];
        if (wait.isUnfinished)
            waits.goOn(wait.length());
        else
            waits.end(wait.length(), wait.isCancelled);
    }
    return waits.figures();
}

} // namespace

class TestCountedWaits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureHasItsWaits_data() { addPrograms(); }
    void everyFigureHasItsWaits();
    void barsHoldAllLengths();
    void barsOfNothingAndOfOne();
};

void TestCountedWaits::everyFigureHasItsWaits()
{
    QFETCH(Program, program);
    const Run run = simulate(program);
    const Micros end = run.trace.endTime();
    const std::pair<Micros, Micros> spans[] = {{0, end}, {end / 4, end / 2}, {end / 3, end / 3}, {end, 0}};
    for (const auto &[from, to] : spans) {
        const CountedFigures counted = countedFiguresOf(run, from, to);
        QCOMPARE(counted.figures, figuresOf(run, from, to));
        QCOMPARE(figuresOfWaits(run, counted, {}), counted.figures.waits);
        for (const ResourceFigures &resource : counted.figures.resources) {
            for (const WaitGoal goal : kWaitGoals) {
                if (resource.resource != kNone)
                    QCOMPARE(figuresOfWaits(run, counted, {.resource = resource.resource, .goal = goal}),
                             resource.waitsFor(goal));
            }
        }
        for (const FunctionFigures &function : counted.figures.functions)
            QCOMPARE(figuresOfWaits(run, counted, {.body = function.body}), function.work.waits);
        for (const TaskFigures &task : counted.figures.tasks)
            QCOMPARE(figuresOfWaits(run, counted, {.task = task.task}), task.work.waits);
    }
}

void TestCountedWaits::barsHoldAllLengths()
{
    std::vector<Micros> lengths;
    for (quint32 at = 0; at < 1000; ++at)
        lengths.push_back(Micros(at * 7919U % 10'007U) * 1000 + 3);
    for (const int most : {1, 2, 7, 16, 40}) {
        const std::vector<LengthBar> bars = barsOf(lengths, most);
        QVERIFY(!bars.empty() && int(bars.size()) <= most);
        qint64 count = 0;
        for (std::size_t at = 0; at < bars.size(); ++at) {
            QCOMPARE(bars[at].to - bars[at].from, bars[0].to - bars[0].from);
            QVERIFY(at == 0 || bars[at].from == bars[at - 1].to);
            const auto isIn = [&](Micros length) { return length >= bars[at].from && length < bars[at].to; };
            QCOMPARE(bars[at].count, qint64(std::ranges::count_if(lengths, isIn)));
            count += bars[at].count;
        }
        QCOMPARE(count, qint64(lengths.size()));
        QVERIFY(bars.front().count > 0 && bars.back().count > 0);
    }
}

void TestCountedWaits::barsOfNothingAndOfOne()
{
    QVERIFY(barsOf({}, 10).empty());
    QCOMPARE(barsOf({500'000}, 10), (std::vector<LengthBar>{{500'000, 510'000, 1}}));
    QCOMPARE(barsOf({100'000, 900'000}, 10).size(), std::size_t(9));
}

SIGNALBOX_TEST(TestCountedWaits)

} // namespace tst_countedwaits

#include "tst_countedwaits.moc"
