// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/nestedblocks.h"
#include "engine/checks/problems.h"
#include "engine/program/program.h"
#include "engine/python/python.h"
#include "tests/support/pythonreader.h"
#include "tests/support/suite.h"

#include <QRandomGenerator>
#include <QTest>

namespace tst_nestedblocks {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kRefusal("too many statically nested blocks");

/// What is put around a step to go one deeper.
using Shell = std::function<Step(const Step &inside)>;

Step step(Verb verb, const QList<Step> &body = {})
{
    Step made;
    made.verb = verb;
    made.body = body;
    made.count = 2;
    made.time = Duration::fixed(kMicrosPerSecond);
    return made;
}

Step on(NodeId target, Step step)
{
    step.target = target;
    return step;
}

Step saying(const QString &text, Step step)
{
    step.text = text;
    return step;
}

/// One task, and what its steps may use.
struct TaskLayout {
    Layout layout;
    NodeId task = add(NodeKind::Task);
    NodeId lock = add(NodeKind::Lock);
    NodeId queue = add(NodeKind::Queue);
    NodeId event = add(NodeKind::Event);

    NodeId add(NodeKind kind)
    {
        layout.nodes.append(makeNode(layout, kind, {}));
        return layout.nodes.back().id;
    }
    void setSteps(const QList<Step> &steps) { layout.find(task)->parameters.insert(Param::Steps, steps); }
    Step leaf() const { return step(Verb::Sleep); }

    /// A step of every verb that holds others, with the place for them in each part of it.
    QList<std::pair<const char *, Shell>> shells() const
    {
        const auto around = [](Verb verb, NodeId target = NodeId::None) {
            return [=](const Step &inside) { return on(target, step(verb, {inside})); };
        };
        // The parts of a try: what is tried, except, except*, finally; what goes deeper stands in one of
        // them.
        const auto tried = [this](qsizetype deep, const QList<Verb> &handlers) {
            return [=, this](const Step &inside) {
                QList<Step> parts{deep == 0 ? inside : leaf()};
                for (const Verb handler : handlers)
                    parts.append(
                        saying(u"ValueError"_s, step(handler, {parts.size() == deep ? inside : leaf()})));
                return step(Verb::Try, parts);
            };
        };
        return {
            {"with", around(Verb::With, lock)},
            {"timeout", around(Verb::Timeout)},
            {"timeout_at", around(Verb::TimeoutAt)},
            {"group", around(Verb::Group)},
            {"repeat", around(Verb::Repeat)},
            {"forever", around(Verb::Forever)},
            {"async for", around(Verb::AsyncFor, queue)},
            {"retry", around(Verb::Retry)},
            {"while",
             [this](const Step &inside) {
                 Step loop = step(Verb::While, {inside});
                 loop.predicate.of = Predicate::Of::EventSet;
                 loop.predicate.target = event;
                 return loop;
             }},
            {"if",
             [this](const Step &inside) {
                 Step choice = step(Verb::If, {inside});
                 choice.predicate.of = Predicate::Of::EventSet;
                 choice.predicate.target = event;
                 return choice;
             }},
            {"in try, except", tried(0, {Verb::Except})},
            {"in try, except*", tried(0, {Verb::ExceptStar})},
            {"in try, finally", tried(0, {Verb::Finally})},
            {"in try, except, finally", tried(0, {Verb::Except, Verb::Finally})},
            {"in except", tried(1, {Verb::Except})},
            {"in except*", tried(1, {Verb::ExceptStar})},
            {"in except, finally", tried(1, {Verb::Except, Verb::Finally})},
            {"in finally", tried(1, {Verb::Finally})},
            {"in finally, except", tried(2, {Verb::Except, Verb::Finally})},
            {"in try without handlers", tried(0, {})},
        };
    }
};

} // namespace

/// CPython compiles 20 blocks in each other and no more. A task whose export is deeper is warned of, exactly.
class TestNestedBlocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pythonsLimitIsWarnedOf_data();
    void pythonsLimitIsWarnedOf();
    void aLoopByItselfCounts();
    void pythonsLimitIsWarnedOfInAnyMixture();
    void theWarningSaysWhereAndWhatToDo();

private:
    /// What Python says of the export; nothing where it compiles.
    QString refusal(const Layout &layout);
    static QString expected(bool isTooDeep) { return isTooDeep ? QString(kRefusal) : QString(); }
    static bool isWarnedOf(const Layout &layout);

    signalbox::testing::PythonReader m_reader;
};

QString TestNestedBlocks::refusal(const Layout &layout)
{
    const QString complaint = m_reader.complaint(toPython(expand(layout), {}, {}).text().toUtf8());
    return complaint.contains(kRefusal) ? QString(kRefusal) : complaint;
}

bool TestNestedBlocks::isWarnedOf(const Layout &layout)
{
    const QList<Problem> problems = check(layout);
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.reason.contains(kRefusal); });
}

