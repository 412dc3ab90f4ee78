// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/catalog.h"
#include "tests/support/stories.h"

namespace signalbox::flow {

/// \file
/// Stories about the ways through a task's steps: questions, loops and how one leaves them, errors and groups
/// of them. They begin as layouts, so that they tell of expand() as well. What they are held to was taken
/// from CPython 3.11 running the same.

/// A layout written down as it reads: its nodes are known by their order, from 1.
class Sketch {
public:
    Sketch &node(NodeKind kind, const char *name, QMap<Param, ParamValue> parameters = {},
                 NodeId scope = NodeId::None)
    {
        Node made = makeNode(m_layout, kind, {});
        made.name = QString::fromUtf8(name);
        made.parameters = std::move(parameters);
        made.scope = scope;
        m_layout.nodes.append(made);
        return *this;
    }
    Sketch &task(const char *name, QList<Step> steps, NodeId scope = NodeId::None)
    {
        return node(NodeKind::Task, name, {{Param::Steps, std::move(steps)}}, scope);
    }
    Sketch &helper(const char *name, QList<Step> steps)
    {
        return node(NodeKind::Task, name, {{Param::Steps, std::move(steps)}, {Param::Spawned, true}});
    }
    Program program() const { return expand(m_layout); }

private:
    Layout m_layout;
};

inline Step of(Verb verb, QList<Step> body = {})
{
    Step made;
    made.verb = verb;
    made.body = std::move(body);
    return made;
}
inline Step on(Verb verb, quint32 target, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.target = NodeId(target);
    return made;
}
inline Step lasting(Verb verb, double seconds, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.time = Duration::fixed(fromSeconds(seconds));
    return made;
}
inline Step worded(Verb verb, const char *text, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.text = QString::fromUtf8(text);
    return made;
}
inline Step sleep(double seconds)
{
    return lasting(Verb::Sleep, seconds);
}
inline Step log(const char *text)
{
    return worded(Verb::Log, text);
}
inline Step raise(const char *error = "")
{
    return worded(Verb::Raise, error);
}
inline Step attempt(QList<Step> body)
{
    return of(Verb::Try, std::move(body));
}
inline Step except(const char *type, QList<Step> body)
{
    return worded(Verb::Except, type, std::move(body));
}
inline Step exceptStar(const char *type, QList<Step> body)
{
    return worded(Verb::ExceptStar, type, std::move(body));
}
inline Step finally(QList<Step> body)
{
    return of(Verb::Finally, std::move(body));
}
inline Step repeat(qint64 count, QList<Step> body)
{
    Step made = of(Verb::Repeat, std::move(body));
    made.count = count;
    return made;
}
inline Step endlessly(QList<Step> body)
{
    return of(Verb::Forever, std::move(body));
}
inline Step retry(qint64 count, double backoff, const char *type, QList<Step> body)
{
    Step made = lasting(Verb::Retry, backoff, std::move(body));
    made.count = count;
    made.text = QString::fromUtf8(type);
    return made;
}
/// Asks about a task, or whether this one was asked to cancel (target 0) more than \a value times.
inline Step asking(Verb verb, Predicate::Of of, quint32 target, bool negated, QList<Step> body)
{
    Step made = flow::of(verb, std::move(body));
    made.predicate.of = of;
    made.predicate.target = NodeId(target);
    made.predicate.negated = negated;
    made.predicate.relation = Predicate::Relation::Greater;
    return made;
}
inline Step ifDone(quint32 task, QList<Step> body)
{
    return asking(Verb::If, Predicate::Of::TaskDone, task, false, std::move(body));
}
inline Step whileNotDone(quint32 task, QList<Step> body)
{
    return asking(Verb::While, Predicate::Of::TaskDone, task, true, std::move(body));
}
inline Step otherwise(QList<Step> body)
{
    return of(Verb::Else, std::move(body));
}
inline Step group(QList<Step> body)
{
    return of(Verb::Group, std::move(body));
}
inline Step spawn(quint32 node)
{
    return on(Verb::Spawn, node);
}

inline QList<testing::Story> loopStories()
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

inline QList<testing::Story> itemStories()
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

/// Tasks 1 to 4 fail after one another; a task group makes a group of what they raise.
inline Sketch failing()
{
    return std::move(Sketch()
                         .helper("v", {raise("ValueError: one")})
                         .helper("o", {raise("OSError: two")})
                         .helper("k", {raise("KeyError")})
                         .helper("both", {group({spawn(1), spawn(2)})}));
}

inline QList<testing::Story> starStories()
{
    const Step three = group({spawn(1), spawn(2), spawn(3)});
    const Step nested = group({spawn(4), spawn(1), spawn(3)});
    const auto story = [](const char *name, QList<Step> steps, const char *expected) {
        return testing::Story{QString::fromUtf8(name), failing().task("a", std::move(steps)).program(),
                              QString::fromUtf8(expected)};
    };
    return {
        story("every except* takes its part, and what nobody takes goes on",
              {attempt({three, exceptStar("ValueError", {log("values")}),
                        exceptStar("OSError", {log("system")}), finally({log("finally")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log values\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a log finally\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("all parts are taken",
              {attempt({three, exceptStar("LookupError", {log("lookups"), sleep(1)}),
                        exceptStar("Exception", {log("the rest")})}),
               log("fine")},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log lookups\n"
              "1 a caught\n"
              "1 a log the rest\n"
              "1 a log fine\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a part of a nested group keeps its message",
              {attempt({attempt({nested, exceptStar("OSError", {log("system")})}),
                        except("ExceptionGroup", {log("left"), raise()})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a caught\n"
              "0 a log left\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("raised again, a part goes back to its place",
              {attempt({nested, exceptStar("ValueError", {log("values"), raise()}),
                        exceptStar("OSError", {log("system")})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log values\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a new error stands beside what goes on",
              {attempt({three, exceptStar("ValueError", {raise("TypeError: new")}),
                        exceptStar("OSError", {log("system"), raise()})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log system\n"
              "0 a ended 1 ExceptionGroup:  (2 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("new errors of several clauses make a group without a message",
              {attempt({three, exceptStar("ValueError", {raise("TypeError: new")}),
                        exceptStar("Exception", {raise("EOFError: end")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a ended 1 ExceptionGroup:  (2 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("one new error alone is no group",
              {attempt({attempt({three, exceptStar("Exception", {raise("TypeError: new")})}),
                        except("TypeError", {log("as it is")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log as it is\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a single error is wrapped for whoever takes it",
              {attempt({attempt({raise("ValueError: naked"), exceptStar("OSError", {log("no")}),
                                 exceptStar("ValueError", {log("wrapped"), raise()})}),
                        except("ExceptionGroup", {log("a group")})}),
               attempt({attempt({raise("ValueError: naked"), exceptStar("OSError", {log("no")})}),
                        except("ValueError", {log("as it was")})}),
               attempt({raise("ValueError: naked"), exceptStar("ValueError", {raise("KeyError: new")})})},
              "0 a caught\n"
              "0 a log wrapped\n"
              "0 a caught\n"
              "0 a log a group\n"
              "0 a caught\n"
              "0 a log as it was\n"
              "0 a caught\n"
              "0 a ended 1 KeyError: new\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a group cannot be taken from a group",
              {attempt({three, exceptStar("ExceptionGroup", {log("never")}), finally({log("finally")})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a log finally\n"
              "0 a ended 1 TypeError: catching ExceptionGroup with except* is not allowed. Use except "
              "instead.\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("an outer except* takes from what an inner one left",
              {attempt({attempt({nested, exceptStar("OSError", {log("inner")})}),
                        exceptStar("ValueError", {log("outer")})})},
              "0 a entered group\n"
              "0 both entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 k ended 1 KeyError\n"
              "0 v#2 ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 both cancel requested\n"
              "0 a cancel requested\n"
              "0 both cancel requested\n"
              "0 both cancel delivered\n"
              "0 both exited group 1\n"
              "0 both ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a log inner\n"
              "0 a caught\n"
              "0 a log outer\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("raise in a try inside a clause still raises the part again",
              {attempt({three,
                        exceptStar("ValueError",
                                   {attempt({raise("EOFError: a"), except("EOFError", {})}),
                                    attempt({raise(), finally({log("finally")})})})})},
              "0 a entered group\n"
              "0 v ended 1 ValueError: one\n"
              "0 o ended 1 OSError: two\n"
              "0 k ended 1 KeyError\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited group 1\n"
              "0 a caught\n"
              "0 a caught\n"
              "0 a log finally\n"
              "0 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (3 sub-exceptions)\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        {QStringLiteral("being cancelled is no Exception for except* either"),
         Sketch()
             .task("a", {attempt({sleep(9), exceptStar("Exception", {log("never")})})})
             .task("b",
                   {attempt({sleep(9), exceptStar("CancelledError", {log("wrapped")})}), log("swallowed")})
             .task("c", {attempt({sleep(9), exceptStar("BaseException", {log("wrapped"), raise()})})})
             .task("d",
                   {attempt({raise("ValueError: x"), exceptStar("ValueError", {sleep(9)}),
                             exceptStar("Exception", {log("never")})})})
             .task("e",
                   {sleep(1), on(Verb::Cancel, 1), on(Verb::Cancel, 2), on(Verb::Cancel, 3),
                    on(Verb::Cancel, 4)})
             .program(),
         QString::fromUtf8("0 d caught\n"
                           "1 a cancel requested\n"
                           "1 b cancel requested\n"
                           "1 c cancel requested\n"
                           "1 d cancel requested\n"
                           "1 e ended 0\n"
                           "1 a cancel delivered\n"
                           "1 a ended 2\n"
                           "1 b cancel delivered\n"
                           "1 b caught\n"
                           "1 b log wrapped\n"
                           "1 b log swallowed\n"
                           "1 b ended 0\n"
                           "1 c cancel delivered\n"
                           "1 c caught\n"
                           "1 c log wrapped\n"
                           "1 c ended 1 BaseExceptionGroup:  (1 sub-exception)\n"
                           "1 d cancel delivered\n"
                           "1 d ended 2\n"
                           "1 main ended 0\n"
                           "1 - run ended 0\n")},
        {QStringLiteral("cancelled in a clause, the next ones still run"),
         failing()
             .task("a",
                   {attempt({three, exceptStar("ValueError", {sleep(9)}),
                             exceptStar("OSError", {log("system")})})})
             .task("b", {sleep(1), on(Verb::Cancel, 5)})
             .program(),
         QString::fromUtf8("0 a entered group\n"
                           "0 v ended 1 ValueError: one\n"
                           "0 o ended 1 OSError: two\n"
                           "0 k ended 1 KeyError\n"
                           "0 a cancel requested\n"
                           "0 a cancel delivered\n"
                           "0 a exited group 1\n"
                           "0 a caught\n"
                           "1 a cancel requested\n"
                           "1 b ended 0\n"
                           "1 a cancel delivered\n"
                           "1 a caught\n"
                           "1 a log system\n"
                           "1 a ended 1 BaseExceptionGroup:  (2 sub-exceptions)\n"
                           "1 main ended 0\n"
                           "1 - run ended 0\n")},
    };
}

inline QList<testing::Story> flowStories()
{
    return loopStories() + itemStories() + starStories();
}

} // namespace signalbox::flow
