// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stories.h"

#include "engine/simulation/simulation.h"
#include "tests/support/flowstories.h"
#include "tests/support/observations.h"
#include "tests/support/storywords.h"

namespace signalbox::testing {

QString tell(const Program &program)
{
    const Run run = simulate(program);
    QString text;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const bool isTurn = fact.kind == FactKind::TurnBegan || fact.kind == FactKind::WaitBegan
            || fact.kind == FactKind::Yielded || fact.kind == FactKind::TaskCreated;
        const QString what = observed(run, fact);
        if (isTurn || what.isEmpty())
            continue;
        const QString who = fact.task == TaskId::None ? QStringLiteral("-") : run.taskName(fact.task);
        text += QStringLiteral("%1 %2 %3\n").arg(toSeconds(fact.time)).arg(who, what);
    }
    return text;
}

QList<Story> queueStories()
{
    return {
        story("put waits while the queue is full", {queue("q", 1)},
              {{kMain, kWaitForAll},
               {kA, {put("q"), put("q"), log("both in")}},
               {kB, {sleepFor(1), get("q")}},
               {kC, {sleepFor(2), get("q")}}},
              "0 a put q 1:1\n"
              "1 b got q 1:1\n"
              "1 b ended 0\n"
              "1 a put q 1:2\n"
              "1 a log both in\n"
              "1 a ended 0\n"
              "2 c got q 1:2\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("getters are served in the order in which they came", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {get("q")}},
               {kB, {get("q")}},
               {kC, {sleepFor(1), put("q"), put("q")}}},
              "1 c put q 3:1\n"
              "1 c put q 3:2\n"
              "1 c ended 0\n"
              "1 a got q 3:1\n"
              "1 a ended 0\n"
              "1 b got q 3:2\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a getter that comes while another is being woken takes the item; the woken one waits again",
              {queue("q", 0)},
              {{kMain, startAll({sleepFor(1), put("q"), waitAll({"a", "b", "c"})})},
               {kA, {get("q")}},
               {kB, {sleepFor(1), get("q")}},
               {kC, {sleepFor(2), put("q")}}},
              "1 main put q 0:1\n"
              "1 b got q 0:1\n"
              "1 b ended 0\n"
              "2 c put q 3:1\n"
              "2 c ended 0\n"
              "2 a got q 3:1\n"
              "2 a ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a waiting getter is cancelled and the next in line gets the item", {queue("q", 0)},
              {{kMain, startAll({waitAll({"c"}), put("q"), waitAll({"a", "b"})})},
               {kA, {get("q")}},
               {kB, {get("q")}},
               {kC, {sleepFor(1), cancel("a")}}},
              "1 a cancel requested\n"
              "1 c ended 0\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 main put q 0:1\n"
              "1 b got q 0:1\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a getter that is woken and then cancelled hands the item to the next", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {get("q")}},
               {kB, {get("q")}},
               {kC, {sleepFor(1), put("q"), cancel("a")}}},
              "1 c put q 3:1\n"
              "1 a cancel requested\n"
              "1 c ended 0\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 b got q 3:1\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a putter that is woken and then cancelled hands the room to the next", {queue("q", 1)},
              {{kMain, kWaitForAll},
               {kA, {put("q"), put("q")}},
               {kB, {put("q")}},
               {kC, {sleepFor(1), get("q"), cancel("a"), sleepFor(1)}}},
              "0 a put q 1:1\n"
              "1 c got q 1:1\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 b put q 2:1\n"
              "1 b ended 0\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("two wakes in one turn: two items for two getters", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {get("q"), taskDone("q")}},
               {kB, {get("q"), taskDone("q")}},
               {kC, {sleepFor(1), put("q"), put("q"), join("q")}}},
              "1 c put q 3:1\n"
              "1 c put q 3:2\n"
              "1 a got q 3:1\n"
              "1 a task_done q 1\n"
              "1 a ended 0\n"
              "1 b got q 3:2\n"
              "1 b task_done q 0\n"
              "1 b ended 0\n"
              "1 c joined q\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("task_done too often is an error", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {put("q"), get("q"), taskDone("q"), taskDone("q")}},
               {kB, {}},
               {kC, {}}},
              "0 a put q 1:1\n"
              "0 a got q 1:1\n"
              "0 a task_done q 0\n"
              "0 a ended 1 ValueError: task_done() called too many times\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("join waits for the last task_done and goes on though more was put since", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {put("q"), join("q"), log("drained")}},
               {kB, {get("q"), sleepFor(1), taskDone("q"), put("q")}},
               {kC, {join("q"), log("nothing unfinished yet")}}},
              "0 a put q 1:1\n"
              "0 b got q 1:1\n"
              "1 b task_done q 0\n"
              "1 b put q 2:1\n"
              "1 b ended 0\n"
              "1 a joined q\n"
              "1 a log drained\n"
              "1 a ended 0\n"
              "1 c joined q\n"
              "1 c log nothing unfinished yet\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a task that waits in join is cancelled", {queue("q", 0)},
              {{kMain, kWaitForAll}, {kA, {put("q"), join("q")}}, {kB, {sleepFor(1), cancel("a")}}, {kC, {}}},
              "0 a put q 1:1\n"
              "0 c ended 0\n"
              "1 a cancel requested\n"
              "1 b ended 0\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("what a task got is what it puts on", {queue("q", 0), queue("p", 0)},
              {{kMain, kWaitForAll},
               {kA, {put("q")}},
               {kB, {get("q"), forward("p")}},
               {kC, {get("p"), forward("q")}}},
              "0 a put q 1:1\n"
              "0 a ended 0\n"
              "0 b got q 1:1\n"
              "0 b put p 1:1\n"
              "0 b ended 0\n"
              "0 c got p 1:1\n"
              "0 c put q 1:1\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

