// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_attending {

using namespace signalbox;
using namespace Qt::StringLiterals;

/// Whoever attends a run is asked while a single step of its program computes, however long that takes.
class TestAttending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Steps that end by themselves before anybody could be impatient, though not in a moment.
    void aLongStepIsTheLastOne_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("step");

        const auto row = [](const char *name, const QString &before, const QString &step) {
            QTest::newRow(name) << before << step;
        };
        const QString list = u"a = [1.5] * 2_000_000"_s;
        row("sorted", u"a = list(range(100_000)) * 3"_s, u"sorted(a)"_s);
        row("sorted by a key", u"a = ['x'] * 300_000"_s, u"sorted(a, key=len)"_s);
        row("list.index", list, u"a.index(1.5, 5) + a.count(2)"_s);
        row("in a list", list, u"2 in a"_s);
        row("lists compared", list, u"a == a[:]"_s);
        row("tuples compared", u"a = (1, 2) * 1_000_000"_s, u"a < (1, 2) * 1_000_000"_s);
        row("sum", list, u"sum(a)"_s);
        row("min", list, u"min(a)"_s);
        row("any", u"a = [0] * 2_000_000"_s, u"any(a)"_s);
        row("sum of a range", {}, u"sum(range(2_000_000))"_s);
        row("all of what repeats", u"from itertools import repeat"_s, u"all(repeat(1, 2_000_000))"_s);
        row("list of a range", {}, u"list(range(2_000_000))"_s);
        row("in a range", {}, u"'x' in range(2_000_000)"_s);
        row("repr of a list", u"a = [1] * 500_000"_s, u"repr(a)"_s);
        row("join", u"a = ['x'] * 1_000_000"_s, u"''.join(a)"_s);
        row("long numbers multiplied", u"a = 3 ** 1_000_000"_s, u"a * a"_s);
        row("long numbers divided", u"a = 3 ** 1_000_000; b = 3 ** 400_000"_s, u"a // b"_s);
        row("pow with a modulus", u"a = 3 ** 3_000"_s, u"pow(a, a, a + 2)"_s);
        row("the inverse", u"a = 3 ** 20_000"_s, u"pow(a, -1, 2 ** 30_000)"_s);
        row("gcd", u"import math; a = 3 ** 30_000; b = 7 ** 20_000"_s, u"math.gcd(a, b)"_s);
        row("lcm", u"import math; a = 3 ** 30_000; b = 7 ** 20_000"_s, u"math.lcm(a, b)"_s);
        row("factorial", u"import math"_s, u"math.factorial(100_000)"_s);
        row("a long text searched", u"a = 'x' * 20_000_000"_s, u"'y' in a"_s);
        row("a long text changed", u"a = 'x' * 20_000_000"_s, u"a.upper()"_s);
        row("a long text asked", u"a = 'x' * 4_000_000"_s, u"a.isalpha()"_s);
        row("split", u"a = 'x ' * 1_000_000"_s, u"a.split()"_s);
        row("long bytes searched", u"a = b'x' * 20_000_000"_s, u"a.find(b'y')"_s);
        row("repeated", {}, u"[1] * 5_000_000"_s);
    }
    void aLongStepIsTheLastOne()
    {
        QFETCH(QString, before);
        QFETCH(QString, step);
        const Run run = stoppedIn(before, step);
        QCOMPARE(run.ending(), Ending::Stopped);
        QCOMPARE(run.output.size(), std::size_t(1));
        QCOMPARE(run.output.front().text, u"now\n"_s);
    }

    /// Steps of minutes, hours or more: who waits for their end waits for the end of this test.
    void whatTakesHoursIsLeft_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("step");

        const auto row = [](const char *name, const QString &before, const QString &step) {
            QTest::newRow(name) << before << step;
        };
        row("long numbers divided", u"a = (1 << 400_000_000) - 1; b = (1 << 200_000_000) + 1"_s, u"a // b"_s);
        row("a remainder", u"a = (1 << 400_000_000) - 1; b = (1 << 200_000_000) + 1"_s, u"a % b"_s);
        row("a power", {}, u"3 ** 300_000_000"_s);
        row("pow with a modulus", u"a = (1 << 10_000_000) - 1"_s, u"pow(3, a, a - 2)"_s);
        row("the inverse", u"a = (1 << 20_000_000) + 1; b = (1 << 20_000_001) - 1"_s, u"pow(a, -1, b)"_s);
        row("gcd",
            u"import math, random; a = random.getrandbits(50_000_000); b = random.getrandbits(50_000_000)"_s,
            u"math.gcd(a, b)"_s);
        row("lists in each other compared",
            u"a = [1.5] * 1_000_000; b = [a] * 1_000_000; c = [a[:]] * 1_000_000"_s, u"b == c"_s);
        row("lists in each other shown", u"a = ['x' * 100] * 100_000; b = [a] * 100_000"_s, u"repr(b)"_s);
    }
    void whatTakesHoursIsLeft()
    {
        QFETCH(QString, before);
        QFETCH(QString, step);
        const Run run = stoppedIn(before, step);
        QCOMPARE(run.ending(), Ending::Stopped);
        QCOMPARE(run.output.size(), std::size_t(1));
    }

    /// Nothing is asked of a program whose run goes on: what it computes is what it would alone.
    void whoIsWantedGoesOn()
    {
        const QString text = u"a = 3 ** 200_000\n"
                             "b = 7 ** 100_000\n"
                             "print(a * b // b == a, a % b == a - a // b * b, pow(a, 3, b) == a ** 3 % b)\n"
                             "import math\n"
                             "print(math.gcd(3 ** 60_000 * 11, 7 ** 40_000 * 11))\n"
                             "print(sorted(range(50_000, 0, -1)) == list(range(1, 50_001)))\n"_s;
        Simulation simulation(programOfScript(text, PythonVersion::Python312));
        int asked = 0;
        simulation.attend([&asked] { return ++asked > 0; });
        while (!simulation.advance(1000)) { }
        const Run run = simulation.takeRun();
        QCOMPARE(run.ending(), Ending::Finished);
        QVERIFY(asked > 2);
        QString written;
        for (const Output &each : run.output)
            written += each.text;
        QCOMPARE(written, u"True True True\n11\nTrue\n"_s);
    }

private:
    /// The run of a program that nobody wants any more once it has said that the step begins.
    static Run stoppedIn(const QString &before, const QString &step)
    {
        const QString text = u"%1\nprint('now')\n%2\nprint('done')\n"_s.arg(before, step);
        Simulation simulation(programOfScript(text, PythonVersion::Python312));
        simulation.attend([&simulation] { return simulation.runSoFar().output.empty(); });
        while (!simulation.advance(1000)) { }
        return simulation.takeRun();
    }
};

SIGNALBOX_TEST(TestAttending)

} // namespace tst_attending

#include "tst_attending.moc"
