// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/random.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_random {

using namespace signalbox;

/// The numbers expected here were printed by CPython 3.11: random.Random(seed), bit for bit.
class TestRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drawsWhatPythonDraws_data();
    void drawsWhatPythonDraws();
    void staysInStepOverRefills_data();
    void staysInStepOverRefills();
    void durationsAreWholeMicroseconds();
};

void TestRandom::drawsWhatPythonDraws_data()
{
    QTest::addColumn<QString>("seed");
    QTest::addColumn<QList<double>>("numbers");
    QTest::addColumn<double>("uniform");
    QTest::addColumn<double>("expovariate");
    QTest::newRow("a task's stream") << QStringLiteral(
        "1:cook-1") << QList{0x1.d8932d9a40d83p-1, 0x1.1091dcdc3aec0p-6, 0x1.6a240ef645332p-1}
                                     << 0x1.02379a76f9a5fp-1 << 0x1.13c9c2769c957p-5;
    QTest::newRow("a name beyond ASCII")
        << QStringLiteral("42:Küche")
        << QList{0x1.8370ac2dd642bp-1, 0x1.7c9283d15e22cp-2, 0x1.3f60273b5455ep-2} << 0x1.763fd767c0a50p-1
        << 0x1.178a6a7f7b1cap-3;
    QTest::newRow("the empty text") << QString()
                                    << QList{0x1.eba2b25d163e4p-1, 0x1.30d9d60d3da22p-1, 0x1.8d52f16ea3076p-2}
                                    << 0x1.6d50c0db53ef8p-1 << 0x1.ff096adacdea9p-4;
}

void TestRandom::drawsWhatPythonDraws()
{
    QFETCH(QString, seed);
    QFETCH(QList<double>, numbers);
    QFETCH(double, uniform);
    QFETCH(double, expovariate);
    Random random(seed);
    for (const double number : numbers)
        QVERIFY(random.random() == number);
    QVERIFY(random.uniform(0.2, 0.9) == uniform);
    QVERIFY(random.expovariate(0.5) == expovariate);
}

void TestRandom::staysInStepOverRefills_data()
{
    QTest::addColumn<QString>("seed");
    QTest::addColumn<double>("thousandth");
    QTest::newRow("a task's stream") << QStringLiteral("1:cook-1") << 0x1.d6db468be2971p-1;
    QTest::newRow("a name beyond ASCII") << QStringLiteral("42:Küche") << 0x1.b4e258d4dd118p-2;
}

void TestRandom::staysInStepOverRefills()
{
    QFETCH(QString, seed);
    QFETCH(double, thousandth);
    Random random(seed);
    for (int at = 1; at < 1000; ++at)
        random.random();
    QVERIFY(random.random() == thousandth);
}

void TestRandom::durationsAreWholeMicroseconds()
{
    Random random(QStringLiteral("1:cook-1"));
    Random same(QStringLiteral("1:cook-1"));
    QCOMPARE(random.draw(Duration::fixed(700'000)), 700'000);
    const Micros drawn = random.draw(Duration::uniform(200'000, 900'000));
    QCOMPARE(drawn, fromSeconds(same.uniform(0.2, 0.9)));
    QVERIFY(drawn >= 200'000 && drawn <= 900'000);
}

SIGNALBOX_TEST(TestRandom)

} // namespace tst_random

#include "tst_random.moc"
