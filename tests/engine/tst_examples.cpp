// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"
#include "tests/support/tracetext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTest>

namespace tst_examples {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);
constexpr qsizetype kWhole = 1500; ///< lines up to which a golden trace is kept whole
constexpr qsizetype kHead = 60;
constexpr qsizetype kTail = 12;

Layout layoutIn(const QString &path)
{
    return loadLayout(path).layout.value_or(Layout());
}

/// One that ships, or once did.
Layout example(const QString &name)
{
    const QString path = kSource + u"/examples/"_s + name + u".signalbox"_s;
    return layoutIn(QFileInfo::exists(path) ? path
                                            : kSource + u"/tests/engine/layouts/"_s + name + u".signalbox"_s);
}

/// What ships, what once did, and the layouts that show what is left: every construct stands in one of them.
QFileInfoList allLayouts()
{
    QFileInfoList files;
    for (const QString &folder : {u"/examples"_s, u"/tests/engine/layouts"_s})
        files += QDir(kSource + folder, u"*.signalbox"_s, QDir::Name).entryInfoList();
    return files;
}

/// Keys of everything that \a layouts use: kinds, parameters, verbs, their choices, predicates, relations.
class Constructs {
public:
    explicit Constructs(const QList<Layout> &layouts)
    {
        for (const Layout &layout : layouts) {
            for (const Node &node : layout.nodes)
                add(node);
        }
    }
    bool has(const QString &key) const { return m_keys.contains(key); }

private:
    void add(const Node &node)
    {
        m_keys += u"kind "_s + info(node.kind).key;
        for (auto own = node.parameters.begin(); own != node.parameters.end(); ++own) {
            const ParamInfo &param = info(own.key());
            m_keys += u"parameter "_s + param.key;
            if (param.type == ParamInfo::Type::Choice)
                m_keys += u"parameter %1 %2"_s.arg(param.key, param.choices[std::get<qint64>(*own)].key);
        }
        if (node.kind == NodeKind::Task)
            add(parameter<QList<Step>>(node, Param::Steps));
    }
    void add(const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            const VerbInfo &verb = info(step.verb);
            m_keys += u"verb "_s + verb.key;
            if (!verb.choices.isEmpty())
                m_keys += u"verb %1 %2"_s.arg(verb.key, verb.choices[step.choice].key);
            if (verb.hasPredicate)
                add(step.predicate);
            add(step.body);
        }
    }
    void add(const Predicate &predicate)
    {
        m_keys += u"predicate "_s + info(predicate.of).key;
        if (info(predicate.of).compares())
            m_keys += u"relation "_s + relationKeys()[qsizetype(predicate.relation)];
    }

    QSet<QString> m_keys;
};

/// The golden form of a trace: a busy loop's goes by its ends and by a digest of what lies between.
QString golden(const Run &run)
{
    const QString text = toText(run);
    const QStringList lines = text.split(u'\n');
    if (lines.size() <= kWhole)
        return text;
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString gap =
        u"… %1 lines in all, SHA-256 %2 …"_s.arg(lines.size()).arg(QString::fromLatin1(digest));
    return (lines.first(kHead) + QStringList{gap} + lines.last(kTail)).join(u'\n');
}

/// Where two texts part, for a person; empty where they are equal.
QString firstDifference(const QString &expected, const QString &actual)
{
    const QStringList wanted = expected.split(u'\n');
    const QStringList got = actual.split(u'\n');
    for (qsizetype line = 0; line < std::max(wanted.size(), got.size()); ++line) {
        const QString left = line < wanted.size() ? wanted[line] : u"(nothing)"_s;
        const QString right = line < got.size() ? got[line] : u"(nothing)"_s;
        if (left != right)
            return u"line %1\n  golden: %2\n  now:    %3"_s.arg(line + 1).arg(left, right);
    }
    return {};
}

} // namespace

/// What ships in examples/: every file is in order, means what it should and runs as it always has.
/// With SIGNALBOX_UPDATE_GOLDEN=1 the golden traces are written anew; read what changed before you commit it.
class TestExamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileIsInOrder_data();
    void fileIsInOrder();
    void runsAsItAlwaysHas_data();
    void runsAsItAlwaysHas();
    void endsAsItsLessonSays_data();
    void endsAsItsLessonSays();
    void everyConstructHasALayout();

private:
    static void eachExample();
};

void TestExamples::eachExample()
{
    QTest::addColumn<QString>("name");
    const QDir directory(kSource + u"/examples"_s, u"*.signalbox"_s, QDir::Name);
    for (const QFileInfo &file : directory.entryInfoList())
        QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
}

void TestExamples::fileIsInOrder_data()
{
    eachExample();
}

