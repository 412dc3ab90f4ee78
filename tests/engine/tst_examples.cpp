// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/document/layoutfile.h"
#include "engine/layout/problems.h"
#include "engine/simulation/simulation.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);
constexpr qsizetype kWhole = 1500; ///< lines up to which a golden trace is kept whole
constexpr qsizetype kHead = 60;
constexpr qsizetype kTail = 12;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Layout example(const QString &name)
{
    const LoadResult loaded = loadLayout(kSource + u"/examples/"_s + name + u".signalbox"_s);
    return loaded.layout.value_or(Layout());
}

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
    QCOMPARE(encodeLayout(*loaded.layout), contents(path));
    QVERIFY(contents(kSource + u"/examples/README.md"_s).contains(('`' + name.toUtf8() + '`')));
    QVERIFY(contents(kSource + u"/resources/examples.qrc"_s).contains(('/' + name.toUtf8() + ".signalbox<")));
}

void TestExamples::runsAsItAlwaysHas_data()
{
    eachExample();
}

void TestExamples::runsAsItAlwaysHas()
{
    QFETCH(QString, name);
    const QString path = kSource + u"/tests/engine/golden/"_s + name + u".txt"_s;
    const Run run = simulate(example(name));
    const QString now = golden(run);
    if (qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(now.toUtf8());
    }
    const QString difference = firstDifference(QString::fromUtf8(contents(path)), now);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QVERIFY(simulate(example(name)) == run);
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

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
