// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/catalog/handwords.h"
#include "engine/comparison/comparison.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sweeps/knobs.h"
#include "engine/trace/tracejson.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTest>

#include <random>

namespace tst_comparison {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

QList<Layout> examples()
{
    QList<Layout> layouts;
    const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"));
    for (const QString &name : folder.entryList({u"*.signalbox"_s}, QDir::Files, QDir::Name)) {
        const LoadResult loaded = loadLayout(folder.filePath(name));
        if (!loaded.layout)
            qFatal("no example %s", qPrintable(name));
        layouts.append(*loaded.layout);
    }
    return layouts;
}

Layout example(const QString &name)
{
    return loadLayout(QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples/") + name).layout.value();
}

Run runOf(const Layout &layout)
{
    return simulate(runnable(layout));
}

RunComparison compared(const Layout &before, const Layout &after)
{
    return compareRuns(before, runOf(before), after, runOf(after));
}

Layout withNumber(const Layout &layout, const QString &name, double value)
{
    for (const Knob &knob : knobsOf(layout)) {
        if (knob.name == name)
            return turned(layout, knob, value);
    }
    qFatal("no number %s", qPrintable(name));
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameRunsDoNotPart();
    void changes();
    void numbersInStepsAndCode();
    void partingIsTheFirstDifference();
    void oneRunIsOverEarlier();
    void tasks();
    void measures();
    void plantedDifferencesAreNamed();
};

void TestComparison::sameRunsDoNotPart()
{
    for (const Layout &layout : examples()) {
        const RunComparison comparison = compared(layout, layout);
        QVERIFY2(!comparison.parting, qPrintable(layout.title));
        QVERIFY(comparison.changes.isEmpty());
        for (const TaskComparison &task : comparison.tasks)
            QVERIFY2(task.isSame, qPrintable(layout.title + u' ' + task.name));
    }
}

void TestComparison::changes()
{
    const Layout before = example(u"01_bounded_queue.signalbox"_s);
    const auto words = [&](const Layout &after) {
        QStringList all;
        for (const LayoutChange &change : changesBetween(before, after))
            all.append(change.words);
        return all;
    };
    QCOMPARE(words(before), QStringList());
    QCOMPARE(words(withNumber(before, u"cook.work"_s, 0.9)),
             (QStringList{u"cook: Work time: 0.7 s → 0.9 s"_s}));
    Layout after = before;
    after.settings.seed = 5;
    after.settings.python = PythonVersion::Python313;
    QCOMPARE(words(after), (QStringList{u"Seed: 1 → 5"_s, u"Python: 3.11 → 3.13"_s}));
    after = before;
    after.nodes.move(0, after.nodes.size() - 1);
    QCOMPARE(words(after).size(), 1);
    QVERIFY(words(after).first().contains(u"order"));
    after = before;
    after.nodes[0].position += QPointF(10, 10);
    QCOMPARE(words(after), QStringList());
    after = before;
    after.links.removeFirst();
    QCOMPARE(words(after).size(), 1);
    QVERIFY(words(after).first().startsWith(u"the wire from "));
    after = before;
    after.nodes.append(makeNode(after, NodeKind::Lock, {}));
    QCOMPARE(words(after), (QStringList{titleOf(after.nodes.last()) + u" is new"_s}));
    QCOMPARE(changesBetween(after, before).first().words, titleOf(after.nodes.last()) + u" is gone"_s);
    after = before;
    Step longer;
    longer.verb = Verb::DelayWait;
    longer.target = before.nodes[0].id;
    longer.time = Duration::fixed(1'500'000);
    after.interventions = {{2'000'000, longer, {}}};
    QCOMPARE(words(after), (QStringList{handWords(after, after.interventions[0]) + u" is new"_s}));
    QVERIFY(words(after).first().contains(formatTime(1'500'000)));
    QCOMPARE(changesBetween(after, before).first().words,
             handWords(after, after.interventions[0]) + u" is gone"_s);
    QCOMPARE(*changesBetween(before, after).first().alone, after);
    after = before;
    after.nodes[0].name = u"another"_s;
    QVERIFY(words(after).contains(before.nodes[0].name + u" is called another"_s));
}

void TestComparison::numbersInStepsAndCode()
{
    for (const QString &name : {u"03_lock_makes_order.signalbox"_s, u"40_worker_pool.signalbox"_s}) {
        const Layout before = example(name);
        for (const Knob &knob : knobsOf(before)) {
            const Layout after = turned(before, knob, knob.nearest(knob.value + 3));
            const QList<LayoutChange> changes = changesBetween(before, after);
            QVERIFY2(!changes.isEmpty(), qPrintable(knob.name));
            const QString told = valueWords(knob, knob.value) + u" → "_s + valueWords(knob, knob.value + 3);
            QVERIFY2(changes.first().words.contains(told), qPrintable(changes.first().words));
            QCOMPARE(changes.first().node, knob.node);
        }
    }
}

void TestComparison::partingIsTheFirstDifference()
{
    const Layout before = example(u"01_bounded_queue.signalbox"_s);
    const Layout after = withNumber(before, u"cook.work"_s, 0.9);
    const RunComparison comparison = compared(before, after);
    const QList<QByteArray> one = toJsonLines(runOf(before)).split('\n');
    const QList<QByteArray> other = toJsonLines(runOf(after)).split('\n');
    const auto [first, second] = std::ranges::mismatch(one, other);
    QVERIFY(comparison.parting);
    QCOMPARE(comparison.parting->fact, qsizetype(first - one.begin()));
    QCOMPARE(comparison.parting->cause, 0);
    QCOMPARE(comparison.parting->before, u"cook sleeps until 0.90 s"_s);
    QCOMPARE(comparison.parting->after, u"cook sleeps until 1.10 s"_s);
    QCOMPARE(sentenceOf(comparison),
             u"Up to 0.20 s both do the same. Then, before: cook sleeps until 0.90 s. Now: cook sleeps until "
             "1.10 s. The reason: cook: Work time: 0.7 s → 0.9 s."_s);
}

void TestComparison::oneRunIsOverEarlier()
{
    Layout before = example(u"01_bounded_queue.signalbox"_s);
    before.settings.horizon = 60 * kMicrosPerSecond;
    Layout after = before;
    after.settings.horizon = 3 * kMicrosPerSecond;
    const RunComparison comparison = compared(before, after);
    QVERIFY(comparison.parting);
    QCOMPARE(comparison.parting->cause, 0);
    QVERIFY(comparison.changes.first().words.contains(u"Horizon"));
}

void TestComparison::tasks()
{
    const Layout before = example(u"02_many_hands.signalbox"_s);
    const Node *consumer = nullptr;
    for (const Node &node : before.nodes) {
        if (node.kind == NodeKind::Consumer)
            consumer = &node;
    }
    QVERIFY(consumer);
    Layout after = before;
    Node more = *consumer;
    more.id = after.unusedNodeId();
    more.name = u"one more"_s;
    after.nodes.append(more);
    const RunComparison comparison = compared(before, after);
    const auto found = std::ranges::find(comparison.tasks, u"one more"_s, &TaskComparison::name);
    QVERIFY(found != comparison.tasks.end());
    QVERIFY(!found->before && found->after);
    const auto old = std::ranges::find(comparison.tasks, consumer->name, &TaskComparison::name);
    QVERIFY(old != comparison.tasks.end() && old->before && old->after);
}

void TestComparison::measures()
{
    const Layout before = example(u"01_bounded_queue.signalbox"_s);
    const RunComparison comparison = compared(before, withNumber(before, u"cook.work"_s, 0.9));
    QCOMPARE(comparison.before[std::size_t(Measure::End)], 14.2);
    QCOMPARE(comparison.after[std::size_t(Measure::End)], 18.2);
}

/// One number is changed so that the run is another one, and beside it one that changes nothing: the first is
/// named.
void TestComparison::plantedDifferencesAreNamed()
{
    const QList<Layout> layouts = examples();
    const int pairs = testing::kIsSanitized ? 40 : 1000;
    std::mt19937 random(20261130);
    int done = 0;
    int quiet = 0;
    QHash<qsizetype, Run> runs;
    while (done < pairs) {
        const auto place = qsizetype(random() % std::size_t(layouts.size()));
        const Layout &before = layouts[place];
        if (!runs.contains(place))
            runs.insert(place, runOf(before));
        const Run &run = runs[place];
        if (run.trace.size() > 5000)
            continue;
        const QList<Knob> knobs = knobsOf(before);
        const auto draw = [&] {
            const Knob &knob = knobs[qsizetype(random() % std::size_t(knobs.size()))];
            const double factor = std::uniform_real_distribution(0.3, 2.5)(random);
            return std::pair(knob, knob.nearest(knob.value * factor + double(random() % 2)));
        };
        const auto [planted, value] = draw();
        const auto [beside, valueBeside] = draw();
        const Layout other = turned(before, planted, value);
        const Run otherRun = runOf(other);
        if (otherRun.trace.size() > 5000 || toJsonLines(otherRun) == toJsonLines(run))
            continue;
        Layout after = withNumber(other, beside.name, valueBeside);
        Run runAfter = runOf(after);
        const bool isQuiet = beside.name != planted.name && beside.part == planted.part
            && toJsonLines(runOf(turned(before, beside, valueBeside))) == toJsonLines(run)
            && toJsonLines(runAfter) == toJsonLines(otherRun);
        quiet += isQuiet ? 1 : 0;
        if (!isQuiet) {
            after = other;
            runAfter = otherRun;
        }
        const RunComparison comparison = compareRuns(before, run, after, runAfter);
        QVERIFY(comparison.parting);
        QVERIFY2(comparison.parting->cause >= 0, qPrintable(planted.name));
        const LayoutChange &cause = comparison.changes[comparison.parting->cause];
        const QString label =
            planted.of == Knob::Of::Code ? planted.label.section(u':', 0, -2) : planted.label;
        QVERIFY2(cause.node == planted.node && cause.words.startsWith(label),
                 qPrintable(before.title + u": "_s + planted.name + u" and "_s + beside.name + u": "_s
                            + cause.words + u'\n' + comparison.parting->before + u'\n'
                            + comparison.parting->after));
        ++done;
    }
    QVERIFY(quiet > pairs / 10);
}

SIGNALBOX_TEST(TestComparison)

} // namespace tst_comparison

#include "tst_comparison.moc"