QList<Story> lockStories()
{
    return {
        story("a lock passes in the order of the line", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(1)})}},
               {kB, {with("l", {sleepFor(1)})}},
               {kC, {with("l", {sleepFor(1)})}}},
              "0 a acquired l\n"
              "1 a released l\n"
              "1 a ended 0\n"
              "1 b acquired l\n"
              "2 b released l\n"
              "2 b ended 0\n"
              "2 c acquired l\n"
              "3 c released l\n"
              "3 c ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("nobody overtakes a task that has been handed the lock", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(1)}), with("l", {log("again")})}},
               {kB, {with("l", {log("my turn")})}},
               {kC, {}}},
              "0 a acquired l\n"
              "0 c ended 0\n"
              "1 a released l\n"
              "1 b acquired l\n"
              "1 b log my turn\n"
              "1 b released l\n"
              "1 b ended 0\n"
              "1 a acquired l\n"
              "1 a log again\n"
              "1 a released l\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelled while waiting for a lock", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(2)})}},
               {kB, {with("l", {log("never")})}},
               {kC, {sleepFor(1), cancel("b"), with("l", {log("after a")})}}},
              "0 a acquired l\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "2 a released l\n"
              "2 a ended 0\n"
              "2 c acquired l\n"
              "2 c log after a\n"
              "2 c released l\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("cancelled while holding a lock: with releases it", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(9)})}},
               {kB, {with("l", {log("mine")})}},
               {kC, {sleepFor(1), cancel("a")}}},
              "0 a acquired l\n"
              "1 a cancel requested\n"
              "1 c ended 0\n"
              "1 a cancel delivered\n"
              "1 a released l\n"
              "1 a ended 2\n"
              "1 b acquired l\n"
              "1 b log mine\n"
              "1 b released l\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelled while holding an acquired lock: nobody gets it any more", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {acquire("l"), sleepFor(9), release("l")}},
               {kB, {acquire("l")}},
               {kC, {sleepFor(1), cancel("a")}}},
              "0 a acquired l\n"
              "1 a cancel requested\n"
              "1 c ended 0\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 - run ended 1\n"),
        story("woken for the lock, then cancelled: the next in line is woken instead", {lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(1)}), cancel("b")}},
               {kB, {with("l", {log("never")})}},
               {kC, {with("l", {log("mine")})}}},
              "0 a acquired l\n"
              "1 a released l\n"
              "1 b cancel requested\n"
              "1 a ended 0\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 c acquired l\n"
              "1 c log mine\n"
              "1 c released l\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("releasing a lock that nobody holds is an error", {lock("l")},
              {{kMain, kWaitForAll}, {kA, {release("l")}}, {kB, {}}, {kC, {}}},
              "0 a ended 1 RuntimeError: Lock is not acquired.\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("two locks taken the other way round: a deadlock", {lock("l"), lock("k")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {sleepFor(1), with("k", {})})}},
               {kB, {with("k", {sleepFor(1), with("l", {})})}},
               {kC, {}}},
              "0 a acquired l\n"
              "0 b acquired k\n"
              "0 c ended 0\n"
              "1 - run ended 1\n"),
        story("a semaphore lets two in; the third waits", {semaphore("s", 2)},
              {{kMain, kWaitForAll},
               {kA, {with("s", {sleepFor(1)})}},
               {kB, {with("s", {sleepFor(2)})}},
               {kC, {with("s", {sleepFor(1)})}}},
              "0 a acquired s\n"
              "0 b acquired s\n"
              "1 a released s\n"
              "1 a ended 0\n"
              "1 c acquired s\n"
              "2 b released s\n"
              "2 b ended 0\n"
              "2 c released s\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("two permits are released in one turn: two waiters go", {semaphore("s", 2)},
              {{kMain, kWaitForAll},
               {kA, {acquire("s"), acquire("s"), sleepFor(1), release("s"), release("s")}},
               {kB, {acquire("s"), log("in")}},
               {kC, {acquire("s"), log("in")}}},
              "0 a acquired s\n"
              "0 a acquired s\n"
              "1 a released s\n"
              "1 a released s\n"
              "1 a ended 0\n"
              "1 b acquired s\n"
              "1 b log in\n"
              "1 b ended 0\n"
              "1 c acquired s\n"
              "1 c log in\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("given a permit, then cancelled: the permit goes to the next", {semaphore("s", 1)},
              {{kMain, kWaitForAll},
               {kA, {acquire("s"), sleepFor(1), release("s"), cancel("b")}},
               {kB, {acquire("s")}},
               {kC, {acquire("s"), log("in")}}},
              "0 a acquired s\n"
              "1 a released s\n"
              "1 b cancel requested\n"
              "1 a ended 0\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 c acquired s\n"
              "1 c log in\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("an event lets everyone go, in the order of the line", {event("e")},
              {{kMain, kWaitForAll},
               {kA, {waitFor("e")}},
               {kB, {waitFor("e")}},
               {kC, {sleepFor(1), set("e"), set("e")}}},
              "1 c set e\n"
              "1 c set e\n"
              "1 c ended 0\n"
              "1 a waited e\n"
              "1 a ended 0\n"
              "1 b waited e\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("set and clear in one turn: who waited goes all the same", {event("e")},
              {{kMain, kWaitForAll},
               {kA, {waitFor("e"), log("went")}},
               {kB, {sleepFor(1), set("e"), clear("e")}},
               {kC, {sleepFor(2), waitFor("e")}}},
              "1 b set e\n"
              "1 b cleared e\n"
              "1 b ended 0\n"
              "1 a waited e\n"
              "1 a log went\n"
              "1 a ended 0\n"
              "2 - run ended 1\n"),
        story("an event that is set at the start makes nobody wait", {event("e", true)},
              {{kMain, kWaitForAll}, {kA, {waitFor("e"), log("went")}}, {kB, {}}, {kC, {}}},
              "0 a waited e\n"
              "0 a log went\n"
              "0 a ended 0\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("cancelled while waiting for an event", {event("e")},
              {{kMain, kWaitForAll},
               {kA, {waitFor("e")}},
               {kB, {waitFor("e")}},
               {kC, {sleepFor(1), cancel("a"), sleepFor(1), set("e")}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "2 c set e\n"
              "2 c ended 0\n"
              "2 b waited e\n"
              "2 b ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a semaphore as a signal: one task acquires, another releases", {semaphore("s", 0)},
              {{kMain, kWaitForAll},
               {kA, {repeat(2, {acquire("s"), log("signal")})}},
               {kB, {repeat(2, {sleepFor(1), release("s")})}},
               {kC, {}}},
              "0 c ended 0\n"
              "1 b released s\n"
              "1 a acquired s\n"
              "1 a log signal\n"
              "2 b released s\n"
              "2 b ended 0\n"
              "2 a acquired s\n"
              "2 a log signal\n"
              "2 a ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a permit that comes too late for a cancelled task is free again", {semaphore("s", 1)},
              {{kMain, kWaitForAll},
               {kA, {acquire("s"), sleepFor(1), release("s"), cancel("b")}},
               {kB, {acquire("s")}},
               {kC, {sleepFor(2), acquire("s"), log("in at once")}}},
              "0 a acquired s\n"
              "1 a released s\n"
              "1 b cancel requested\n"
              "1 a ended 0\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "2 c acquired s\n"
              "2 c log in at once\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
    };
}

QList<Story> taskStories()
{
    return {
        story("equal deadlines fire in the order in which the sleeps began", {},
              {{kMain, kWaitForAll},
               {kA, {sleepFor(1), log("a")}},
               {kB, {sleepFor(1), log("b")}},
               {kC, {sleepFor(1), log("c")}}},
              "1 a log a\n"
              "1 a ended 0\n"
              "1 b log b\n"
              "1 b ended 0\n"
              "1 c log c\n"
              "1 c ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("seven tenths and one are as late as eight", {},
              {{kMain, kWaitForAll},
               {kA, {sleepFor(0.7), sleepFor(0.1), log("a")}},
               {kB, {sleepFor(0.8), log("b")}},
               {kC, {}}},
              "0 c ended 0\n"
              "0.8 b log b\n"
              "0.8 b ended 0\n"
              "0.8 a log a\n"
              "0.8 a ended 0\n"
              "0.8 main ended 0\n"
              "0.8 - run ended 0\n"),
        story("a bare yield lets the others have a turn", {},
              {{kMain, kWaitForAll},
               {kA, {repeat(2, {log("a"), sleepFor(0)})}},
               {kB, {repeat(2, {log("b"), sleepFor(0)})}},
               {kC, {}}},
              "0 a log a\n"
              "0 b log b\n"
              "0 c ended 0\n"
              "0 a log a\n"
              "0 b log b\n"
              "0 a ended 0\n"
              "0 b ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("computing keeps the loop: a sleeper wakes late", {},
              {{kMain, kWaitForAll},
               {kA, {cpu(2), log("computed")}},
               {kB, {sleepFor(1), log("late")}},
               {kC, {}}},
              "2 a log computed\n"
              "2 a ended 0\n"
              "2 c ended 0\n"
              "3 b log late\n"
              "3 b ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("cancelled before its first turn: nothing of it runs", {},
              {{kMain, {spawn("a"), cancel("a"), waitAll({"a"})}}, {kA, {log("never")}}},
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a ended 2\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("cancelled while sleeping", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}}, {kA, {sleepFor(9)}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a task that cancels itself hears of it at its next wait", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {cancel("a"), log("still here"), sleepFor(1), log("never")}}},
              "0 a cancel requested\n"
              "0 a log still here\n"
              "0 a cancel delivered\n"
              "0 a ended 2\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("asked to cancel in its last turn: cancelled all the same", {},
              {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {cancel("a"), log("last words")}}},
              "0 a cancel requested\n"
              "0 a log last words\n"
              "0 a ended 2\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("cancelling twice asks twice and strikes once", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), cancel("a"), waitAll({"a"})}},
               {kA, {sleepFor(9)}}},
              "1 a cancel requested\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelling what has ended does nothing", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), log("on")}}, {kA, {}}},
              "0 a ended 0\n"
              "1 main log on\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("await gives the error of the task awaited", {},
              {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
               {kA, {sleepFor(1), raise("ValueError: bad")}},
               {kB, {await("a"), log("never")}}},
              "1 a ended 1 ValueError: bad\n"
              "1 b ended 1 ValueError: bad\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelling a task that awaits another cancels that one", {},
              {{kMain, {spawn("a"), spawn("b"), sleepFor(1), cancel("b"), waitAll({"a", "b"})}},
               {kA, {sleepFor(9)}},
               {kB, {await("a"), log("never")}}},
              "1 b cancel requested\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("awaiting what has been cancelled cancels", {},
              {{kMain, {spawn("a"), cancel("a"), sleepFor(1), spawn("b"), waitAll({"b"})}},
               {kA, {}},
               {kB, {await("a")}}},
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a ended 2\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("what main leaves behind is cancelled", {},
              {{kMain, {spawn("a"), sleepFor(1)}}, {kA, {sleepFor(9)}}},
              "1 main ended 0\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 - run ended 0\n"),
        story("a task that awaits itself is told so", {},
              {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {await("a")}}},
              "0 a ended 1 RuntimeError: Task cannot await on itself\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("what is spawned while the run shuts down is not waited for", {},
              {{kMain, {spawn("a"), sleepFor(1)}},
               {kA, {attempt({sleepFor(9), finally({spawn("b")})})}},
               {kB, {sleepFor(5), log("never")}}},
              "1 main ended 0\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 - run ended 0\n"),
    };
}

