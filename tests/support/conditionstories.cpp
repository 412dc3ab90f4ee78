// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> conditionStories()
{
    return {
        story("a notified task goes on once it has the lock back", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {waitFor("c"), log("notified")})}},
               {kB, {with("c", {waitFor("c"), log("notified")})}},
               {kC,
                {sleepFor(1), with("c", {notify("c"), sleepFor(1), log("let go")}), sleepFor(1),
                 with("c", {notify("c", 5)})}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "0 b acquired c\n"
              "0 b released c\n"
              "1 c acquired c\n"
              "1 c notified c 1\n"
              "1 a waited c\n"
              "2 c log let go\n"
              "2 c released c\n"
              "2 a acquired c\n"
              "2 a log notified\n"
              "2 a released c\n"
              "2 a ended 0\n"
              "3 c acquired c\n"
              "3 c notified c 1\n"
              "3 c released c\n"
              "3 c ended 0\n"
              "3 b waited c\n"
              "3 b acquired c\n"
              "3 b log notified\n"
              "3 b released c\n"
              "3 b ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("notify_all wakes everyone; the lock lets them through one by one", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {waitFor("c"), sleepFor(1)})}},
               {kB, {with("c", {waitFor("c"), sleepFor(1)})}},
               {kC,
                {sleepFor(1), with("c", {notifyAll("c"), notifyAll("c")}), with("c", {log("in between")})}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "0 b acquired c\n"
              "0 b released c\n"
              "1 c acquired c\n"
              "1 c notified c 2\n"
              "1 c notified c 0\n"
              "1 c released c\n"
              "1 c acquired c\n"
              "1 c log in between\n"
              "1 c released c\n"
              "1 c ended 0\n"
              "1 a waited c\n"
              "1 a acquired c\n"
              "1 b waited c\n"
              "2 a released c\n"
              "2 a ended 0\n"
              "2 b acquired c\n"
              "3 b released c\n"
              "3 b ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("waiting and notifying without the lock are errors", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {waitFor("c")}},
               {kB, {notify("c")}},
               {kC, {attempt({notifyAll("c"), except("RuntimeError", {log("not mine")})}), release("c")}}},
              "0 a ended 1 RuntimeError: cannot wait on un-acquired lock\n"
              "0 b ended 1 RuntimeError: cannot notify on un-acquired lock\n"
              "0 c caught\n"
              "0 c log not mine\n"
              "0 c ended 1 RuntimeError: Lock is not acquired.\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("whoever waits may do so with the lock of another, and takes it from him", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {acquire("c"), sleepFor(1), release("c")}},
               {kB, {waitFor("c")}},
               {kC, {with("c", {notify("c")})}}},
              "0 a acquired c\n"
              "0 b released c\n"
              "0 c acquired c\n"
              "0 c notified c 1\n"
              "0 c released c\n"
              "0 c ended 0\n"
              "0 b waited c\n"
              "0 b acquired c\n"
              "0 b ended 0\n"
              "1 a released c\n"
              "1 a ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("wait_for looks again at each notification", {condition("c"), counter("n")},
              {{kMain, kWaitForAll},
               {kA,
                {with("c", {waitUntil("c", counts("n", Predicate::Relation::GreaterEqual, 2)), log("two")})}},
               {kB, {repeat(2, {sleepFor(1), with("c", {readFrom("n"), addTo("n", 1), notifyAll("c")})})}},
               {kC,
                {sleepFor(3), with("c", {waitUntil("c", counts("n", Predicate::Relation::Equal, 2))}),
                 log("at once")}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "1 b acquired c\n"
              "1 b read n 0\n"
              "1 b wrote n 1\n"
              "1 b notified c 1\n"
              "1 b released c\n"
              "1 a waited c\n"
              "1 a acquired c\n"
              "1 a released c\n"
              "2 b acquired c\n"
              "2 b read n 1\n"
              "2 b wrote n 2\n"
              "2 b notified c 1\n"
              "2 b released c\n"
              "2 b ended 0\n"
              "2 a waited c\n"
              "2 a acquired c\n"
              "2 a log two\n"
              "2 a released c\n"
              "2 a ended 0\n"
              "3 c acquired c\n"
              "3 c released c\n"
              "3 c log at once\n"
              "3 c ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("wait_for asks all kinds of things",
              {condition("c"), event("e"), lock("l"), queue("q", 1), barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA,
                {with("c",
                      {waitUntil("c", ask(Predicate::Of::EventSet, "e")), log("set"),
                       waitUntil("c", ask(Predicate::Of::Locked, "l")), log("locked"),
                       waitUntil("c", unless(ask(Predicate::Of::QueueEmpty, "q"))), log("not empty"),
                       waitUntil("c", ask(Predicate::Of::QueueFull, "q")), log("full"),
                       waitUntil("c", ask(Predicate::Of::BarrierBroken, "b")), log("broken"),
                       waitUntil("c", ask(Predicate::Of::TaskCancelled, "c")), log("cancelled"),
                       waitUntil("c", ask(Predicate::Of::TaskDone, "c")), log("done"),
                       waitUntil("c", ask(Predicate::Of::Locked, "c")), log("mine")})}},
               {kB,
                {sleepFor(1), set("e"), with("c", {notify("c")}), sleepFor(1), acquire("l"),
                 with("c", {notify("c")}), sleepFor(1), putText("q", "x"), with("c", {notify("c")}),
                 sleepFor(1), breakUp("b"), cancel("c"), with("c", {notify("c")}), sleepFor(1),
                 with("c", {notify("c")})}},
               {kC, {sleepFor(9)}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "1 b set e\n"
              "1 b acquired c\n"
              "1 b notified c 1\n"
              "1 b released c\n"
              "1 a waited c\n"
              "1 a acquired c\n"
              "1 a log set\n"
              "1 a released c\n"
              "2 b acquired l\n"
              "2 b acquired c\n"
              "2 b notified c 1\n"
              "2 b released c\n"
              "2 a waited c\n"
              "2 a acquired c\n"
              "2 a log locked\n"
              "2 a released c\n"
              "3 b put q x\n"
              "3 b acquired c\n"
              "3 b notified c 1\n"
              "3 b released c\n"
              "3 a waited c\n"
              "3 a acquired c\n"
              "3 a log not empty\n"
              "3 a log full\n"
              "3 a released c\n"
              "4 b b broken 0\n"
              "4 c cancel requested\n"
              "4 b acquired c\n"
              "4 b notified c 1\n"
              "4 b released c\n"
              "4 c cancel delivered\n"
              "4 c ended 2\n"
              "4 a waited c\n"
              "4 a acquired c\n"
              "4 a log broken\n"
              "4 a log cancelled\n"
              "4 a log done\n"
              "4 a log mine\n"
              "4 a released c\n"
              "4 a ended 0\n"
              "5 b acquired c\n"
              "5 b notified c 0\n"
              "5 b released c\n"
              "5 b ended 0\n"
              "5 main ended 0\n"
              "5 - run ended 0\n"),
        story("asking about a task that was never started", {condition("c")},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {with("c", {waitUntil("c", ask(Predicate::Of::TaskDone, "b"))})}},
               {kB, {}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "0 a ended 1 NameError: name 'b_task' is not defined\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("cancelled while waiting: it takes the lock back first", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {waitFor("c"), log("never")})}},
               {kB, {sleepFor(1), with("c", {cancel("a"), sleepFor(1)})}},
               {kC, {}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "0 c ended 0\n"
              "1 b acquired c\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "2 b released c\n"
              "2 b ended 0\n"
              "2 a acquired c\n"
              "2 a released c\n"
              "2 a ended 2\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("cancelled again while it takes the lock back: that waits all the same", {condition("c")},
              {{kMain, kWaitForAll},
               {kA,
                {attempt(
                     {with("c", {waitFor("c"), log("never")}), except("CancelledError", {log("cancelled")})}),
                 log("on")}},
               {kB,
                {sleepFor(1), with("c", {cancel("a"), sleepFor(1), cancel("a"), sleepFor(1), cancel("a")})}},
               {kC, {sleepFor(1), with("c", {log("before a")})}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "1 b acquired c\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "2 a cancel requested\n"
              "2 a cancel delivered\n"
              "3 a cancel requested\n"
              "3 b released c\n"
              "3 b ended 0\n"
              "3 a cancel delivered\n"
              "3 c acquired c\n"
              "3 c log before a\n"
              "3 c released c\n"
              "3 c ended 0\n"
              "3 a acquired c\n"
              "3 a released c\n"
              "3 a caught\n"
              "3 a log cancelled\n"
              "3 a log on\n"
              "3 a ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("notified, then cancelled while it takes the lock back", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {waitFor("c"), log("never")})}},
               {kB, {sleepFor(1), with("c", {notify("c"), sleepFor(1), cancel("a"), sleepFor(1)})}},
               {kC, {sleepFor(2), with("c", {log("after a")})}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "1 b acquired c\n"
              "1 b notified c 1\n"
              "1 a waited c\n"
              "2 a cancel requested\n"
              "2 a cancel delivered\n"
              "3 b released c\n"
              "3 b ended 0\n"
              "3 c acquired c\n"
              "3 c log after a\n"
              "3 c released c\n"
              "3 c ended 0\n"
              "3 a acquired c\n"
              "3 a released c\n"
              "3 a ended 2\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("notified and cancelled in one turn: nobody else hears of the notification", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {waitFor("c"), log("never")})}},
               {kB, {with("c", {waitFor("c"), log("never")})}},
               {kC, {sleepFor(1), with("c", {notify("c"), cancel("a")})}}},
              "0 a acquired c\n"
              "0 a released c\n"
              "0 b acquired c\n"
              "0 b released c\n"
              "1 c acquired c\n"
              "1 c notified c 1\n"
              "1 a cancel requested\n"
              "1 c released c\n"
              "1 c ended 0\n"
              "1 a cancel delivered\n"
              "1 a acquired c\n"
              "1 a released c\n"
              "1 a ended 2\n"
              "1 - run ended 1\n"),
        story("a wait in a timeout", {condition("c")},
              {{kMain, kWaitForAll},
               {kA,
                {with("c",
                      {attempt({timeout(1, {waitFor("c")}), except("TimeoutError", {log("no news")})}),
                       log("still mine")})}},
               {kB, {sleepFor(0.5), with("c", {sleepFor(1)})}},
               {kC, {sleepFor(2), with("c", {notify("c")})}}},
              "0 a acquired c\n"
              "0 a entered timeout\n"
              "0 a released c\n"
              "0.5 b acquired c\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1.5 b released c\n"
              "1.5 b ended 0\n"
              "1.5 a acquired c\n"
              "1.5 a exited timeout 1\n"
              "1.5 a caught\n"
              "1.5 a log no news\n"
              "1.5 a log still mine\n"
              "1.5 a released c\n"
              "1.5 a ended 0\n"
              "2 c acquired c\n"
              "2 c notified c 0\n"
              "2 c released c\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a task that cancels itself before the wait", {condition("c")},
              {{kMain, kWaitForAll},
               {kA, {with("c", {cancel("a"), waitFor("c"), log("never")})}},
               {kB, {with("c", {log("mine")})}},
               {kC, {}}},
              "0 a acquired c\n"
              "0 a cancel requested\n"
              "0 a released c\n"
              "0 b acquired c\n"
              "0 b log mine\n"
              "0 b released c\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 a cancel delivered\n"
              "0 a acquired c\n"
              "0 a released c\n"
              "0 a ended 2\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

} // namespace signalbox::testing
