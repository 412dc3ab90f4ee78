// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> gatherStories()
{
    return {
        story("gather: the first child that fails raises, the others run on", {},
              {{kMain,
                {attempt({gather({spawn("a"), spawn("b")}), except("ValueError", {log("failed")})}),
                 sleepFor(3)}},
               {kA, {sleepFor(1), raise("ValueError: bad")}},
               {kB, {sleepFor(2), log("done")}}},
              "0 main entered gather\n"
              "1 a ended 1 ValueError: bad\n"
              "1 main exited gather 1\n"
              "1 main caught\n"
              "1 main log failed\n"
              "2 b log done\n"
              "2 b ended 0\n"
              "4 main ended 0\n"
              "4 - run ended 0\n"),
        story("gather returns exceptions when all are done", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA, {gather({spawn("b"), spawn("c")}, GatherChoice::ReturnExceptions), log("all")}},
               {kB, {sleepFor(1), raise("ValueError: bad")}},
               {kC, {sleepFor(2)}}},
              "0 a entered gather\n"
              "1 b ended 1 ValueError: bad\n"
              "2 c ended 0\n"
              "2 a exited gather 0 [ValueError('bad'), None]\n"
              "2 a log all\n"
              "2 a ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("cancelling a task that gathers reaches every child, and comes back when all are done", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {gather({spawn("b"), spawn("c")}, GatherChoice::ReturnExceptions)}},
               {kB, {attempt({sleepFor(9), finally({sleepFor(1)})})}},
               {kC, {sleepFor(9)}}},
              "0 a entered gather\n"
              "1 a cancel requested\n"
              "1 b cancel requested\n"
              "1 c cancel requested\n"
              "1 b cancel delivered\n"
              "1 c cancel delivered\n"
              "1 c ended 2\n"
              "2 b ended 2\n"
              "2 a cancel delivered\n"
              "2 a exited gather 2\n"
              "2 a ended 2\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a child given twice is waited for once, and asked to cancel twice", {},
              {{kMain, {spawn("b"), spawn("a"), sleepFor(1), cancel("a"), waitAll({"a", "b"})}},
               {kA, {gather({await("b"), await("b")})}},
               {kB, {sleepFor(9)}}},
              "0 a entered gather\n"
              "1 a cancel requested\n"
              "1 b cancel requested\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 a cancel delivered\n"
              "1 a exited gather 2\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story(
            "a child that cancels its gatherer and awaits it is asked in its turn, and then round and round",
            {},
            {{kMain, {spawn("a"), waitAll({"a"})}},
             {kA, {gather({spawn("b"), spawn("c")})}},
             {kB, {cancel("a"), await("a")}},
             {kC, {sleepFor(1)}}},
            "0 a entered gather\n"
            "0 a cancel requested\n"
            "0 b cancel requested\n"
            "0 c cancel requested\n"
                + QByteArray("0 a cancel requested\n0 b cancel requested\n").repeated(500)
                + "0 c cancel delivered\n"
                  "0 c ended 2\n"
                  "0 a cancel delivered\n"
                  "0 a exited gather 2\n"
                  "0 a ended 2\n"
                  "0 b cancel delivered\n"
                  "0 b ended 2\n"
                  "0 main ended 0\n"
                  "0 - run ended 0\n"),
        story("gathering nothing is over at once", {}, {{kMain, {gather({}), log("on")}}},
              "0 main entered gather\n"
              "0 main exited gather 0\n"
              "0 main log on\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

QList<ProgramStory> waitStories()
{
    return {
        story("wait until the first is done leaves the other alone", {},
              {{kMain,
                {waitTasks(WaitChoice::FirstCompleted, {spawn("a"), spawn("b")}), log("one"), await("b")}},
               {kA, {sleepFor(1)}},
               {kB, {sleepFor(2)}}},
              "0 main entered wait_tasks\n"
              "1 a ended 0\n"
              "1 main exited wait_tasks 0\n"
              "1 main log one\n"
              "2 b ended 0\n"
              "2 main awaited\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("wait until the first exception", {},
              {{kMain,
                {waitTasks(WaitChoice::FirstException, {spawn("a"), spawn("b"), spawn("c")}), log("failed")}},
               {kA, {sleepFor(1)}},
               {kB, {sleepFor(2), raise("ValueError: bad")}},
               {kC, {sleepFor(9)}}},
              "0 main entered wait_tasks\n"
              "1 a ended 0\n"
              "2 b ended 1 ValueError: bad\n"
              "2 main exited wait_tasks 0\n"
              "2 main log failed\n"
              "2 main ended 0\n"
              "2 c cancel requested\n"
              "2 c cancel delivered\n"
              "2 c ended 2\n"
              "2 - run ended 0\n"),
        story(
            "wait for a time, and no error when it is over", {},
            {{kMain, {waitTasks(WaitChoice::AllCompleted, {spawn("a")}, 1), log("on")}}, {kA, {sleepFor(9)}}},
            "0 main entered wait_tasks\n"
            "1 main exited wait_tasks 0\n"
            "1 main log on\n"
            "1 main ended 0\n"
            "1 a cancel requested\n"
            "1 a cancel delivered\n"
            "1 a ended 2\n"
            "1 - run ended 0\n"),
        story("as_completed: in the order of their ends, until one fails", {},
              {{kMain,
                {attempt({asCompleted({spawn("a"), spawn("b"), spawn("c")}),
                          except("ValueError", {log("failed")})})}},
               {kA, {sleepFor(2), raise("ValueError: bad")}},
               {kB, {sleepFor(1)}},
               {kC, {sleepFor(3)}}},
              "0 main entered as_completed\n"
              "1 b ended 0\n"
              "2 a ended 1 ValueError: bad\n"
              "2 main exited as_completed 1\n"
              "2 main caught\n"
              "2 main log failed\n"
              "2 main ended 0\n"
              "2 c cancel requested\n"
              "2 c cancel delivered\n"
              "2 c ended 2\n"
              "2 - run ended 0\n"),
        story("as_completed with too little time", {},
              {{kMain,
                {attempt({asCompleted({spawn("a"), spawn("b")}, 1.5),
                          except("TimeoutError", {log("too late")})})}},
               {kA, {sleepFor(2)}},
               {kB, {sleepFor(1)}}},
              "0 main entered as_completed\n"
              "1 b ended 0\n"
              "1.5 main exited as_completed 1\n"
              "1.5 main caught\n"
              "1.5 main log too late\n"
              "1.5 main ended 0\n"
              "1.5 a cancel requested\n"
              "1.5 a cancel delivered\n"
              "1.5 a ended 2\n"
              "1.5 - run ended 0\n"),
        story("wait_for cancels what takes too long and waits for its end", {},
              {{kMain, {attempt({waitForOne(1, {spawn("a")}), except("TimeoutError", {log("too late")})})}},
               {kA, {attempt({sleepFor(9), finally({sleepFor(1)})})}}},
              "0 main entered wait_for\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "2 a ended 2\n"
              "2 main exited wait_for 1\n"
              "2 main caught\n"
              "2 main log too late\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("wait_for with no time at all cancels before the first turn", {},
              {{kMain, {attempt({waitForOne(0, {spawn("a")}), except("TimeoutError", {log("too late")})})}},
               {kA, {log("never")}}},
              "0 main entered wait_for\n"
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a ended 2\n"
              "0 main exited wait_for 1\n"
              "0 main caught\n"
              "0 main log too late\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("what wait_for cancelled may have its own way", {},
              {{kMain, {waitForOne(1, {spawn("a")}), log("on")}},
               {kA, {attempt({sleepFor(9), except("CancelledError", {log("no thanks")})})}}},
              "0 main entered wait_for\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a caught\n"
              "1 a log no thanks\n"
              "1 a ended 0\n"
              "1 main exited wait_for 0\n"
              "1 main log on\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("cancelled from outside, wait_for waits for the end of its task", {},
              {{kMain, {spawn("a"), sleepFor(1), cancel("a"), waitAll({"a"})}},
               {kA, {waitForOne(5, {spawn("b")})}},
               {kB, {attempt({sleepFor(9), finally({sleepFor(1)})})}}},
              "0 a entered wait_for\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "2 b ended 2\n"
              "2 a exited wait_for 2\n"
              "2 a ended 2\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
    };
}

QList<ProgramStory> shieldStories()
{
    return {
        story("a shield lets who waits be cancelled, and what it waits for live on", {},
              {{kMain, {spawn("b"), spawn("a"), sleepFor(1), cancel("a"), waitAll({"a", "b"})}},
               {kA, {shield({await("b")})}},
               {kB, {sleepFor(2), log("done")}}},
              "0 a entered shield\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a exited shield 2\n"
              "1 a ended 2\n"
              "2 b log done\n"
              "2 b ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a cancellation inside a shield cancels who waits", {},
              {{kMain, {spawn("b"), spawn("a"), sleepFor(1), cancel("b"), waitAll({"a", "b"})}},
               {kA, {shield({await("b")})}},
               {kB, {sleepFor(2)}}},
              "0 a entered shield\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 a cancel delivered\n"
              "1 a exited shield 2\n"
              "1 a ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("an error behind a shield comes through", {},
              {{kMain, {attempt({shield({spawn("a")}), except("ValueError", {log("failed")})})}},
               {kA, {sleepFor(1), raise("ValueError: bad")}}},
              "0 main entered shield\n"
              "1 a ended 1 ValueError: bad\n"
              "1 main exited shield 1\n"
              "1 main caught\n"
              "1 main log failed\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a shield around what is done is no more than that", {future("f")},
              {{kMain, {on(Verb::SetResult, "f"), spawn("a"), spawn("b"), waitAll({"a", "b"})}},
               {kA, {shield({await("f")}), log("at once")}},
               {kB, {await("a"), cancel("f"), shield({await("f")})}}},
              "0 a entered shield\n"
              "0 a awaited\n"
              "0 a exited shield 0\n"
              "0 a log at once\n"
              "0 a ended 0\n"
              "0 b awaited\n"
              "0 b entered shield\n"
              "0 b awaited\n"
              "0 b exited shield 0\n"
              "0 b ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

QList<ProgramStory> futureStories()
{
    return {
        story("a future wakes all who await it", {future("f")},
              {{kMain, {spawn("a"), spawn("b"), sleepFor(1), on(Verb::SetResult, "f"), waitAll({"a", "b"})}},
               {kA, {await("f"), log("a")}},
               {kB, {await("f"), log("b")}}},
              "1 a awaited\n"
              "1 a log a\n"
              "1 a ended 0\n"
              "1 b awaited\n"
              "1 b log b\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a future is set once", {future("f")},
              {{kMain,
                {on(Verb::SetResult, "f"),
                 attempt({setException("f", "ValueError: bad"), except("Exception", {raise("")})})}}},
              "0 main caught\n"
              "0 main ended 1 InvalidStateError: invalid state\n"
              "0 - run ended 0\n"),
        story("cancelling who awaits a future cancels it for everybody", {future("f")},
              {{kMain, {spawn("a"), spawn("b"), sleepFor(1), cancel("a"), waitAll({"a", "b"})}},
               {kA, {await("f")}},
               {kB, {await("f")}}},
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("a task cannot await itself", {}, {{kMain, {spawn("a"), waitAll({"a"})}}, {kA, {await("a")}}},
              "0 a ended 1 RuntimeError: Task cannot await on itself\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

QList<ProgramStory> executorStories()
{
    return {
        story("one worker takes one call after the other", {executor("pool", 1)},
              {{kMain, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
               {kA, {inExecutor("pool", 1), log("a")}},
               {kB, {inExecutor("pool", 1), log("b")}}},
              "1 a log a\n"
              "1 a ended 0\n"
              "2 b log b\n"
              "2 b ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a call in line is withdrawn, one that runs goes on", {executor("pool", 1)},
              {{kMain,
                {spawn("a"), spawn("b"), spawn("c"), sleepFor(1), cancel("a"), cancel("b"),
                 waitAll({"a", "b", "c"})}},
               {kA, {inExecutor("pool", 2)}},
               {kB, {inExecutor("pool", 2)}},
               {kC, {inExecutor("pool", 1), log("c")}}},
              "1 a cancel requested\n"
              "1 b cancel requested\n"
              "1 a cancel delivered\n"
              "1 a ended 2\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "3 c log c\n"
              "3 c ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
    };
}

} // namespace signalbox::testing