QList<Story> groupStories()
{
    return {
        story("a group waits for all of its tasks", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), spawn("c")}), log("both done")}},
               {kB, {sleepFor(1)}},
               {kC, {sleepFor(2)}}},
              "0 a entered group\n"
              "1 b ended 0\n"
              "2 c ended 0\n"
              "2 a exited group 0\n"
              "2 a log both done\n"
              "2 a ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("one failure cancels the sibling and the group fails", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), spawn("c")})}},
               {kB, {sleepFor(1), raise("RuntimeError: jam")}},
               {kC, {sleepFor(9)}}},
              "0 a entered group\n"
              "1 b ended 1 RuntimeError: jam\n"
              "1 c cancel requested\n"
              "1 a cancel requested\n"
              "1 c cancel delivered\n"
              "1 c ended 2\n"
              "1 a cancel delivered\n"
              "1 a exited group 1\n"
              "1 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a sibling that fails while it is being cancelled adds its error", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), spawn("c")})}},
               {kB, {sleepFor(1), raise("RuntimeError: jam")}},
               {kC, {attempt({sleepFor(9), finally({raise("ValueError: cleanup")})})}}},
              "0 a entered group\n"
              "1 b ended 1 RuntimeError: jam\n"
              "1 c cancel requested\n"
              "1 a cancel requested\n"
              "1 c cancel delivered\n"
              "1 c ended 1 ValueError: cleanup\n"
              "1 a cancel delivered\n"
              "1 a exited group 1\n"
              "1 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a failure interrupts what the group's own task is doing", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), sleepFor(9)})}},
               {kB, {sleepFor(1), raise("RuntimeError: jam")}}},
              "0 a entered group\n"
              "1 b ended 1 RuntimeError: jam\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a exited group 1\n"
              "1 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelling a group from outside reaches its tasks", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), spawn("c")})}},
               {kB, {sleepFor(9)}},
               {kC, {sleepFor(9)}}},
              "0 a entered group\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 b cancel requested\n"
              "1 c cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 c cancel delivered\n"
              "1 c ended 2\n"
              "1 a exited group 2\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("siblings are stopped where they stand: holding, waiting, sleeping", {lock("l")},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {group({spawn("b"), spawn("c"), spawn("d")})}},
               {kB, {with("l", {sleepFor(9)})}},
               {kC, {with("l", {})}},
               {QStringLiteral("d"), {sleepFor(1), raise("RuntimeError: jam")}}},
              "0 a entered group\n"
              "0 b acquired l\n"
              "1 d ended 1 RuntimeError: jam\n"
              "1 b cancel requested\n"
              "1 c cancel requested\n"
              "1 a cancel requested\n"
              "1 b cancel delivered\n"
              "1 b released l\n"
              "1 b ended 2\n"
              "1 c cancel delivered\n"
              "1 c ended 2\n"
              "1 a cancel delivered\n"
              "1 a exited group 1\n"
              "1 a ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a timeout cancels what is inside and raises TimeoutError", {},
              {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {timeout(1, {sleepFor(9)})}}},
              "0 a entered timeout\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a exited timeout 1\n"
              "1 a ended 1 TimeoutError\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a timeout that is not needed leaves no trace in time", {},
              {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {timeout(5, {sleepFor(1)}), log("in time")}}},
              "0 a entered timeout\n"
              "1 a exited timeout 0\n"
              "1 a log in time\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a timeout of no time strikes at the first wait", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {timeout(0, {log("before"), sleepFor(1), log("never")})}}},
              "0 a entered timeout\n"
              "0 a log before\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a exited timeout 1\n"
              "0 a ended 1 TimeoutError\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("the inner of two timeouts strikes first", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA,
                {timeout(3,
                         {attempt({timeout(1, {sleepFor(9)}), except("TimeoutError", {log("inner")})}),
                          sleepFor(9)})}}},
              "0 a entered timeout\n"
              "0 a entered timeout\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a exited timeout 1\n"
              "1 a caught\n"
              "1 a log inner\n"
              "3 a cancel requested\n"
              "3 a cancel delivered\n"
              "3 a exited timeout 1\n"
              "3 a ended 1 TimeoutError\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("cancelled from outside in the moment of the timeout: the cancellation stands", {},
              {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
               {kA, {sleepFor(0), timeout(1, {sleepFor(9)})}},
               {kB, {sleepFor(1), cancel("a")}}},
              "0 a entered timeout\n"
              "1 a cancel requested\n"
              "1 a cancel requested\n"
              "1 b ended 0\n"
              "1 a cancel delivered\n"
              "1 a exited timeout 2\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a timeout around a group stops its tasks", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {timeout(1, {group({spawn("b"), spawn("c")})})}},
               {kB, {sleepFor(9)}},
               {kC, {sleepFor(0.5)}}},
              "0 a entered timeout\n"
              "0 a entered group\n"
              "0.5 c ended 0\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 a exited group 2\n"
              "1 a exited timeout 1\n"
              "1 a ended 1 TimeoutError\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
    };
}