void TestNestedBlocks::pythonsLimitIsWarnedOf_data()
{
    QTest::addColumn<int>("shell");
    QTest::addColumn<int>("deepest"); // that compiles; 0 for no end
    QTest::addColumn<int>("loops"); // around all
    const QHash<QByteArray, int> fewer{
        {"retry", 9},
        {"if", 0},
        {"in try, except", 19},
        {"in try, except*", 19},
        {"in try, except, finally", 9},
        {"in except", 10},
        {"in except*", 10},
        {"in except, finally", 6},
        {"in try without handlers", 0},
    };
    const auto shells = TaskLayout().shells();
    for (int at = 0; at < shells.size(); ++at) {
        const QByteArray name = shells[at].first;
        // Python compiles a finally twice, and one in one four times: 20 of them would take it a day.
        const int loops = name.startsWith("in finally") ? kMostNestedBlocks - 4 : 0;
        const int deepest = name == "in finally, except" ? 2 : kMostNestedBlocks - loops;
        QTest::newRow(name) << at << fewer.value(name, deepest) << loops;
    }
}

void TestNestedBlocks::pythonsLimitIsWarnedOf()
{
    QFETCH(int, shell);
    QFETCH(int, deepest);
    QFETCH(int, loops);
    TaskLayout one;
    const Shell around = one.shells()[shell].second;
    const int most = deepest > 0 ? deepest + 1 : 40;
    Step nest = one.leaf();
    for (int depth = 1; depth <= most; ++depth) {
        nest = around(nest);
        Step whole = nest;
        for (int loop = 0; loop < loops; ++loop)
            whole = step(Verb::Repeat, {whole});
        one.setSteps({whole});
        const bool isTooDeep = deepest > 0 && depth > deepest;
        QCOMPARE(isWarnedOf(one.layout), isTooDeep);
        QCOMPARE(refusal(one.layout), expected(isTooDeep));
    }
}

/// as_completed is written as a loop around what it awaits.
void TestNestedBlocks::aLoopByItselfCounts()
{
    TaskLayout one;
    Step nest = step(Verb::AsCompleted, {one.leaf()});
    for (int depth = 2; depth <= kMostNestedBlocks + 1; ++depth) {
        nest = step(Verb::Repeat, {nest});
        one.setSteps({nest});
        QCOMPARE(isWarnedOf(one.layout), depth > kMostNestedBlocks);
        QCOMPARE(refusal(one.layout), expected(depth > kMostNestedBlocks));
    }
}

void TestNestedBlocks::pythonsLimitIsWarnedOfInAnyMixture()
{
    constexpr int programs = 200;
    QRandomGenerator random(20);
    TaskLayout one;
    const auto shells = one.shells();
    int refused = 0;
    for (int program = 0; program < programs; ++program) {
        Step nest = one.leaf();
        QStringList names;
        const int depth = random.bounded(8, 26);
        int finals = 0; // see above
        while (names.size() < depth) {
            const auto &[name, around] = shells[random.bounded(shells.size())];
            finals += QByteArrayView(name).contains("in finally") ? 1 : 0;
            if (finals > 4 && QByteArrayView(name).contains("in finally"))
                continue;
            nest = around(nest);
            names.prepend(QString::fromUtf8(name));
        }
        one.setSteps({nest});
        const bool isWarned = isWarnedOf(one.layout);
        const QString said = refusal(one.layout);
        QVERIFY2(said == expected(isWarned), qPrintable(names.join(u" | "_s) + u": "_s + said));
        refused += isWarned ? 1 : 0;
    }
    QVERIFY(refused > programs / 10 && refused < programs - programs / 10);
}

void TestNestedBlocks::theWarningSaysWhereAndWhatToDo()
{
    TaskLayout one;
    Step nest = one.leaf();
    QString place = u"/nodes/0"_s;
    for (int depth = 0; depth < kMostNestedBlocks + 3; ++depth)
        nest = on(one.lock, step(Verb::With, {nest}));
    for (int depth = 0; depth < kMostNestedBlocks + 1; ++depth)
        place += u"/steps/0"_s;
    one.setSteps({nest, nest});
    QList<Problem> deep;
    for (const Problem &problem : check(one.layout)) {
        if (problem.reason.contains(kRefusal))
            deep.append(problem);
    }
    QCOMPARE(deep.size(), 1); // a task is warned of once
    QCOMPARE(checkPython(one.layout), deep);
    QCOMPARE(deep.front().place, place);
    QCOMPARE(deep.front().node, one.task);
    QCOMPARE(
        deep.front().reason,
        u"Task task-1: the step \"with\" lies more than 20 blocks deep (loops, \"with\" and \"try\" are one "
        "each, \"except\" is two). Python refuses the exported program: too many statically nested blocks."_s);
    QCOMPARE(deep.front().remedy,
             u"Move the innermost steps into a task of their own, and spawn and await that task here."_s);
}

SIGNALBOX_TEST(TestNestedBlocks)

} // namespace tst_nestedblocks

#include "tst_nestedblocks.moc"
