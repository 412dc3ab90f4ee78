// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/namewords.h"
#include "engine/trace/tracejson.h"
#include "tests/support/story.h"
#include "tests/support/suite.h"
#include "tests/support/tracetext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace tst_tracetext {

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;

/// A fact of every kind, in an order that could have happened.
struct EveryKind : Story {
    quint32 window = resource(NodeKind::Queue, u"window"_s, 1);
    quint32 oven = resource(NodeKind::Lock, u"oven"_s);
    quint32 stove = resource(NodeKind::Semaphore, u"stove"_s, 2);
    quint32 open = resource(NodeKind::Event, u"open"_s);
    TaskId makers = task(u"makers"_s);
    quint32 group = step(Verb::Group);
    TaskId boss = task(u"boss"_s);
    quint32 limit = step(Verb::Timeout);
    TaskId cook = TaskId::None;

    EveryKind()
    {
        turn(makers).enters(makers, Verb::Group, 0, group);
        cook = task(u"cook"_s, ScopeId(0));
        waits(makers, Verb::Group, 0);
        turn(boss).enters(boss, Verb::Timeout, 1, limit, 2 * kSecond);
        did(FactKind::ItemPut, boss, window, Item{boss, 1});
        did(FactKind::EventSet, boss, open).did(FactKind::EventCleared, boss, open);
        did(FactKind::Yielded, boss);
        turn(cook).did(FactKind::ItemGot, cook, window, Item{boss, 1});
        did(FactKind::TaskDoneCalled, cook, window, 0).did(FactKind::Acquired, cook, oven, 0);
        did(FactKind::Acquired, cook, stove, 1).did(FactKind::Released, cook, stove, 2);
        fact(FactKind::StepBegan, cook, kNone, 250'000).verb = Verb::Cpu;
        at(250'000).fact(FactKind::StepBegan, cook, kNone, text(u"two \"eggs\"\n"_s)).verb = Verb::Log;
        sleeps(cook, 1'700'001);
        turn(boss).waits(boss, Verb::Acquire, oven);
        at(1'700'001).woken(cook, Verb::Sleep).goesOn(cook, Verb::Sleep);
        const qint64 burnt = text(u"RuntimeError: burnt"_s);
        did(FactKind::ErrorRaised, cook, kNone, burnt).did(FactKind::ErrorCaught, cook, kNone, burnt);
        ends(cook, Outcome::Raised, u"RuntimeError: black"_s);
        did(FactKind::GroupAborting, makers, 0, index(cook));
        asked(makers, CancelCause::Group, cook, 0).woken(makers, Verb::Group, TaskId::None, true);
        struck(makers, Verb::Group, 0);
        fact(FactKind::ScopeExited, makers, 0).setOutcome(Outcome::Raised);
        ends(makers, Outcome::Cancelled);
        at(2 * kSecond).did(FactKind::TimeoutExpired, boss, 1);
        fact(FactKind::DeadlockEdge, boss, oven, index(cook)).verb = Verb::Acquire;
        runEnds(Ending::Deadlock);
    }
};

} // namespace

class TestTraceText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfFactHasItsLine();
    void everyKindOfFactHasItsJson();
    void slicesOfJsonAreTheWhole();
    void everyLineIsOneJsonObject();
    void timesAreExact();
    void aLineStandsForItself();
    void namesAreThoseOfTheCanvas();
    void aPermitHandedAndNeverTakenGoesBack();
    void anEmptyRunHasNoLines();
};

void TestTraceText::everyKindOfFactHasItsLine()
{
    const QString expected = uR"(
    0.000000  main          created
    0.000000  makers        created    by main
    0.000000  boss          created    by main
    0.000000  makers        runs       iteration 1
    0.000000  makers        enters     group makers
    0.000000  cook          created    by main in group makers
    0.000000  makers        waits      for the tasks of group makers
    0.000000  boss          runs       iteration 2
    0.000000  boss          enters     the timeout in boss until 2.000000
    0.000000  boss          puts       item 1 into queue window
    0.000000  boss          sets       event open
    0.000000  boss          clears     event open
    0.000000  boss          yields
    0.000000  cook          runs       iteration 3
    0.000000  cook          gets       item 1 of boss from queue window
    0.000000  cook          done       queue window, 0 unfinished
    0.000000  cook          takes      lock oven
    0.000000  cook          takes      semaphore stove, 1 free
    0.000000  cook          frees      semaphore stove, 2 free
    0.000000  cook          step       compute for 0.250000
    0.250000  cook          logs       two "eggs"
    0.250000  cook          sleeps     until 1.700001
    0.250000  boss          runs       iteration 4
    0.250000  boss          waits      acquire lock oven
    1.700001  cook          woken      by its timer
    1.700001  cook          runs       iteration 5
    1.700001  cook          goes on    after sleep
    1.700001  cook          raises     RuntimeError: burnt
    1.700001  cook          catches    RuntimeError: burnt
    1.700001  cook          fails      RuntimeError: black
    1.700001  makers        aborts     group makers because of cook
    1.700001  makers        asked      to cancel, by cook for group makers
    1.700001  makers        woken      to be cancelled
    1.700001  makers        runs       iteration 6
    1.700001  makers        thrown     CancelledError at wait for the tasks of group makers
    1.700001  makers        leaves     group makers, raised
    1.700001  makers        cancelled
    2.000000  boss          expires    the timeout in boss
    2.000000  boss          stuck      at acquire lock oven, held by cook
    2.000000  -             run ends   deadlock
)"_s;
    QCOMPARE(toText(EveryKind().run()), expected.mid(1));
}

