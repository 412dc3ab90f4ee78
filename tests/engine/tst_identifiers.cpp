// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/identifiers.h"
#include "engine/program/identifiers.h"
#include "engine/program/program.h"
#include "tests/support/suite.h"

#include <QProcess>
#include <QSet>
#include <QTest>

namespace tst_identifiers {

using namespace signalbox;

class TestIdentifiers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesBecomeIdentifiers_data();
    void namesBecomeIdentifiers();
    void noTwoAreAlike();
    void variablesOfFunctionsStayFree();
    void reservedNamesGetAnUnderscore();
    void pythonAgrees();
};

namespace {

Program named(const QStringList &bodies, const QStringList &resources = {})
{
    Program program;
    program.bodies.push_back({.name = QStringLiteral("main")});
    for (const QString &name : bodies)
        program.bodies.push_back({.name = name});
    for (const QString &name : resources)
        program.resources.push_back({.kind = NodeKind::Lock, .name = name});
    giveIdentifiers(program);
    return program;
}

QStringList identifiers(const Program &program)
{
    QStringList all;
    for (const ProgramBody &body : program.bodies)
        all.append(body.identifier);
    for (const ProgramResource &resource : program.resources)
        all.append(resource.identifier);
    return all;
}

} // namespace

void TestIdentifiers::namesBecomeIdentifiers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("identifier");
    QTest::newRow("number") << QStringLiteral("cook-1") << QStringLiteral("cook_1");
    QTest::newRow("gaps") << QStringLiteral(" the (big)  oven!") << QStringLiteral("the_big_oven");
    QTest::newRow("gap beside an underscore") << QStringLiteral("a_-b") << QStringLiteral("a_b");
    QTest::newRow("digit first") << QStringLiteral("2nd cook") << QStringLiteral("_2nd_cook");
    QTest::newRow("letters of other scripts")
        << QStringLiteral("Köchin-厨师") << QStringLiteral("Köchin_厨师");
    QTest::newRow("letters beyond the first plane") << QStringLiteral("𐐷-1") << QStringLiteral("𐐷_1");
    QTest::newRow("normal form") << QStringLiteral("ｆｕll ﬁre") << QStringLiteral("full_fire");
    QTest::newRow("mark first") << QString(QChar(0x301)) << QString(u'_') + QChar(0x301);
    QTest::newRow("signs") << QStringLiteral("★ ☎") << QStringLiteral("unnamed");
    QTest::newRow("empty") << QString() << QStringLiteral("unnamed");
    QTest::newRow("underscores") << QStringLiteral("___") << QStringLiteral("unnamed");
    QTest::newRow("Python's own") << QStringLiteral("__name__") << QStringLiteral("_name__");
}

void TestIdentifiers::namesBecomeIdentifiers()
{
    QFETCH(QString, name);
    QFETCH(QString, identifier);
    QCOMPARE(pythonIdentifier(name), identifier);
}

void TestIdentifiers::noTwoAreAlike()
{
    const Program program = named(
        {QStringLiteral("cook-1"), QStringLiteral("cook 1"), QStringLiteral("cook_1_2")},
        {QStringLiteral("cook-1"), QStringLiteral("main"), QStringLiteral("oven"), QStringLiteral("oven")});
    QCOMPARE(identifiers(program).join(u' '),
             QStringLiteral("main cook_1 cook_1_2 cook_1_2_2 cook_1_3 main_ oven oven_2"));
}

void TestIdentifiers::variablesOfFunctionsStayFree()
{
    const Program program =
        named({QStringLiteral("cook_task"), QStringLiteral("cook")}, {QStringLiteral("cook_random")});
    QCOMPARE(identifiers(program).join(u' '), QStringLiteral("main cook_task_2 cook cook_random_2"));
}

void TestIdentifiers::reservedNamesGetAnUnderscore()
{
    const Program program =
        named({QStringLiteral("print"), QStringLiteral("class"), QStringLiteral("ｉｆ")},
              {QStringLiteral("item"), QStringLiteral("asyncio"), QStringLiteral("item_")});
    QCOMPARE(identifiers(program).join(u' '),
             QStringLiteral("main print_ class_ if_ item_ asyncio_ item__2"));
}

/// Every letter of Unicode, first in a name and behind another letter, makes an identifier that Python takes
/// and reads as it is written.
void TestIdentifiers::pythonAgrees()
{
    QString names;
    for (char32_t letter = 1; letter <= 0x10ffff; ++letter) {
        if (letter >= 0xd800 && letter <= 0xdfff)
            continue;
        const QString text = QString::fromUcs4(&letter, 1);
        names += pythonIdentifier(text) + u'\n' + pythonIdentifier(u'a' + text + u'b') + u'\n';
    }
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import sys, unicodedata\n"
                        "for name in sys.stdin.buffer.read().decode().split('\\n')[:-1]:\n"
                        "    if not name.isidentifier() or unicodedata.normalize('NFKC', name) != name:\n"
                        "        print(ascii(name))\n")});
    if (!python.waitForStarted())
        QFAIL("python3 is part of what the tests need");
    python.write(names.toUtf8());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished(60'000));
    QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()), QString());
    QCOMPARE(python.exitCode(), 0);
}

SIGNALBOX_TEST(TestIdentifiers)

} // namespace tst_identifiers

#include "tst_identifiers.moc"
