// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts that were compiled once are not compiled again.

#include "engine/evaluator/compiledtext.h"
#include "tests/support/suite.h"

#include <QTest>

namespace tst_compiledtext {

using namespace signalbox;
using evaluator::compiledText;
using namespace Qt::StringLiterals;
using Code = std::shared_ptr<const evaluator::ModuleCode>;

namespace {

Code codeOf(const QString &text, PythonVersion version, const QSet<QString> &ownModules = {})
{
    const auto compiled = compiledText(text, version, ownModules);
    const Code *code = std::get_if<Code>(&compiled);
    return code ? *code : Code();
}

} // namespace

class TestCompiledText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameTextHasTheSameCode();
    void eachVersionReadsItForItself();
    void filesBesideItMakeOtherCode();
    void refusalsAreRememberedToo();
    void textsBeyondTheLimitAreCompiledAgain();
};

void TestCompiledText::theSameTextHasTheSameCode()
{
    const auto first = codeOf(u"answer = 42\n"_s, PythonVersion::Python312);
    QVERIFY(first);
    QCOMPARE(codeOf(u"answer = 42\n"_s, PythonVersion::Python312), first);
    QVERIFY(codeOf(u"answer = 43\n"_s, PythonVersion::Python312) != first);
}

void TestCompiledText::eachVersionReadsItForItself()
{
    const QString text = u"print(f'{'nested'}')\n"_s;
    QVERIFY(codeOf(text, PythonVersion::Python312));
    const auto former = compiledText(text, PythonVersion::Python311);
    const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&former);
    QVERIFY(refusals);
    QCOMPARE(refusals->front().place.line, 1);
}

void TestCompiledText::filesBesideItMakeOtherCode()
{
    const QString text = u"import queue\n"_s;
    QVERIFY(codeOf(text, PythonVersion::Python313));
    QVERIFY(codeOf(text, PythonVersion::Python313) != codeOf(text, PythonVersion::Python313, {u"queue"_s}));
}

void TestCompiledText::refusalsAreRememberedToo()
{
    for (int time = 0; time < 2; ++time) {
        const auto compiled = compiledText(u"ready = True\nwhile ready\n"_s, PythonVersion::Python313);
        const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled);
        QVERIFY(refusals);
        QCOMPARE(refusals->front().place.line, 2);
        QCOMPARE(refusals->front().reason, u"expected ':'"_s);
    }
}

void TestCompiledText::textsBeyondTheLimitAreCompiledAgain()
{
    const QString text = u"x = 1\n#"_s + QString(2'000'000, u'.') + u'\n';
    const auto first = codeOf(text, PythonVersion::Python311);
    QVERIFY(first);
    QVERIFY(codeOf(text, PythonVersion::Python311) != first);
}

SIGNALBOX_TEST(TestCompiledText)

} // namespace tst_compiledtext

#include "tst_compiledtext.moc"