void TestTraceText::everyKindOfFactHasItsJson()
{
    const QByteArray expected = R"(
{"t":0,"task":"main","fact":"task_created"}
{"t":0,"task":"makers","fact":"task_created","by":"main"}
{"t":0,"task":"boss","fact":"task_created","by":"main"}
{"t":0,"task":"makers","fact":"turn_began","iteration":1}
{"t":0,"task":"makers","fact":"scope_entered","scope":"group makers"}
{"t":0,"task":"cook","fact":"task_created","by":"main","scope":"group makers"}
{"t":0,"task":"makers","fact":"wait_began","verb":"group","on":"group makers"}
{"t":0,"task":"boss","fact":"turn_began","iteration":2}
{"t":0,"task":"boss","fact":"scope_entered","scope":"the timeout in boss","deadline":2}
{"t":0,"task":"boss","fact":"item_put","on":"queue window","item":"boss 1"}
{"t":0,"task":"boss","fact":"event_set","on":"event open"}
{"t":0,"task":"boss","fact":"event_cleared","on":"event open"}
{"t":0,"task":"boss","fact":"yielded"}
{"t":0,"task":"cook","fact":"turn_began","iteration":3}
{"t":0,"task":"cook","fact":"item_got","on":"queue window","item":"boss 1"}
{"t":0,"task":"cook","fact":"task_done_called","on":"queue window","unfinished":0}
{"t":0,"task":"cook","fact":"acquired","on":"lock oven","free":0}
{"t":0,"task":"cook","fact":"acquired","on":"semaphore stove","free":1}
{"t":0,"task":"cook","fact":"released","on":"semaphore stove","free":2}
{"t":0,"task":"cook","fact":"step_began","verb":"cpu","duration":0.25}
{"t":0.25,"task":"cook","fact":"step_began","verb":"log","text":"two \"eggs\"\u000a"}
{"t":0.25,"task":"cook","fact":"wait_began","verb":"sleep","until":1.700001}
{"t":0.25,"task":"boss","fact":"turn_began","iteration":4}
{"t":0.25,"task":"boss","fact":"wait_began","verb":"acquire","on":"lock oven"}
{"t":1.700001,"task":"cook","fact":"woken","verb":"sleep"}
{"t":1.700001,"task":"cook","fact":"turn_began","iteration":5}
{"t":1.700001,"task":"cook","fact":"wait_ended","verb":"sleep"}
{"t":1.700001,"task":"cook","fact":"error_raised","error":"RuntimeError: burnt"}
{"t":1.700001,"task":"cook","fact":"error_caught","error":"RuntimeError: burnt"}
{"t":1.700001,"task":"cook","fact":"task_ended","outcome":"raised","error":"RuntimeError: black"}
{"t":1.700001,"task":"makers","fact":"group_aborting","scope":"group makers","failed":"cook"}
{"t":1.700001,"task":"makers","fact":"cancel_requested","by":"cook","scope":"group makers","cause":"group"}
{"t":1.700001,"task":"makers","fact":"woken","verb":"group","cancelled":true}
{"t":1.700001,"task":"makers","fact":"turn_began","iteration":6}
{"t":1.700001,"task":"makers","fact":"cancel_delivered","verb":"group","on":"group makers"}
{"t":1.700001,"task":"makers","fact":"scope_exited","scope":"group makers","outcome":"raised"}
{"t":1.700001,"task":"makers","fact":"task_ended","outcome":"cancelled"}
{"t":2,"task":"boss","fact":"timeout_expired","scope":"the timeout in boss"}
{"t":2,"task":"boss","fact":"deadlock_edge","verb":"acquire","on":"lock oven","held_by":"cook"}
{"t":2,"fact":"run_ended","ending":"deadlock"}
)";
    QCOMPARE(toJsonLines(EveryKind().run()), expected.mid(1));
}