void TestExamples::fileIsInOrder()
{
    QFETCH(QString, name);
    const QString path = kSource + u"/examples/"_s + name + u".signalbox"_s;
    const LoadResult loaded = loadLayout(path);
    for (const Problem &problem : loaded.problems)
        qWarning("%s: %s", qPrintable(problem.place), qPrintable(problem.reason));
    QVERIFY(loaded.problems.isEmpty());
    QVERIFY(loaded.layout);
    QVERIFY(check(*loaded.layout).isEmpty());
    QVERIFY(!loaded.layout->title.isEmpty());
    QVERIFY(!loaded.layout->description.isEmpty());
    QCOMPARE(encodeLayout(*loaded.layout), contentOf(path));
    QVERIFY(contentOf(kSource + u"/examples/README.md"_s).contains(('`' + name.toUtf8() + '`')));
    QVERIFY(
        contentOf(kSource + u"/resources/examples.qrc"_s).contains(('/' + name.toUtf8() + ".signalbox<")));
}

void TestExamples::runsAsItAlwaysHas_data()
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo &file : allLayouts())
        QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
}

void TestExamples::runsAsItAlwaysHas()
{
    QFETCH(QString, path);
    const Layout layout = layoutIn(path);
    const QString name = QFileInfo(path).completeBaseName();
    const QString goldenPath = kSource + u"/tests/engine/golden/"_s + name + u".txt"_s;
    QVERIFY(!layout.nodes.isEmpty());
    const Run run = simulate(layout);
    const QString now = golden(run);
    if (qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_GOLDEN")) {
        QFile file(goldenPath);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(now.toUtf8());
    }
    const QString difference = firstDifference(QString::fromUtf8(contentOf(goldenPath)), now);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QVERIFY(simulate(layout) == run);
}

void TestExamples::endsAsItsLessonSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<double>("seconds");
    QTest::newRow("back-pressure") << u"01_bounded_queue"_s << Ending::Finished << 14.2;
    QTest::newRow("failure of a group is dealt with")
        << u"06_task_group_fails_together"_s << Ending::Finished << 2.3;
    QTest::newRow("deadlock") << u"08_two_locks_in_deadlock"_s << Ending::Deadlock << 0.7;
    QTest::newRow("a barrier waits for the slowest") << u"16_barrier"_s << Ending::Finished << 3.0;
    QTest::newRow("a gather raises at once") << u"17_gather"_s << Ending::Finished << 1.5;
    QTest::newRow("the first answer ends the wait") << u"18_wait_first"_s << Ending::Finished << 0.4;
    QTest::newRow("a call on a worker holds nobody")
        << u"22_blocking_and_threads"_s << Ending::Finished << 3.9;
    QTest::newRow("in turn, then together") << u"32_in_turn_or_together"_s << Ending::Finished << 8.0;
    QTest::newRow("three a second, ten in all") << u"33_rate_limiter"_s << Ending::Finished << 3.4;
    QTest::newRow("computing takes its time, however many do it")
        << u"38_load_against_cpu"_s << Ending::Finished << 4.65;
    QTest::newRow("a function computes, on the loop and beside it")
        << u"39_computing_in_a_thread"_s << Ending::Finished << 2.4;
    QTest::newRow("busy loop") << u"10_busy_loop"_s << Ending::BusyLoop << 0.0;
}

void TestExamples::endsAsItsLessonSays()
{
    QFETCH(QString, name);
    QFETCH(Ending, ending);
    QFETCH(double, seconds);
    const Run run = simulate(example(name));
    QCOMPARE(run.ending(), ending);
    QCOMPARE(run.trace.endTime(), fromSeconds(seconds));
}

void TestExamples::everyConstructHasALayout()
{
    QList<Layout> layouts;
    for (const QFileInfo &file : allLayouts())
        layouts.append(layoutIn(file.filePath()));
    const Constructs used(layouts);
    QStringList missing;
    const auto want = [&](const QString &key) {
        if (!used.has(key))
            missing.append(key);
    };
    QSet<Param> drawn;
    for (const NodeInfo &node : nodeCatalog()) {
        if (isCode(node.kind))
            continue; // tst_script and tst_importer have those
        want(u"kind "_s + node.key);
        drawn.unite(QSet<Param>(node.parameters.begin(), node.parameters.end()));
    }
    for (const ParamInfo &param : paramCatalog()) {
        if (!drawn.contains(param.param))
            continue;
        want(u"parameter "_s + param.key);
        for (const ChoiceInfo &choice : param.choices.mid(1)) // the first is what one gets without asking
            want(u"parameter %1 %2"_s.arg(param.key, choice.key));
    }
    for (const VerbInfo &verb : verbCatalog()) {
        if (!verb.forPeople)
            continue;
        want(u"verb "_s + verb.key);
        for (const ChoiceInfo &choice : verb.choices.mid(1))
            want(u"verb %1 %2"_s.arg(verb.key, choice.key));
    }
    for (const PredicateInfo &predicate : predicateCatalog())
        want(u"predicate "_s + predicate.key);
    for (const QString &relation : relationKeys())
        want(u"relation "_s + relation);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

SIGNALBOX_TEST(TestExamples)

} // namespace tst_examples

#include "tst_examples.moc"