QList<Story> errorStories()
{
    return {
        story("an error ends the task and nobody else", {},
              {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
               {kA, {raise("ValueError: bad")}},
               {kB, {sleepFor(1)}}},
              "0 a ended 1 ValueError: bad\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("except takes its type and the task goes on", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA,
                {attempt({raise("ValueError: bad"), except("KeyError", {log("no")}),
                          except("ValueError", {log("yes")})}),
                 log("on")}}},
              "0 a caught\n"
              "0 a log yes\n"
              "0 a log on\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("except Exception does not take a cancellation", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {attempt({sleepFor(9), except("Exception", {log("never")})})}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a task may swallow its cancellation", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA,
                {attempt({sleepFor(9), except("CancelledError", {log("no thanks")})}), sleepFor(1),
                 log("done")}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a caught\n"
              "1 a log no thanks\n"
              "2 a log done\n"
              "2 a ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("finally runs when cancelled, and may wait", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {attempt({sleepFor(9), finally({sleepFor(1), log("cleaned up")})})}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "2 a log cleaned up\n"
              "2 a ended 2\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("caught, cleaned up and raised again", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {attempt({sleepFor(9), except("CancelledError", {log("cleaning"), raise("")})})}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a caught\n"
              "1 a log cleaning\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("return leaves through finally and with", {lock("l")},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {with("l", {attempt({giveBack(), finally({log("bye")})})}), log("never")}}},
              "0 a acquired l\n"
              "0 a log bye\n"
              "0 a released l\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("raise without words in a finally raises what led there", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {attempt({raise("ValueError: bad"), finally({raise("")})})}}},
              "0 a ended 1 ValueError: bad\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("except OSError takes a TimeoutError, as it is one", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {attempt({timeout(1, {sleepFor(9)}), except("OSError", {log("caught")})})}}},
              "0 a entered timeout\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a exited timeout 1\n"
              "1 a caught\n"
              "1 a log caught\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story(
            "a with whose lock somebody else has released raises on its way out", {lock("l")},
            {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
             {kA, {attempt({with("l", {sleepFor(2)}), except("RuntimeError", {log("not mine any more")})})}},
             {kB, {sleepFor(1), release("l")}}},
            "0 a acquired l\n"
            "1 b released l\n"
            "1 b ended 0\n"
            "2 a caught\n"
            "2 a log not mine any more\n"
            "2 a ended 0\n"
            "2 main ended 0\n"
            "2 - run ended 0\n"),
    };
}

QList<Story> allStories()
{
    return queueStories() + itemStories() + lockStories() + conditionStories() + barrierStories()
        + counterStories() + taskStories() + groupStories() + gatherStories() + waitStories()
        + shieldStories() + futureStories() + resultStories() + executorStories() + errorStories()
        + storiesOfPython312() + storiesOfPython313() + flow::flowStories();
}

} // namespace signalbox::testing
