// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

namespace {

ProgramStory since(PythonVersion python, ProgramStory story)
{
    story.program.python = python;
    return story;
}

Line uncancel()
{
    return {Verb::Uncancel, {}, {}, 0, {}, {}};
}

} // namespace

QList<ProgramStory> storiesOfPython312()
{
    constexpr PythonVersion version = PythonVersion::Python312;
    return {
        since(version,
              story("wait_for does the coroutine's steps itself, and is cancelled itself", {},
                    {{kMain, {spawn("b"), waitAll({"b"})}},
                     {kA, {attempt({sleepFor(9), finally({sleepFor(1)})})}},
                     {kB, {attempt({waitForOne(1, {spawn("a")}), except("TimeoutError", {log("late")})})}}},
                    "0 b entered wait_for\n"
                    "1 b cancel requested\n"
                    "1 b cancel delivered\n"
                    "2 b exited wait_for 1\n"
                    "2 b caught\n"
                    "2 b log late\n"
                    "2 b ended 0\n"
                    "2 main ended 0\n"
                    "2 - run ended 0\n")),
        since(version,
              story("what wait_for does in time it does without another turn", {},
                    {{kMain, {spawn("b"), spawn("c"), waitAll({"b", "c"})}},
                     {kA, {log("a")}},
                     {kB, {waitForOne(1, {spawn("a")}), log("b")}},
                     {kC, {log("c")}}},
                    "0 b entered wait_for\n"
                    "0 b log a\n"
                    "0 b exited wait_for 0\n"
                    "0 b log b\n"
                    "0 b ended 0\n"
                    "0 c log c\n"
                    "0 c ended 0\n"
                    "0 main ended 0\n"
                    "0 - run ended 0\n")),
        since(version,
              story("a coroutine in a wait_for has variables of its own", {queue("q", 0), queue("out", 0)},
                    {{kMain, {putText("q", "one"), putText("q", "two"), spawn("b"), waitAll({"b"})}},
                     {kA, {get("q"), forward("out"), repeat(2, {put("out")}), giveBack(), log("never")}},
                     {kB, {get("q"), put("out"), waitForOne(1, {spawn("a")}), forward("out"), put("out")}}},
                    "0 main put q one\n"
                    "0 main put q two\n"
                    "0 b got q one\n"
                    "0 b put out 1:1\n"
                    "0 b entered wait_for\n"
                    "0 b got q two\n"
                    "0 b put out two\n"
                    "0 b put out 1:2\n"
                    "0 b put out 1:3\n"
                    "0 b exited wait_for 0\n"
                    "0 b put out one\n"
                    "0 b put out 1:4\n"
                    "0 b ended 0\n"
                    "0 main ended 0\n"
                    "0 - run ended 0\n")),
        since(version,
              story("a group in whose block wait_for runs a coroutine does not get that one's tasks", {},
                    {{kMain, {spawn("b"), waitAll({"b"})}},
                     {kA, {spawn("c"), log("a")}},
                     {kB, {group({waitForOne(1, {spawn("a")})}), log("b")}},
                     {kC, {sleepFor(2), log("c")}}},
                    "0 b entered group\n"
                    "0 b entered wait_for\n"
                    "0 b log a\n"
                    "0 b exited wait_for 0\n"
                    "0 b exited group 0\n"
                    "0 b log b\n"
                    "0 b ended 0\n"
                    "0 main ended 0\n"
                    "0 c cancel requested\n"
                    "0 c cancel delivered\n"
                    "0 c ended 2\n"
                    "0 - run ended 0\n")),
        since(version,
              story("wait_for a task: when time is up the caller is cancelled, and takes it with it", {},
                    {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                     {kA, {attempt({sleepFor(9), finally({sleepFor(1)})})}},
                     {kB, {attempt({waitForOne(1, {await("a")}), except("TimeoutError", {log("late")})})}}},
                    "0 b entered wait_for\n"
                    "1 b cancel requested\n"
                    "1 a cancel requested\n"
                    "1 a cancel delivered\n"
                    "2 a ended 2\n"
                    "2 b cancel delivered\n"
                    "2 b exited wait_for 1\n"
                    "2 b caught\n"
                    "2 b log late\n"
                    "2 b ended 0\n"
                    "2 main ended 0\n"
                    "2 - run ended 0\n")),
        since(version,
              story("cancelled from outside in the moment in which its time is up, wait_for is cancelled", {},
                    {{kMain, {spawn("b"), sleepFor(1), cancel("b"), waitAll({"b"})}},
                     {kA, {sleepFor(9)}},
                     {kB, {attempt({waitForOne(1, {spawn("a")}), except("TimeoutError", {log("late")})})}}},
                    "0 b entered wait_for\n"
                    "1 b cancel requested\n"
                    "1 b cancel requested\n"
                    "1 b cancel delivered\n"
                    "1 b exited wait_for 2\n"
                    "1 b ended 2\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("wait_for a future awaits it, and goes on before what its setter starts", {future("f")},
                    {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                     {kA, {waitForOne(5, {await("f")}), log("on")}},
                     {kB, {setResult("f", "x"), spawn("c")}},
                     {kC, {log("c")}}},
                    "0 a entered wait_for\n"
                    "0 b ended 0\n"
                    "0 a awaited 'x'\n"
                    "0 a exited wait_for 0 'x'\n"
                    "0 a log on\n"
                    "0 a ended 0\n"
                    "0 c log c\n"
                    "0 c ended 0\n"
                    "0 main ended 0\n"
                    "0 - run ended 0\n")),
        since(version,
              story("what a coroutine in a wait_for returns is a result, what it keeps to itself is not", {},
                    {{kMain, {spawn("b"), waitAll({"b"})}},
                     {kA,
                      {spawn("c"), await("c"), log("a", ValueChoice::Result), sleepFor(2), giveBack("done")}},
                     {kB,
                      {waitForOne(3, {spawn("a")}), log("b", ValueChoice::Result),
                       attempt({waitForOne(1, {spawn("a")}), except("TimeoutError", {})}),
                       log("b", ValueChoice::Result)}},
                     {kC, {giveBack("from c")}}},
                    "0 b entered wait_for\n"
                    "0 c ended 0 'from c'\n"
                    "0 b awaited 'from c'\n"
                    "0 b log a from c\n"
                    "2 b exited wait_for 0 'done'\n"
                    "2 b log b done\n"
                    "2 b entered wait_for\n"
                    "2 c#2 ended 0 'from c'\n"
                    "2 b awaited 'from c'\n"
                    "2 b log a from c\n"
                    "3 b cancel requested\n"
                    "3 b cancel delivered\n"
                    "3 b exited wait_for 1\n"
                    "3 b caught\n"
                    "3 b log b done\n"
                    "3 b ended 0\n"
                    "3 main ended 0\n"
                    "3 - run ended 0\n")),
        since(version,
              story("gather of what is done needs no turn", {},
                    {{kMain, {spawn("a"), sleepFor(1), spawn("b"), gather({await("a")}), log("on")}},
                     {kA, {}},
                     {kB, {log("b")}}},
                    "0 a ended 0\n"
                    "1 main entered gather\n"
                    "1 main exited gather 0\n"
                    "1 main log on\n"
                    "1 main ended 0\n"
                    "1 b log b\n"
                    "1 b ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("gather of one that has failed raises at once, and the others run on", {},
                    {{kMain,
                      {spawn("a"), sleepFor(1),
                       attempt({gather({spawn("b"), await("a")}), except("ValueError", {log("failed")})}),
                       await("b")}},
                     {kA, {raise("ValueError: no")}},
                     {kB, {log("b")}}},
                    "0 a ended 1 ValueError: no\n"
                    "1 main entered gather\n"
                    "1 main exited gather 1\n"
                    "1 main caught\n"
                    "1 main log failed\n"
                    "1 b log b\n"
                    "1 b ended 0\n"
                    "1 main awaited\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
    };
}

QList<ProgramStory> storiesOfPython313()
{
    constexpr PythonVersion version = PythonVersion::Python313;
    return {
        since(version,
              story("a group with errors that was cancelled from outside has that said to its parent again",
                    {},
                    {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
                     {kA,
                      {attempt({group({spawn("b")}), except("ExceptionGroup", {log("errors")})}), sleepFor(1),
                       log("never")}},
                     {kB, {attempt({sleepFor(9), except("CancelledError", {raise("ValueError: no")})})}}},
                    "0 a entered group\n"
                    "1 a cancel requested\n"
                    "1 a cancel delivered\n"
                    "1 b cancel requested\n"
                    "1 b cancel delivered\n"
                    "1 b caught\n"
                    "1 b ended 1 ValueError: no\n"
                    "1 a cancel requested\n"
                    "1 a exited group 1\n"
                    "1 a caught\n"
                    "1 a log errors\n"
                    "1 a cancel delivered\n"
                    "1 a ended 2\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("uncancel takes back a cancellation that has not come yet", {},
                    {{kMain, {spawn("a"), waitAll({"a"})}},
                     {kA, {cancel("a"), uncancel(), sleepFor(1), log("slept")}}},
                    "0 a cancel requested\n"
                    "1 a log slept\n"
                    "1 a ended 0\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("a condition's waiter that is notified and cancelled notifies another", {condition("c")},
                    {{kMain, kWaitForAll},
                     {kA, {with("c", {waitFor("c"), log("never")})}},
                     {kB, {with("c", {waitFor("c"), log("instead")})}},
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
                    "1 b waited c\n"
                    "1 b acquired c\n"
                    "1 b log instead\n"
                    "1 b released c\n"
                    "1 b ended 0\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("a barrier's waiter that is cancelled wakes another, who looks and waits on",
                    {barrier("b", 3)},
                    {{kMain, kWaitForAll},
                     {kA, {waitFor("b")}},
                     {kB, {waitFor("b")}},
                     {kC, {sleepFor(1), cancel("a"), sleepFor(1), breakUp("b")}}},
                    "0 a b filling 1\n"
                    "0 b b filling 2\n"
                    "1 a cancel requested\n"
                    "1 a cancel delivered\n"
                    "1 a b filling 1\n"
                    "1 a ended 2\n"
                    "1 b waited b\n"
                    "2 c b broken 1\n"
                    "2 c ended 0\n"
                    "2 b waited b\n"
                    "2 b b broken 0\n"
                    "2 b ended 1 BrokenBarrierError: Abort or reset of barrier\n"
                    "2 main ended 0\n"
                    "2 - run ended 0\n")),
        since(version,
              story("a semaphore wakes as many as there are permits for", {semaphore("s", 0), event("e")},
                    {{kMain,
                      {spawn("a"), spawn("w"), spawn("c"), spawn("b"), spawn("d"),
                       waitAll({"a", "w", "c", "b", "d"})}},
                     {kA, {attempt({acquire("s"), except("CancelledError", {set("e")})})}},
                     {kB, {sleepFor(1), acquire("s")}},
                     {kC, {sleepFor(1), release("s"), release("s"), release("s"), cancel("a")}},
                     {QStringLiteral("d"), {sleepFor(1), acquire("s")}},
                     {QStringLiteral("w"), {waitFor("e")}}},
                    "1 c released s\n"
                    "1 c released s\n"
                    "1 c released s\n"
                    "1 a cancel requested\n"
                    "1 c ended 0\n"
                    "1 a cancel delivered\n"
                    "1 a caught\n"
                    "1 a set e\n"
                    "1 a ended 0\n"
                    "1 b acquired s\n"
                    "1 b ended 0\n"
                    "1 d acquired s\n"
                    "1 d ended 0\n"
                    "1 w waited e\n"
                    "1 w ended 0\n"
                    "1 main ended 0\n"
                    "1 - run ended 0\n")),
        since(version,
              story("a StopIteration that is set becomes a RuntimeError", {future("f")},
                    {{kMain,
                      {setException("f", "StopIteration"),
                       attempt({await("f"), except("RuntimeError", {log("not one to iterate with")})})}}},
                    "0 main caught\n"
                    "0 main log not one to iterate with\n"
                    "0 main ended 0\n"
                    "0 - run ended 0\n")),
    };
}

} // namespace signalbox::testing
