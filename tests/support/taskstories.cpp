// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> taskStories()
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

QList<ProgramStory> groupStories()
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

} // namespace signalbox::testing
