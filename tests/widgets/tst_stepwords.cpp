// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stepeditorfixture.h"
#include "tests/support/suite.h"
#include "widgets/panels/stepwords.h"

#include <QTest>

namespace tst_stepwords {

using namespace signalbox;
using namespace signalbox::testing::stepeditor;
using namespace Qt::StringLiterals;

class TestStepWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreReadable_data();
    void wordsAreReadable();
};

void TestStepWords::wordsAreReadable_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("words");
    const auto step = [](Verb verb, NodeId target = NodeId::None) {
        Step made;
        made.verb = verb;
        made.target = target;
        return made;
    };
    Step sleep = step(Verb::Sleep);
    QTest::newRow("sleep(0)") << sleep << u"sleep one turn"_s;
    sleep.time = Duration::fixed(700'000);
    QTest::newRow("fixed") << sleep << u"sleep 0.70 s"_s;
    sleep.time = Duration::uniform(200'000, 500'000);
    QTest::newRow("uniform") << sleep << u"sleep 0.20 s to 0.50 s"_s;
    sleep.time = Duration::exponential(400'000);
    QTest::newRow("exponential") << sleep << u"sleep about 0.40 s"_s;
    QTest::newRow("with") << step(Verb::With, kOven) << u"with oven"_s;
    QTest::newRow("put") << step(Verb::Put, kWindow) << u"put item into window"_s;
    QTest::newRow("put nowhere") << step(Verb::Put) << u"put item into …"_s;
    Step repeat = step(Verb::Repeat);
    repeat.count = 3;
    QTest::newRow("repeat") << repeat << u"repeat 3 times"_s;
    Step raise = step(Verb::Raise);
    raise.text = u"RuntimeError: burned"_s;
    QTest::newRow("raise") << raise << u"raise RuntimeError: burned"_s;
    Step log = step(Verb::Log);
    log.text = u"bread"_s;
    QTest::newRow("log") << log << u"log \"bread\""_s;
    Step soup = step(Verb::PutNowait, kUrgent);
    soup.text = u"soup"_s;
    soup.count = 2;
    QTest::newRow("by priority") << soup << u"put_nowait soup into urgent (priority 2)"_s;
    soup.target = kWindow;
    QTest::newRow("in order") << soup << u"put_nowait soup into window"_s;
    soup.choice = quint8(PutChoice::Forward);
    QTest::newRow("forward") << soup << u"put_nowait the item taken last into window"_s;
    soup.choice = quint8(PutChoice::Sentinel);
    QTest::newRow("sentinel") << soup << u"put_nowait None into window"_s;
    soup.choice = quint8(PutChoice::Result);
    QTest::newRow("put a result") << soup << u"put_nowait the result into window"_s;
    const auto giving = [&](Verb verb, const QString &text, ValueChoice choice, NodeId target = {}) {
        Step made = step(verb, target);
        made.text = text;
        made.choice = quint8(choice);
        return made;
    };
    using C = ValueChoice;
    QTest::newRow("return") << giving(Verb::Return, {}, C::Text) << u"return"_s;
    QTest::newRow("return a text") << giving(Verb::Return, u"soup"_s, C::Text) << u"return \"soup\""_s;
    QTest::newRow("return the item") << giving(Verb::Return, u"soup"_s, C::Item) << u"return the item"_s;
    QTest::newRow("return the result") << giving(Verb::Return, {}, C::Result) << u"return the result"_s;
    QTest::newRow("set_result") << giving(Verb::SetResult, {}, C::Text, kVerdict) << u"set_result verdict"_s;
    QTest::newRow("set_result to a text")
        << giving(Verb::SetResult, u"guilty"_s, C::Text, kVerdict) << u"set_result verdict: \"guilty\""_s;
    QTest::newRow("set_result to the result")
        << giving(Verb::SetResult, {}, C::Result, kVerdict) << u"set_result verdict: the result"_s;
    QTest::newRow("log the item") << giving(Verb::Log, {}, C::Item) << u"log the item"_s;
    QTest::newRow("log words and the result")
        << giving(Verb::Log, u"got"_s, C::Result) << u"log \"got\", the result"_s;
    QTest::newRow("result") << step(Verb::Result, kOther) << u"result of helper"_s;
    QTest::newRow("get") << step(Verb::Get, kWindow) << u"get from window"_s;
    QTest::newRow("wait for an event") << step(Verb::Wait, kBell) << u"wait for bell"_s;
    QTest::newRow("wait in a condition") << step(Verb::Wait, kNews) << u"wait in news"_s;
    QTest::newRow("wait at a barrier") << step(Verb::Wait, kLine) << u"wait at start"_s;
    Step notify = step(Verb::Notify, kNews);
    notify.count = 2;
    QTest::newRow("notify") << notify << u"notify 2 in news"_s;
    QTest::newRow("write") << step(Verb::Write, kServed) << u"write served + 1"_s;
    Step less = step(Verb::Write, kServed);
    less.count = -2;
    QTest::newRow("write less") << less << u"write served - 2"_s;
    Step fail = step(Verb::SetException, kVerdict);
    fail.text = u"ValueError: no"_s;
    QTest::newRow("set_exception") << fail << u"set_exception verdict: ValueError: no"_s;
    Step run = step(Verb::RunInExecutor, kHands);
    run.time = Duration::fixed(300'000);
    QTest::newRow("run_in_executor") << run << u"run_in_executor on hands, 0.30 s"_s;
    QTest::newRow("ticks") << step(Verb::AsyncFor, kGong) << u"async for ticks of gong"_s;
    QTest::newRow("items") << step(Verb::AsyncFor, kWindow) << u"async for items of window"_s;
    QTest::newRow("call") << step(Verb::Call, kOther) << u"call helper without await"_s;
    Step cancel = step(Verb::Cancel, kOther);
    QTest::newRow("cancel") << cancel << u"cancel helper"_s;
    cancel.text = u"closing"_s;
    QTest::newRow("cancel with words") << cancel << u"cancel helper \"closing\""_s;
    Step wait = step(Verb::WaitTasks);
    QTest::newRow("wait for all") << wait << u"asyncio.wait until all are done"_s;
    wait.choice = quint8(WaitChoice::FirstCompleted);
    wait.time = Duration::fixed(2'000'000);
    QTest::newRow("wait for the first") << wait << u"asyncio.wait until the first is done, at most 2.00 s"_s;
    Step gather = step(Verb::Gather);
    QTest::newRow("gather") << gather << u"gather"_s;
    gather.choice = quint8(GatherChoice::ReturnExceptions);
    QTest::newRow("gather all") << gather << u"gather, collecting failures"_s;
    Step limited = step(Verb::WaitFor);
    limited.time = Duration::fixed(1'000'000);
    QTest::newRow("wait_for") << limited << u"asyncio.wait_for 1.00 s"_s;
    Step retry = step(Verb::Retry);
    retry.count = 3;
    retry.time = Duration::fixed(500'000);
    QTest::newRow("retry") << retry << u"retry 3 times, after 0.50 s"_s;
    retry.text = u"OSError"_s;
    QTest::newRow("retry on") << retry << u"retry 3 times on OSError, after 0.50 s"_s;
    const auto asking = [&](Verb verb, const Predicate &predicate) {
        Step made = step(verb, verb == Verb::WaitUntil ? kNews : NodeId::None);
        made.predicate = predicate;
        return made;
    };
    using P = Predicate;
    const P counted{P::Of::Counter, P::Relation::GreaterEqual, false, kServed, 3, {}};
    QTest::newRow("if") << asking(Verb::If, counted) << u"if counter served >= 3"_s;
    QTest::newRow("wait_until") << asking(Verb::WaitUntil, counted)
                                << u"wait until counter served >= 3 in news"_s;
    P notCounted = counted;
    notCounted.negated = true;
    QTest::newRow("if not") << asking(Verb::If, notCounted) << u"if not counter served >= 3"_s;
    QTest::newRow("is not") << asking(Verb::While, {P::Of::EventSet, {}, true, kBell, 0, {}})
                            << u"while bell is not set"_s;
    QTest::newRow("was not") << asking(Verb::If, {P::Of::TaskCancelled, {}, true, kOther, 0, {}})
                             << u"if helper was not cancelled"_s;
    QTest::newRow("None") << asking(Verb::If, {P::Of::GotSentinel, {}, false, {}, 0, {}})
                          << u"if the item is None"_s;
    QTest::newRow("no result") << asking(Verb::If, {P::Of::GotNoResult, {}, true, {}, 0, {}})
                               << u"if the result is not None"_s;
    QTest::newRow("has failed") << asking(Verb::If, {P::Of::TaskFailed, {}, false, kOther, 0, {}})
                                << u"if helper has failed"_s;
    QTest::newRow("has not failed") << asking(Verb::If, {P::Of::FutureFailed, {}, true, kVerdict, 0, {}})
                                    << u"if verdict has not failed"_s;
    QTest::newRow("cancelling") << asking(Verb::If,
                                          {P::Of::Cancelling, P::Relation::Greater, false, {}, 1, {}})
                                << u"if requests to cancel > 1"_s;
    QTest::newRow("about nothing") << asking(Verb::If, {P::Of::QueueEmpty, {}, false, {}, 0, {}})
                                   << u"if … is empty"_s;
}

void TestStepWords::wordsAreReadable()
{
    QFETCH(Step, step);
    QFETCH(QString, words);
    QCOMPARE(steps::words(kitchen({}), step), words);
}

SIGNALBOX_TEST(TestStepWords)

} // namespace tst_stepwords

#include "tst_stepwords.moc"
