// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/explain.h"
#include "tests/support/storytest.h"
#include "tests/support/suite.h"

namespace tst_versions {

using namespace signalbox;
using namespace signalbox::testing;

/// What the rules of later versions of Python change.
class TestVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void story_data() { addStories(storiesOfPython312() + storiesOfPython313()); }
    void story() { holdStory(); }
    void before_data() { story_data(); }
    void before();
    void aGroupThatRefusesACoroutineClosesIt();
    void aConditionRaisesTheLastCancellation();
    void aRequestThatIsMadeAgainIsExplained();
    void aWaitForInPlaceIsExplainedAsATimeout();
};

/// The setting decides, and nothing else.
void TestVersions::before()
{
    QFETCH(Program, program);
    QFETCH(QString, expected);
    program.python = PythonVersion(int(program.python) - 1);
    QVERIFY(tell(program) != expected);
}

namespace {

QList<Fact> factsOf(const Run &run, FactKind kind)
{
    QList<Fact> facts;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (run.trace[at].kind == kind)
            facts.append(run.trace[at]);
    }
    return facts;
}

} // namespace

void TestVersions::aGroupThatRefusesACoroutineClosesIt()
{
    const QString a = QStringLiteral("a");
    Program program = write({},
                            {{QStringLiteral("main"), {spawn("a"), waitAll({"a"})}},
                             {a, {group({spawn("b"), attempt({sleepFor(9), finally({spawn("c")})})})}},
                             {QStringLiteral("b"), {raise("ValueError: no")}},
                             {QStringLiteral("c"), {}}});
    program.python = PythonVersion::Python312;
    const Run lost = simulate(program);
    QCOMPARE(factsOf(lost, FactKind::NeverAwaited).size(), 1);
    program.python = PythonVersion::Python313;
    const Run closed = simulate(program);
    QCOMPARE(factsOf(closed, FactKind::NeverAwaited).size(), 0);
    QCOMPARE(closed.trace.size(), lost.trace.size() - 1);
}

void TestVersions::aConditionRaisesTheLastCancellation()
{
    const auto saying = [](const char *message) {
        return testing::Line{Verb::Cancel, words("a"), {}, 0, words(message), {}};
    };
    Program program =
        write({condition("c")},
              {{QStringLiteral("main"),
                {spawn("a"), spawn("b"), sleepFor(1), saying("first"), sleepFor(1), saying("second"),
                 sleepFor(1), attempt({await("a"), except("CancelledError", {})})}},
               {QStringLiteral("a"), {with("c", {waitFor("c")})}},
               {QStringLiteral("b"), {sleepFor(0.5), with("c", {sleepFor(2)})}}});
    const auto lastMessage = [&](PythonVersion python) {
        program.python = python;
        const Run run = simulate(program);
        return run.texts[factsOf(run, FactKind::CancelDelivered).back().text()];
    };
    QCOMPARE(lastMessage(PythonVersion::Python312), QString());
    QCOMPARE(lastMessage(PythonVersion::Python313), QStringLiteral("second"));
}

void TestVersions::aRequestThatIsMadeAgainIsExplained()
{
    const ProgramStory story = storiesOfPython313().front();
    const auto run = std::make_shared<const Run>(simulate(story.program));
    const Replay replay(run);
    const QString words = explainTask(replay, replay.at(run->trace.endTime()), TaskId(1));
    QVERIFY2(words.contains(QStringLiteral("for whoever had asked before")), qPrintable(words));
}

void TestVersions::aWaitForInPlaceIsExplainedAsATimeout()
{
    const ProgramStory story = storiesOfPython312().front();
    const auto run = std::make_shared<const Run>(simulate(story.program));
    const Replay replay(run);
    const auto words = [&](Micros time) { return explainScope(replay, replay.at(time), ScopeId(0)); };
    QVERIFY2(words(fromSeconds(0.5)).contains(QStringLiteral("runs out at 1.00 s")),
             qPrintable(words(fromSeconds(0.5))));
    QVERIFY2(words(fromSeconds(1.5)).contains(QStringLiteral("expired at 1.00 s")),
             qPrintable(words(fromSeconds(1.5))));
}

SIGNALBOX_TEST(TestVersions)

} // namespace tst_versions

#include "tst_versions.moc"
