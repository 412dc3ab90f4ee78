// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sketch.h"

namespace signalbox::flow {

namespace {

// Stories about the ways through a task's steps: questions, loops and how one leaves them. They begin as
// layouts, so that they tell of expand() as well. What they are held to was taken from CPython 3.11 running
// the same.

QList<testing::ProgramStory> loopStories()
{
    const QMap<Param, ParamValue> threeTicks{{Param::Count, qint64(3)},
                                             {Param::Every, Duration::fixed(500'000)}};
    const QMap<Param, ParamValue> ticks{{Param::Every, Duration::fixed(500'000)}};
    return {
        {QStringLiteral("if and else"),
         Sketch()
             .task("a", {sleep(1)})
             .task("b",
                   {ifDone(1, {log("done")}), otherwise({log("not yet")}), sleep(2),
                    ifDone(1, {log("now"), ifDone(2, {log("never")})}), otherwise({log("never")})})
             .program(),
         QString::fromUtf8("0 b log not yet\n"
                           "1 a ended 0\n"
                           "2 b log now\n"
                           "2 b ended 0\n"
                           "2 main ended 0\n"
                           "2 - run ended 0\n")},
        {QStringLiteral("an else belongs to the if beside it"),
         Sketch()
             .task("a", {sleep(1)})
             .task("b",
                   {sleep(2), ifDone(1, {ifDone(2, {log("never")})}), otherwise({log("never")}), log("after"),
                    ifDone(2, {ifDone(1, {log("never")})}),
                    otherwise({ifDone(1, {log("else")}), otherwise({log("never")})})})
             .program(),
         QString::fromUtf8("1 a ended 0\n"
                           "2 b log after\n"
                           "2 b log else\n"
                           "2 b ended 0\n"
                           "2 main ended 0\n"
                           "2 - run ended 0\n")},
        {QStringLiteral("while asks again after every round"),
         Sketch()
             .task("a", {sleep(1.1)})
             .task(
                 "b",
                 {whileNotDone(1, {log("waits"), sleep(0.5)}), log("goes"), whileNotDone(1, {log("never")})})
             .program(),
         QString::fromUtf8("0 b log waits\n"
                           "0.5 b log waits\n"
                           "1 b log waits\n"
                           "1.1 a ended 0\n"
                           "1.5 b log goes\n"
                           "1.5 b ended 0\n"
                           "1.5 main ended 0\n"
                           "1.5 - run ended 0\n")},
        {QStringLiteral("break leaves the innermost loop, through what is in between"),
         Sketch()
             .node(NodeKind::Lock, "lock")
             .task("a",
                   {repeat(2,
                           {endlessly({on(Verb::With, 1,
                                          {attempt({sleep(1), of(Verb::Break), log("never"),
                                                    finally({log("finally")})})})}),
                            log("out")}),
                    lasting(Verb::Timeout, 5, {repeat(3, {group({of(Verb::Break)})}), log("still in")})})
             .program(),
         QString::fromUtf8("0 a acquired lock\n"
                           "1 a log finally\n"
                           "1 a released lock\n"
                           "1 a log out\n"
                           "1 a acquired lock\n"
                           "2 a log finally\n"
                           "2 a released lock\n"
                           "2 a log out\n"
                           "2 a entered timeout\n"
                           "2 a entered group\n"
                           "2 a exited group 0\n"
                           "2 a log still in\n"
                           "2 a exited timeout 0\n"
                           "2 a ended 0\n"
                           "2 main ended 0\n"
                           "2 - run ended 0\n")},
        {QStringLiteral("a break in finally drops the error"),
         Sketch()
             .task("a",
                   {endlessly({attempt({raise("ValueError: lost"), finally({of(Verb::Break)})})}),
                    log("fine"), attempt({raise(), except("RuntimeError", {log("nothing to raise")})})})
             .program(),
         QString::fromUtf8("0 a log fine\n"
                           "0 a caught\n"
                           "0 a log nothing to raise\n"
                           "0 a ended 0\n"
                           "0 main ended 0\n"
                           "0 - run ended 0\n")},
        {QStringLiteral("a ticker ticks so many times"),
         Sketch()
             .node(NodeKind::Ticker, "clock", threeTicks)
             .task("a", {on(Verb::AsyncFor, 1, {log("tick"), sleep(0.2)}), log("over")})
             .program(),
         QString::fromUtf8("0.5 a log tick\n"
                           "1.2 a log tick\n"
                           "1.9 a log tick\n"
                           "2.1 a log over\n"
                           "2.1 a ended 0\n"
                           "2.1 main ended 0\n"
                           "2.1 - run ended 0\n")},
        {QStringLiteral("every loop over a ticker begins anew, and break ends it"),
         Sketch()
             .node(NodeKind::Ticker, "clock", ticks)
             .task("a", {sleep(1.2)})
             .task("b",
                   {on(Verb::AsyncFor, 1, {ifDone(2, {of(Verb::Break)}), log("tick")}),
                    on(Verb::AsyncFor, 1, {log("again"), of(Verb::Return)}), log("never")})
             .program(),
         QString::fromUtf8("0.5 b log tick\n"
                           "1 b log tick\n"
                           "1.2 a ended 0\n"
                           "2 b log again\n"
                           "2 b ended 0\n"
                           "2 main ended 0\n"
                           "2 - run ended 0\n")},
        {QStringLiteral("a loop over a ticker is cancelled between ticks"),
         Sketch()
             .node(NodeKind::Ticker, "clock", ticks)
             .task("a",
                   {attempt({on(Verb::AsyncFor, 1, {log("tick")}),
                             except("CancelledError", {log("stopped"), raise()})})})
             .task("b", {sleep(1.2), on(Verb::Cancel, 2)})
             .program(),
         QString::fromUtf8("0.5 a log tick\n"
                           "1 a log tick\n"
                           "1.2 a cancel requested\n"
                           "1.2 b ended 0\n"
                           "1.2 a cancel delivered\n"
                           "1.2 a caught\n"
                           "1.2 a log stopped\n"
                           "1.2 a ended 2\n"
                           "1.2 main ended 0\n"
                           "1.2 - run ended 0\n")},
        {QStringLiteral("retry backs off, twice as long each time"),
         Sketch()
             .task("a", {sleep(2)})
             .task("b",
                   {retry(5, 0.5, "",
                          {log("tries"), ifDone(1, {log("works")}), otherwise({raise("OSError: not yet")})}),
                    log("goes on")})
             .program(),
         QString::fromUtf8("0 b log tries\n"
                           "0 b caught\n"
                           "0.5 b log tries\n"
                           "0.5 b caught\n"
                           "1.5 b log tries\n"
                           "1.5 b caught\n"
                           "2 a ended 0\n"
                           "3.5 b log tries\n"
                           "3.5 b log works\n"
                           "3.5 b log goes on\n"
                           "3.5 b ended 0\n"
                           "3.5 main ended 0\n"
                           "3.5 - run ended 0\n")},
        {QStringLiteral("the last failure of a retry is raised"),
         Sketch()
             .task("a", {retry(2, 0, "OSError", {log("tries"), sleep(0), raise("TimeoutError: slow")})})
             .task("b", {retry(3, 0.5, "OSError", {log("tries"), raise("ValueError: other")})})
             .task("c", {retry(3, 0.5, "", {sleep(1), raise("KeyError")})})
             .task("d", {sleep(1.2), on(Verb::Cancel, 3)})
             .program(),
         QString::fromUtf8("0 a log tries\n"
                           "0 b log tries\n"
                           "0 b ended 1 ValueError: other\n"
                           "0 a caught\n"
                           "0 a log tries\n"
                           "0 a ended 1 TimeoutError: slow\n"
                           "1 c caught\n"
                           "1.2 c cancel requested\n"
                           "1.2 d ended 0\n"
                           "1.2 c cancel delivered\n"
                           "1.2 c ended 2\n"
                           "1.2 main ended 0\n"
                           "1.2 - run ended 0\n")},
        {QStringLiteral("a retry is a loop that break leaves"),
         Sketch()
             .task("a",
                   {retry(3, 0.5, "", {log("tries"), of(Verb::Break)}), log("out"),
                    retry(2, 0.5, "BaseException", {log("tries"), sleep(3)})})
             .task("b", {sleep(1), on(Verb::Cancel, 1)})
             .program(),
         QString::fromUtf8("0 a log tries\n"
                           "0 a log out\n"
                           "0 a log tries\n"
                           "1 a cancel requested\n"
                           "1 b ended 0\n"
                           "1 a cancel delivered\n"
                           "1 a caught\n"
                           "1.5 a log tries\n"
                           "4.5 a ended 0\n"
                           "4.5 main ended 0\n"
                           "4.5 - run ended 0\n")},
        {QStringLiteral("a blocking call holds everybody"),
         Sketch()
             .task("a", {lasting(Verb::Block, 1), log("called")})
             .task("b", {log("late"), lasting(Verb::Cpu, 0.5), log("computed")})
             .task("c", {sleep(0.1), log("later")})
             .program(),
         QString::fromUtf8("1 a log called\n"
                           "1 a ended 0\n"
                           "1 b log late\n"
                           "1.5 b log computed\n"
                           "1.5 b ended 0\n"
                           "1.6 c log later\n"
                           "1.6 c ended 0\n"
                           "1.6 main ended 0\n"
                           "1.6 - run ended 0\n")},
        {QStringLiteral("a moment that has passed is a timeout at once"),
         Sketch()
             .task("a",
                   {sleep(1),
                    attempt({lasting(Verb::TimeoutAt, 1.5, {log("in"), sleep(3)}),
                             except("TimeoutError", {log("at 1.5")})}),
                    lasting(Verb::TimeoutAt, 1.2, {log("no turn yet"), sleep(0), log("never")})})
             .program(),
         QString::fromUtf8("1 a entered timeout_at\n"
                           "1 a log in\n"
                           "1.5 a cancel requested\n"
                           "1.5 a cancel delivered\n"
                           "1.5 a exited timeout_at 1\n"
                           "1.5 a caught\n"
                           "1.5 a log at 1.5\n"
                           "1.5 a entered timeout_at\n"
                           "1.5 a log no turn yet\n"
                           "1.5 a cancel requested\n"
                           "1.5 a cancel delivered\n"
                           "1.5 a exited timeout_at 1\n"
                           "1.5 a ended 1 TimeoutError\n"
                           "1.5 main ended 0\n"
                           "1.5 - run ended 0\n")},
    };
}

QList<testing::ProgramStory> itemStories()
{
    Step sentinel = on(Verb::Put, 1);
    sentinel.choice = quint8(PutChoice::Sentinel);
    Step forward = on(Verb::Put, 2);
    forward.choice = quint8(PutChoice::Forward);
    Step beans = on(Verb::Put, 1);
    beans.text = QStringLiteral("beans");
    Step untilNone = asking(Verb::WaitUntil, Predicate::Of::GotSentinel, 0, false, {});

    untilNone.target = NodeId(2);
    Step waitForFirst = of(Verb::WaitTasks, {untilNone, sleep(1)});
    waitForFirst.choice = quint8(WaitChoice::FirstCompleted);
    return {
        {QStringLiteral("what an operand's test asks is its maker's variable, as it is by then"),
         Sketch()
             .node(NodeKind::Queue, "in")
             .node(NodeKind::Condition, "c")
             .task("a",
                   {on(Verb::Get, 1), on(Verb::Acquire, 2), waitForFirst, on(Verb::Get, 1),
                    on(Verb::With, 2, {on(Verb::NotifyAll, 2)}), sleep(1), on(Verb::Release, 2)})
             .task("b", {beans, sleep(2), sentinel})
             .task("c", {attempt({of(Verb::Gather, {untilNone}), except("NameError", {log("nothing got")})})})
             .program(),
         QString::fromUtf8("0 b put in beans\n"
                           "0 c entered gather\n"
                           "0 a got in beans\n"
                           "0 a acquired c\n"
                           "0 a entered wait_tasks\n"
                           "0 Condition.wait_for ended 1 NameError: name 'item' is not defined\n"
                           "0 Condition.wait_for#2 released c\n"
                           "0 c exited gather 1\n"
                           "0 c caught\n"
                           "0 c log nothing got\n"
                           "0 c ended 0\n"
                           "1 sleep ended 0\n"
                           "1 a exited wait_tasks 0\n"
                           "2 b put in None\n"
                           "2 b ended 0\n"
                           "2 a got in None\n"
                           "2 a acquired c\n"
                           "2 a notified c 1\n"
                           "2 a released c\n"
                           "2 Condition.wait_for#2 waited c\n"
                           "2 Condition.wait_for#2 acquired c\n"
                           "2 Condition.wait_for#2 ended 0 True\n"
                           "3 a released c\n"
                           "3 a ended 0\n"
                           "3 main ended 0\n"
                           "3 - run ended 0\n")},
        {QStringLiteral("async for takes items until None, which its variable never holds"),
         Sketch()
             .node(NodeKind::Queue, "in")
             .node(NodeKind::Queue, "out")
             .task("a", {beans, sleep(1), on(Verb::Put, 1), sentinel})
             .task("b",
                   {on(Verb::AsyncFor, 1, {log("one"), on(Verb::TaskDone, 1)}), log("over"), forward,
                    on(Verb::Join, 1)})
             .task("c", {on(Verb::Get, 2), sleep(2), on(Verb::Cancel, 4)})
             .program(),
         QString::fromUtf8("0 a put in beans\n"
                           "0 b got in beans\n"
                           "0 b log one\n"
                           "0 b task_done in 0\n"
                           "1 a put in item\n"
                           "1 a put in None\n"
                           "1 a ended 0\n"
                           "1 b got in item\n"
                           "1 b log one\n"
                           "1 b task_done in 1\n"
                           "1 b got in None\n"
                           "1 b log over\n"
                           "1 b put out item\n"
                           "1 c got out item\n"
                           "3 b cancel requested\n"
                           "3 c ended 0\n"
                           "3 b cancel delivered\n"
                           "3 b ended 2\n"
                           "3 main ended 0\n"
                           "3 - run ended 0\n")},
        {QStringLiteral("cancelled while it waits for the next item"),
         Sketch()
             .node(NodeKind::Queue, "in")
             .task("a", {on(Verb::Put, 1), sleep(1), on(Verb::Cancel, 3), on(Verb::Put, 1)})
             .task("b", {attempt({on(Verb::AsyncFor, 1, {log("one")}), finally({log("leaves")})})})
             .program(),
         QString::fromUtf8("0 a put in item\n"
                           "0 b got in item\n"
                           "0 b log one\n"
                           "1 b cancel requested\n"
                           "1 a put in item\n"
                           "1 a ended 0\n"
                           "1 b cancel delivered\n"
                           "1 b log leaves\n"
                           "1 b ended 2\n"
                           "1 main ended 0\n"
                           "1 - run ended 0\n")},
    };
}

} // namespace

} // namespace signalbox::flow

namespace signalbox::testing {

QList<ProgramStory> flowStories()
{
    return flow::loopStories() + flow::itemStories();
}

} // namespace signalbox::testing
