// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/spenttime.h"
#include "engine/layout/units.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_units {

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestUnits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondsAreWholeMicroseconds();
    void whatTakesAnyTimeTakesAMicrosecond();
    void timesAreToldExactly_data();
    void timesAreToldExactly();
    void whatIsLeftIsRoundedUp_data();
    void whatIsLeftIsRoundedUp();
    void whatSomethingTookHasThreeFigures_data();
    void whatSomethingTookHasThreeFigures();
    void whatComputingTookIsShort_data();
    void whatComputingTookIsShort();
};

void TestUnits::secondsAreWholeMicroseconds()
{
    QCOMPARE(fromSeconds(0.7) + fromSeconds(0.1), fromSeconds(0.8));
    QCOMPARE(fromSeconds(0.000'000'4), 0);
    QCOMPARE(fromSeconds(0.000'000'6), 1);
    QCOMPARE(toSeconds(1'700'000), 1.7);
}

void TestUnits::whatTakesAnyTimeTakesAMicrosecond()
{
    QCOMPARE(delayFromSeconds(1. / 3), 333'333);
    QCOMPARE(delayFromSeconds(0.000'000'3), 1);
    QCOMPARE(delayFromSeconds(1e-9), 1);
    QCOMPARE(delayFromSeconds(0.1 + 0.2 - 0.3), 0); // what sums of floats leave is no time
    QCOMPARE(delayFromSeconds(0), 0);
    QCOMPARE(delayFromSeconds(-0.000'000'3), 0);
}

void TestUnits::timesAreToldExactly_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << Micros(0) << u"0.00 s"_s;
    QTest::newRow("tenths") << Micros(1'700'000) << u"1.70 s"_s;
    QTest::newRow("thousandths") << Micros(2'345'000) << u"2.345 s"_s;
    QTest::newRow("a microsecond") << Micros(1) << u"0.000001 s"_s;
}

void TestUnits::timesAreToldExactly()
{
    QFETCH(Micros, time);
    QTEST(formatTime(time), "words");
}

void TestUnits::whatIsLeftIsRoundedUp_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<QString>("words");
    QTest::newRow("seconds") << Micros(1'230'000) << u"1.3 s"_s;
    QTest::newRow("tenths") << Micros(120'000) << u"0.2 s"_s;
    QTest::newRow("just a tenth") << Micros(100'000) << u"0.1 s"_s;
    QTest::newRow("nearly a tenth") << Micros(91'000) << u"0.1 s"_s;
    QTest::newRow("hundredths") << Micros(12'000) << u"0.02 s"_s;
    QTest::newRow("nearly a hundredth") << Micros(9'001) << u"0.01 s"_s;
    QTest::newRow("milliseconds") << Micros(7'000) << u"7 ms"_s;
    QTest::newRow("a microsecond") << Micros(1) << u"1 ms"_s;
    QTest::newRow("nothing") << Micros(0) << u"0.0 s"_s;
}

void TestUnits::whatIsLeftIsRoundedUp()
{
    QFETCH(Micros, time);
    QTEST(briefTime(time), "words");
}

void TestUnits::whatSomethingTookHasThreeFigures_data()
{
    QTest::addColumn<Micros>("time");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << Micros(0) << u"0.0 s"_s;
    QTest::newRow("microseconds") << Micros(1) << u"0.001 ms"_s;
    QTest::newRow("milliseconds") << Micros(1'500) << u"1.5 ms"_s;
    QTest::newRow("hundredths") << Micros(50'000) << u"0.05 s"_s;
    QTest::newRow("not rounded up") << Micros(150'000) << u"0.15 s"_s;
    QTest::newRow("tenths") << Micros(700'000) << u"0.7 s"_s;
    QTest::newRow("whole") << Micros(2'000'000) << u"2.0 s"_s;
    QTest::newRow("four figures") << Micros(1'234'000) << u"1.23 s"_s;
    QTest::newRow("long") << Micros(123'456'000) << u"123.5 s"_s;
}

void TestUnits::whatSomethingTookHasThreeFigures()
{
    QFETCH(Micros, time);
    QTEST(lengthWords(time), "words");
}

void TestUnits::whatComputingTookIsShort_data()
{
    QTest::addColumn<double>("milliseconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << 0.0 << u"0 ms"_s;
    QTest::newRow("microseconds") << 0.0334 << u"0.033 ms"_s;
    QTest::newRow("milliseconds") << 1.84 << u"1.8 ms"_s;
    QTest::newRow("tens") << 60.4 << u"60 ms"_s;
    QTest::newRow("nearly a hundred") << 99.7 << u"100 ms"_s;
    QTest::newRow("hundreds") << 412.3 << u"412 ms"_s;
    QTest::newRow("nearly a second") << 999.7 << u"1.0 s"_s;
    QTest::newRow("seconds") << 5'310.0 << u"5.3 s"_s;
    QTest::newRow("many") << 125'000.0 << u"125.0 s"_s;
}

void TestUnits::whatComputingTookIsShort()
{
    QFETCH(double, milliseconds);
    QTEST(spentTime(milliseconds), "words");
}

SIGNALBOX_TEST(TestUnits)

} // namespace tst_units

#include "tst_units.moc"
