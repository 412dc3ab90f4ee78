// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts that were compiled once are not compiled again.

#include "engine/evaluator/codeoftext.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_codeoftext {

using namespace signalbox;
using evaluator::codeOfText;

class TestCodeOfText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameTextHasTheSameCode();
    void eachVersionReadsItForItself();
    void refusalsAreRememberedToo();
    void textsBeyondTheLimitAreCompiledAgain();
};

void TestCodeOfText::theSameTextHasTheSameCode()
{
    const auto first = codeOfText("answer = 42\n", PythonVersion::Python312);
    QVERIFY(first.code);
    QCOMPARE(codeOfText("answer = 42\n", PythonVersion::Python312).code, first.code);
    QVERIFY(codeOfText("answer = 43\n", PythonVersion::Python312).code != first.code);
}

void TestCodeOfText::eachVersionReadsItForItself()
{
    const auto later = codeOfText("print(f'{'nested'}')\n", PythonVersion::Python312);
    const auto former = codeOfText("print(f'{'nested'}')\n", PythonVersion::Python311);
    QVERIFY(later.code);
    QVERIFY(!former.code);
    QCOMPARE(former.line, 1);
}

void TestCodeOfText::refusalsAreRememberedToo()
{
    for (int time = 0; time < 2; ++time) {
        const auto refused = codeOfText("ready = True\nwhile ready\n", PythonVersion::Python313);
        QVERIFY(!refused.code);
        QCOMPARE(refused.line, 2);
        QCOMPARE(refused.reason, QStringLiteral("expected ':'"));
    }
}

void TestCodeOfText::textsBeyondTheLimitAreCompiledAgain()
{
    const QByteArray text = "x = 1\n#" + QByteArray(2'000'000, '.') + '\n';
    const auto first = codeOfText(text, PythonVersion::Python311);
    QVERIFY(first.code);
    QVERIFY(codeOfText(text, PythonVersion::Python311).code != first.code);
}

SIGNALBOX_TEST(TestCodeOfText)

} // namespace tst_codeoftext

#include "tst_codeoftext.moc"