void TestTraceText::slicesOfJsonAreTheWhole()
{
    EveryKind story;
    const Run &run = story.run();
    for (const qsizetype slice : {1, 7, 1000}) {
        JsonLinesWriter writer(run);
        QByteArray all;
        while (!writer.isAtEnd()) {
            const QByteArray lines = writer.next(slice);
            QCOMPARE(lines.count('\n'), std::min(slice, run.trace.size() - all.count('\n')));
            all += lines;
        }
        QCOMPARE(all, toJsonLines(run));
        QCOMPARE(writer.progress(), 1.0);
    }
}

void TestTraceText::everyLineIsOneJsonObject()
{
    Story story;
    const TaskId odd = story.task(u"“odd” \"\\\t\u0001 ñame"_s);
    story.ends(odd, Outcome::Raised, u"Error: line\nbreak"_s);
    const QList<QByteArray> lines = toJsonLines(story.run()).split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.last(), QByteArray());
    for (const QByteArray &line : lines.first(3)) {
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(object.contains(u"t"_s) && object.contains(u"fact"_s));
    }
    const QJsonObject last = QJsonDocument::fromJson(lines[2]).object();
    QCOMPARE(last[u"task"_s].toString(), story.run().taskNames[1]);
    QCOMPARE(last[u"error"_s].toString(), u"Error: line\nbreak"_s);
    QCOMPARE(toText(story.run()).count(u'\n'), 3);
}

void TestTraceText::timesAreExact()
{
    const QList<std::pair<Micros, QByteArray>> rows{
        {0, "0"},
        {1, "0.000001"},
        {1'700'000, "1.7"},
        {20'000'000, "20"},
        {9'000'000'000'000'000'001, "9000000000000.000001"},
    };
    for (const auto &[time, json] : rows) {
        Story story;
        story.at(time).turn(TaskId::Main);
        QVERIFY2(toJsonLines(story.run()).contains("\"t\":" + json + ","), json.constData());
    }
}

void TestTraceText::aLineStandsForItself()
{
    const EveryKind story;
    const QStringList lines = toText(story.run()).split(u'\n');
    for (qsizetype at = 0; at < story.run().trace.size(); ++at)
        QCOMPARE(factText(story.run(), at), lines[at]);
    QCOMPARE(factText(story.run(), -1), QString());
    QCOMPARE(factText(story.run(), story.run().trace.size()), QString());
}

void TestTraceText::namesAreThoseOfTheCanvas()
{
    const EveryKind story;
    const Run &run = story.run();
    QCOMPARE(run.taskName(story.boss), u"boss"_s);
    QCOMPARE(run.taskName(TaskId::None), QString());
    QCOMPARE(objectWords(run, Verb::Put, story.window), u"queue window"_s);
    QCOMPARE(objectWords(run, Verb::Acquire, story.oven), u"lock oven"_s);
    QCOMPARE(objectWords(run, Verb::With, story.stove), u"semaphore stove"_s);
    QCOMPARE(objectWords(run, Verb::Wait, story.open), u"event open"_s);
    QCOMPARE(objectWords(run, Verb::Await, index(story.cook)), u"task cook"_s);
    QCOMPARE(objectWords(run, Verb::Group, 0), u"group makers"_s);
    QCOMPARE(objectWords(run, Verb::Timeout, 1), u"the timeout in boss"_s);
    QCOMPARE(objectWords(run, Verb::Sleep, kNone), QString());
    QCOMPARE(objectWords(run, Verb::Group, 7), u"a scope"_s);
}

void TestTraceText::aPermitHandedAndNeverTakenGoesBack()
{
    Story story;
    const quint32 stove = story.resource(NodeKind::Semaphore, u"stove"_s, 2);
    const TaskId cook = story.task(u"cook"_s);
    story.turn(cook).fact(FactKind::Released, cook, stove, 1).verb = Verb::Acquire;
    QCOMPARE(
        factText(story.run(), story.run().trace.size() - 1),
        u"    0.000000  cook          gives back a permit of semaphore stove it had been handed, 1 free"_s);
}

void TestTraceText::anEmptyRunHasNoLines()
{
    QCOMPARE(toText(Run{}), QString());
    QCOMPARE(toJsonLines(Run{}), QByteArray());
}

SIGNALBOX_TEST(TestTraceText)

} // namespace tst_tracetext

#include "tst_tracetext.moc"
