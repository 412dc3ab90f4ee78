// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sweeps/effects.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTest>

#include <atomic>

namespace tst_sweeps {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QDir &examples()
{
    static const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    return folder;
}

Layout example(const QString &name)
{
    const LoadResult loaded = loadLayout(examples().filePath(name));
    if (!loaded.layout)
        qFatal("no example %s", qPrintable(name));
    return *loaded.layout;
}

/// A producer that puts ten items at once, and a consumer that works on each for half a second.
Layout kitchen()
{
    Layout layout;
    const auto add = [&](NodeKind kind, const QString &name, const QMap<Param, ParamValue> &parameters) {
        Node node = makeNode(layout, kind, {});
        node.name = name;
        node.parameters = parameters;
        layout.nodes.append(node);
        return node.id;
    };
    const NodeId queue = add(NodeKind::Queue, u"orders"_s, {{Param::Capacity, qint64(20)}});
    const NodeId waiter = add(NodeKind::Producer, u"waiter"_s,
                              {{Param::Count, qint64(10)}, {Param::Every, Duration::fixed(0)}});
    const NodeId cook = add(NodeKind::Consumer, u"cook"_s,
                            {{Param::Count, qint64(10)}, {Param::Work, Duration::fixed(500'000)}});
    layout.links = {{LinkId(1), LinkKind::Putting, waiter, queue, {}},
                    {LinkId(2), LinkKind::Getting, cook, queue, {}}};
    return layout;
}

Knob knob(const Layout &layout, const QString &name)
{
    const QList<Knob> knobs = knobsOf(layout);
    const auto found = std::ranges::find(knobs, name, &Knob::name);
    if (found == knobs.end())
        qFatal("no number %s", qPrintable(name));
    return *found;
}

Layout codeLayout(const QString &code)
{
    Layout layout;
    layout.nodes.append(makeNode(layout, NodeKind::Function, {}));
    layout.nodes.first().name = u"fetch"_s;
    layout.nodes.first().parameters[Param::Code] = code;
    return layout;
}

QString codeOf(const Layout &layout)
{
    return parameter<QString>(layout.nodes.first(), Param::Code);
}

} // namespace

class TestSweeps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knobsOfExamples_data();
    void knobsOfExamples();
    void knobsHaveNames();
    void knobsOfSteps();
    void knobsOfCode();
    void longestIsNeverShorterThanShortest();
    void axisHasBothEnds();
    void sweepIsWhatRunsAlone();
    void sweepOverSeeds();
    void sweepOfTwo();
    void sweepLeavesOff();
    void measures();
    void effectsOfKitchen();
    void effectsOfDeadlock();
    void effectsOfExamples_data();
    void effectsOfExamples();
};

void TestSweeps::knobsOfExamples_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : examples().entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

/// Set to what it is, nothing changes; set to something else, it is that, and nothing else is.
void TestSweeps::knobsOfExamples()
{
    QFETCH(QString, name);
    const Layout layout = example(name);
    const QList<Knob> knobs = knobsOf(layout);
    QSet<QString> names;
    for (const Knob &each : knobs)
        names.insert(each.name);
    QCOMPARE(names.size(), knobs.size());
    for (qsizetype at = 0; at < knobs.size(); ++at) {
        const Knob &each = knobs[at];
        const QList<Knob> same = knobsOf(turned(layout, each, each.value));
        QCOMPARE(same.size(), knobs.size());
        QCOMPARE(same[at].value, each.value);
        const double wanted = each.nearest(each.value + 2);
        const QList<Knob> other = knobsOf(turned(layout, each, wanted));
        QCOMPARE(other.size(), knobs.size());
        for (qsizetype beside = 0; beside < knobs.size(); ++beside) {
            const bool mayFollow = knobs[beside].node == each.node && knobs[beside].part != each.part;
            if (beside == at)
                QCOMPARE(other[beside].value, wanted);
            else if (!mayFollow)
                QCOMPARE(other[beside].value, knobs[beside].value);
        }
    }
}

void TestSweeps::knobsHaveNames()
{
    const Layout layout = kitchen();
    QCOMPARE(knob(layout, u"seed"_s).value, 1.0);
    QCOMPARE(knob(layout, u"orders.capacity"_s).value, 20.0);
    const Knob work = knob(layout, u"cook.work"_s);
    QCOMPARE(work.value, 0.5);
    QCOMPARE(work.label, u"cook: "_s + info(Param::Work).label());
    QCOMPARE(valueWords(work, 0.25), u"0.25 s"_s);
    QVERIFY(!work.isWhole);
    QCOMPARE(knob(layout, u"cook.count"_s).nearest(2.4), 2.0);
    QCOMPARE(knob(layout, u"cook.count"_s).nearest(-3), 0.0);
    QCOMPARE(work.nearest(std::numeric_limits<double>::quiet_NaN()), 0.5);
}

void TestSweeps::knobsOfSteps()
{
    Step inner;
    inner.verb = Verb::Sleep;
    inner.time = Duration::uniform(1'000'000, 2'000'000);
    Step outer;
    outer.verb = Verb::Repeat;
    outer.count = 3;
    outer.body = {inner};
    Layout layout;
    layout.nodes.append(makeNode(layout, NodeKind::Task, {}));
    layout.nodes.first().name = u"cook"_s;
    layout.nodes.first().parameters[Param::Steps] = QList<Step>{Step(), outer};
    QCOMPARE(knob(layout, u"cook.2.repeat"_s).value, 3.0);
    QCOMPARE(knob(layout, u"cook.2.1.sleep"_s).value, 1.0);
    QCOMPARE(knob(layout, u"cook.2.1.sleep.longest"_s).value, 2.0);
    const Layout longer = turned(layout, knob(layout, u"cook.2.1.sleep.longest"_s), 5);
    QCOMPARE(knob(longer, u"cook.2.1.sleep.longest"_s).value, 5.0);
    QCOMPARE(knob(longer, u"cook.2.1.sleep"_s).value, 1.0);
}

void TestSweeps::knobsOfCode()
{
    const Layout layout = codeLayout(u"async def fetch(n=3):\r\n"
                                     "    print('Ä, 7', 0xff, 2j)\r\n"
                                     "    await asyncio.sleep(0.5 + n * 1e-3)\r\n"
                                     "    return f'{n + 40}'\r\n"_s);
    QStringList names;
    for (const Knob &each : knobsOf(layout))
        names.append(each.name);
    QCOMPARE(names.mid(1, 4), (QStringList{u"fetch.1"_s, u"fetch.3"_s, u"fetch.3.2"_s, u"fetch.4"_s}));
    QVERIFY(codeOf(turned(layout, knob(layout, u"fetch.3"_s), 2)).contains(u"sleep(2.0 + n * 1e-3)"));
    QVERIFY(codeOf(turned(layout, knob(layout, u"fetch.1"_s), 12.2)).startsWith(u"async def fetch(n=12):"));
    QVERIFY(codeOf(turned(layout, knob(layout, u"fetch.4"_s), 41)).contains(u"f'{n + 41}'"));
}

void TestSweeps::longestIsNeverShorterThanShortest()
{
    Layout layout = kitchen();
    Node &cook = layout.nodes.last();
    cook.parameters[Param::Work] = Duration::uniform(1'000'000, 2'000'000);
    const Layout above = turned(layout, knob(layout, u"cook.work"_s), 3);
    QCOMPARE(parameter<Duration>(above.nodes.last(), Param::Work), Duration::uniform(3'000'000, 3'000'000));
    const Layout below = turned(layout, knob(layout, u"cook.work.longest"_s), 0.5);
    QCOMPARE(parameter<Duration>(below.nodes.last(), Param::Work), Duration::uniform(500'000, 500'000));
}

void TestSweeps::axisHasBothEnds()
{
    const Layout layout = kitchen();
    const Knob work = knob(layout, u"cook.work"_s);
    QCOMPARE(makeAxis(work, 0.2, 1.0, 0.2).values, (std::vector<double>{0.2, 0.4, 0.6, 0.8, 1.0}));
    QCOMPARE(makeAxis(work, 1.0, 0.2, 0.4).values, (std::vector<double>{1.0, 0.6, 0.2}));
    QCOMPARE(makeAxis(work, 0.3, 0.3, 0.1).values, (std::vector<double>{0.3}));
    QCOMPARE(makeAxis(work, 0, 1, 1e-9, 11).values.size(), std::size_t(11));
    QCOMPARE(makeAxis(work, 0, 1, 1e-9, 11).values.back(), 1.0);
    const Knob count = knob(layout, u"cook.count"_s);
    QCOMPARE(makeAxis(count, 1, 3, 0.5).values, (std::vector<double>{1, 2, 3}));
}

void TestSweeps::sweepIsWhatRunsAlone()
{
    const Layout layout = example(u"11_random_arrivals.signalbox"_s);
    QVERIFY(knobsOf(layout).size() > 2);
    for (const MeasureInfo &row : measureCatalog()) {
        SweepPlan plan{.layout = layout, .axes = {}, .measure = row.measure};
        const Knob each = knobsOf(layout)[2];
        plan.axes = {makeAxis(each, each.value, each.value * 2 + 1, (each.value + 1) / 7)};
        const std::vector<SweepPoint> points = runSweep(plan, 0, plan.points());
        QCOMPARE(qsizetype(points.size()), plan.points());
        for (qsizetype at = 0; at < plan.points(); ++at) {
            const auto alone = measureOf(simulate(runnable(plan.layoutAt(at))), row.measure);
            QCOMPARE(points[std::size_t(at)].runs, 1);
            QCOMPARE(points[std::size_t(at)].known, alone ? 1 : 0);
            QCOMPARE(points[std::size_t(at)].middle, alone.value_or(0));
        }
        QCOMPARE(runSweep(plan, 2, 3), (std::vector<SweepPoint>(points.begin() + 2, points.begin() + 5)));
    }
}

void TestSweeps::sweepOverSeeds()
{
    const Layout layout = example(u"11_random_arrivals.signalbox"_s);
    const SweepPlan plan{.layout = layout,
                         .axes = {{knobsOf(layout).first(), {5.0, 100.0}}},
                         .measure = Measure::WaitP95,
                         .seeds = 9};
    const std::vector<SweepPoint> points = runSweep(plan, 0, 2);
    std::vector<double> alone;
    for (qint64 seed = 100; seed < 109; ++seed) {
        Layout one = layout;
        one.settings.seed = seed;
        alone.push_back(measureOf(simulate(runnable(one)), Measure::WaitP95).value());
    }
    std::ranges::sort(alone);
    QVERIFY(alone.front() < alone.back());
    QCOMPARE(points[1], (SweepPoint{9, 9, alone.front(), alone[4], alone.back()}));
}

void TestSweeps::sweepOfTwo()
{
    const Layout layout = kitchen();
    SweepPlan plan{.layout = layout};
    plan.axes = {{knob(layout, u"cook.work"_s), {0.5, 1.0}}, {knob(layout, u"cook.count"_s), {1, 5, 10}}};
    QCOMPARE(plan.points(), 6);
    QCOMPARE(plan.valuesAt(3), (std::vector<double>{1.0, 5}));
    QList<double> ends;
    for (const SweepPoint &point : runSweep(plan, 0, 6))
        ends.append(point.middle);
    QCOMPARE(ends, (QList<double>{0.5, 1, 2.5, 5, 5, 10}));
}

void TestSweeps::sweepLeavesOff()
{
    const Layout layout = kitchen();
    SweepPlan plan{.layout = layout};
    plan.axes = {makeAxis(knob(layout, u"cook.work"_s), 0.001, 1, 0.001)};
    std::atomic<int> asked = 0;
    const std::vector<SweepPoint> points =
        runSweep(plan, 0, plan.points(), [&asked] { return ++asked < 100; });
    QCOMPARE(qsizetype(points.size()), plan.points());
    const auto done = std::ranges::count_if(points, [](const SweepPoint &point) { return point.runs > 0; });
    QVERIFY(done > 0 && done < plan.points());
    for (const SweepPoint &point : points) {
        if (point.runs > 0)
            QVERIFY(point.known == 1 && point.middle > 0);
    }
}

void TestSweeps::measures()
{
    const Run run = simulate(runnable(kitchen()));
    QCOMPARE(measureOf(run, Measure::End), 5.0);
    QCOMPARE(measureOf(run, Measure::Throughput), 2.0);
    QCOMPARE(measureOf(run, Measure::Lost), 0.0);
    QCOMPARE(measureOf(run, Measure::Deadlock), 0.0);
    Layout impatient = turned(kitchen(), knob(kitchen(), u"cook.count"_s), 7);
    QCOMPARE(measureOf(simulate(runnable(impatient)), Measure::Lost), 3.0);
    const Run stuck = simulate(runnable(example(u"08_two_locks_in_deadlock.signalbox"_s)));
    QCOMPARE(measureOf(stuck, Measure::Deadlock), 1.0);
    QVERIFY(!measureOf(stuck, Measure::End));
    QVERIFY(!measureOf(stuck, Measure::Lost));
    QVERIFY(!measureOf(Run(), Measure::End));
}

void TestSweeps::effectsOfKitchen()
{
    const Effects all = effectsOf(kitchen(), Measure::End);
    QCOMPARE(all.now, 5.0);
    QCOMPARE(all.effects.front().size(5.0), 0.5);
    QHash<QString, Effect> byName;
    for (const Effect &effect : all.effects)
        byName.insert(effect.knob.name, effect);
    QVERIFY(!byName.contains(u"seed"_s));
    QCOMPARE(byName[u"cook.work"_s].less.outcome, 4.5);
    QCOMPARE(byName[u"cook.work"_s].more.outcome, 5.5);
    QCOMPARE(byName[u"cook.count"_s].less.outcome, 4.5);
    QCOMPARE(byName[u"orders.capacity"_s].size(5.0), 0.0);
    for (std::size_t at = 1; at < all.effects.size(); ++at)
        QVERIFY(all.effects[at - 1].size(5.0) >= all.effects[at].size(5.0));
}

void TestSweeps::effectsOfDeadlock()
{
    const Layout stuck = example(u"08_two_locks_in_deadlock.signalbox"_s);
    QVERIFY(!effectsOf(stuck, Measure::End).now);
    QVERIFY(effectsOf(stuck, Measure::End).effects.empty());
    QCOMPARE(effectsOf(stuck, Measure::Deadlock).now, 1.0);
}

void TestSweeps::effectsOfExamples_data()
{
    knobsOfExamples_data();
}

void TestSweeps::effectsOfExamples()
{
    QFETCH(QString, name);
    const Layout layout = example(name);
    const Effects all = effectsOf(layout, Measure::End);
    QCOMPARE(all.now, measureOf(simulate(runnable(layout)), Measure::End));
    for (const Effect &effect : all.effects) {
        if (effect.more.value != effect.knob.value)
            QCOMPARE(
                effect.more.outcome,
                measureOf(simulate(runnable(turned(layout, effect.knob, effect.more.value))), Measure::End));
    }
}

SIGNALBOX_TEST(TestSweeps)

} // namespace tst_sweeps

#include "tst_sweeps.moc"
