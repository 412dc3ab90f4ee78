// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

namespace {

QList<ProgramStory> returnStories()
{
    return {
        story("await gives what the task returned, at once where it is done", {},
              {{kMain,
                {spawn("a"), await("a"), log("first", ValueChoice::Result), await("a"),
                 giveBack(ValueChoice::Result)}},
               {kA, {sleepFor(1), giveBack("soup")}}},
              "1 a ended 0 'soup'\n"
              "1 main awaited 'soup'\n"
              "1 main log first soup\n"
              "1 main awaited 'soup'\n"
              "1 main ended 0 'soup'\n"
              "1 - run ended 0\n"),
        story("a task that says nothing returns None", {},
              {{kMain, {spawn("a"), await("a"), log("", ValueChoice::Result), giveBack()}}, {kA, {}}},
              "0 a ended 0\n"
              "0 main awaited\n"
              "0 main log None\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("what finally returns counts, but not where it goes on", {},
              {{kMain,
                {spawn("a"), spawn("b"), gather({await("a"), await("b")}), log("", ValueChoice::Result)}},
               {kA, {attempt({giveBack("soup"), finally({giveBack("tea")})})}},
               {kB,
                {attempt(
                    {giveBack("soup"),
                     finally({repeat(2, {attempt({giveBack("tea"), finally({on(Verb::Break, "")})})})})})}}},
              "0 main entered gather\n"
              "0 a ended 0 'tea'\n"
              "0 b ended 0 'soup'\n"
              "0 main exited gather 0 ['tea', 'soup']\n"
              "0 main log ['tea', 'soup']\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("cancelled in its last turn, what it returns is lost", {},
              {{kMain, {spawn("a"), attempt({await("a"), except("CancelledError", {log("lost")})})}},
               {kA, {cancel("a"), giveBack("soup")}}},
              "0 a cancel requested\n"
              "0 a ended 2\n"
              "0 main cancel delivered\n"
              "0 main caught\n"
              "0 main log lost\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story(
            "nothing awaited, nothing to use", {},
            {{kMain, {waitTasks(WaitChoice::AllCompleted, {spawn("a"), spawn("b")})}},
             {kA, {log("got", ValueChoice::Result), await("b")}},
             {kB, {giveBack(ValueChoice::Result)}}},
            "0 main entered wait_tasks\n"
            "0 a ended 1 UnboundLocalError: cannot access local variable 'result' where it is not associated "
            "with a value\n"
            "0 b ended 1 NameError: name 'result' is not defined\n"
            "0 main exited wait_tasks 0\n"
            "0 main ended 0\n"
            "0 - run ended 0\n"),
    };
}

QList<ProgramStory> askingStories()
{
    const Question failed = ask(Predicate::Of::TaskFailed, "a");
    return {
        story("result() too early, of a failure, and of a cancelled task", {},
              {{kMain,
                {spawn("a"), spawn("b"), spawn("c"),
                 attempt({takeResult("a"), except("InvalidStateError", {log("too early")})}), cancel("c"),
                 waitTasks(WaitChoice::AllCompleted, {await("a"), await("b"), await("c")}), takeResult("a"),
                 log("got", ValueChoice::Result),
                 attempt({takeResult("b"), except("ValueError", {log("failed")})}),
                 attempt({takeResult("c"), except("CancelledError", {log("cancelled")})})}},
               {kA, {sleepFor(1), giveBack("soup")}},
               {kB, {raise("ValueError: bad")}},
               {kC, {sleepFor(9)}}},
              "0 main caught\n"
              "0 main log too early\n"
              "0 c cancel requested\n"
              "0 main entered wait_tasks\n"
              "0 b ended 1 ValueError: bad\n"
              "0 c cancel delivered\n"
              "0 c ended 2\n"
              "1 a ended 0 'soup'\n"
              "1 main exited wait_tasks 0\n"
              "1 main result 'soup'\n"
              "1 main log got soup\n"
              "1 main caught\n"
              "1 main log failed\n"
              "1 main caught\n"
              "1 main log cancelled\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("exception() of a task that runs, has failed, has returned", {},
              {{kMain,
                {spawn("a"),
                 attempt({when(failed, {log("never")}), except("InvalidStateError", {log("too early")})}),
                 sleepFor(2), when(failed, {log("failed")}),
                 when(unless(ask(Predicate::Of::TaskFailed, "b")), {}), spawn("b"), sleepFor(1),
                 when(unless(ask(Predicate::Of::TaskFailed, "b")), {log("fine")})}},
               {kA, {sleepFor(1), raise("ValueError: bad")}},
               {kB, {giveBack("tea")}}},
              "0 main caught\n"
              "0 main log too early\n"
              "1 a ended 1 ValueError: bad\n"
              "2 main log failed\n"
              "2 main ended 1 NameError: name 'b_task' is not defined\n"
              "2 - run ended 0\n"),
        story("exception() of a cancelled task raises CancelledError", {},
              {{kMain,
                {spawn("a"), spawn("b"), cancel("a"), sleepFor(1),
                 attempt({when(failed, {log("never")}), except("CancelledError", {log("cancelled")})}),
                 spawn("c"), await("b")}},
               {kA, {sleepFor(9)}},
               {kB, {attempt({sleepFor(2), finally({log("b goes")})})}},
               {kC, {when(failed, {log("never")})}}},
              "0 a cancel requested\n"
              "0 a cancel delivered\n"
              "0 a ended 2\n"
              "1 main caught\n"
              "1 main log cancelled\n"
              "1 c ended 2\n"
              "2 b log b goes\n"
              "2 b ended 0\n"
              "2 main awaited\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a future gives its result to everyone, and knows how it ended",
              {future("f"), future("g"), future("h")},
              {{kMain, kWaitForAll},
               {kA, {await("f"), log("a got", ValueChoice::Result), setResult("g", ValueChoice::Result)}},
               {kB,
                {await("g"), log("b got", ValueChoice::Result),
                 when(ask(Predicate::Of::FutureFailed, "g"), {log("never")}),
                 when(ask(Predicate::Of::FutureFailed, "h"), {log("h failed")})}},
               {kC,
                {setResult("f", "soup"), setException("h", "ValueError: bad"), takeResult("f"),
                 attempt({setResult("f", "tea"), except("InvalidStateError", {log("too late")})}),
                 attempt({when(ask(Predicate::Of::FutureFailed, "g"), {}),
                          except("InvalidStateError", {log("too early")})})}}},
              "0 c result 'soup'\n"
              "0 c caught\n"
              "0 c log too late\n"
              "0 c caught\n"
              "0 c log too early\n"
              "0 c ended 0\n"
              "0 a awaited 'soup'\n"
              "0 a log a got soup\n"
              "0 a ended 0\n"
              "0 b awaited 'soup'\n"
              "0 b log b got soup\n"
              "0 b log h failed\n"
              "0 b ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
    };
}

QList<ProgramStory> callStories()
{
    return {
        story("gather gives results in the order asked for, as_completed as they come", {},
              {{kMain,
                {gather({spawn("a"), spawn("b")}), log("", ValueChoice::Result),
                 asCompleted({spawn("a"), spawn("b")}), log("last", ValueChoice::Result)}},
               {kA, {sleepFor(2), giveBack("slow")}},
               {kB, {sleepFor(1), giveBack("fast")}}},
              "0 main entered gather\n"
              "1 b ended 0 'fast'\n"
              "2 a ended 0 'slow'\n"
              "2 main exited gather 0 ['slow', 'fast']\n"
              "2 main log ['slow', 'fast']\n"
              "2 main entered as_completed\n"
              "3 b#2 ended 0 'fast'\n"
              "4 a#2 ended 0 'slow'\n"
              "4 main exited as_completed 0 ['fast', 'slow']\n"
              "4 main log last slow\n"
              "4 main ended 0\n"
              "4 - run ended 0\n"),
        story("gather collects errors and cancellations among the results", {},
              {{kMain, {spawn("a"), waitAll({"a"})}},
               {kA,
                {gather({spawn("b"), spawn("c"), spawn("d")}, GatherChoice::ReturnExceptions),
                 log("", ValueChoice::Result)}},
               {kB, {group({raise("ValueError: it's \"bad\"")})}},
               {kC, {cancel("c"), sleepFor(1)}},
               {words("d"), {raise("KeyError")}}},
              "0 a entered gather\n"
              "0 b entered group\n"
              "0 b exited group 1\n"
              "0 b ended 1 ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n"
              "0 c cancel requested\n"
              "0 d ended 1 KeyError\n"
              "0 c cancel delivered\n"
              "0 c ended 2\n"
              "0 a exited gather 0 [ExceptionGroup('unhandled errors in a TaskGroup', "
              "[ValueError('it\\'s \"bad\"')]), CancelledError(''), KeyError()]\n"
              "0 a log [ExceptionGroup('unhandled errors in a TaskGroup', "
              "[ValueError('it\\'s \"bad\"')]), CancelledError(''), KeyError()]\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("gathering nothing gives an empty list", {},
              {{kMain, {gather({}), log("", ValueChoice::Result)}}},
              "0 main entered gather\n"
              "0 main exited gather 0\n"
              "0 main log []\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("wait_for and shield give on what they waited for", {future("f")},
              {{kMain,
                {waitForOne(5, {spawn("a")}), log("one", ValueChoice::Result), waitForOne(0, {await("a")}),
                 log("two", ValueChoice::Result), shield({spawn("b")}), log("three", ValueChoice::Result),
                 shield({await("a")}), log("four", ValueChoice::Result)}},
               {kA, {sleepFor(1), giveBack("soup")}},
               {kB, {sleepFor(1), giveBack("tea")}}},
              "0 main entered wait_for\n"
              "1 a ended 0 'soup'\n"
              "1 main exited wait_for 0 'soup'\n"
              "1 main log one soup\n"
              "1 main entered wait_for\n"
              "1 main exited wait_for 0 'soup'\n"
              "1 main log two soup\n"
              "1 main entered shield\n"
              "2 b ended 0 'tea'\n"
              "2 main exited shield 0 'tea'\n"
              "2 main log three tea\n"
              "2 main entered shield\n"
              "2 main awaited 'soup'\n"
              "2 main exited shield 0 'soup'\n"
              "2 main log four soup\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a wait_for that fails keeps what was awaited before", {},
              {{kMain,
                {spawn("a"), await("a"), attempt({waitForOne(1, {spawn("b")}), except("TimeoutError", {})}),
                 log("still", ValueChoice::Result)}},
               {kA, {giveBack("soup")}},
               {kB, {sleepFor(9), giveBack("tea")}}},
              "0 a ended 0 'soup'\n"
              "0 main awaited 'soup'\n"
              "0 main entered wait_for\n"
              "1 b cancel requested\n"
              "1 b cancel delivered\n"
              "1 b ended 2\n"
              "1 main exited wait_for 1\n"
              "1 main caught\n"
              "1 main log still soup\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
    };
}

QList<ProgramStory> puttingStories()
{
    return {
        story(
            "results are put, taken out and returned as what they are", {queue("q", 0)},
            {{kMain,
              {gather({spawn("a"), spawn("a")}), put("q", PutChoice::Result), get("q"),
               log("a list:", ValueChoice::Item), spawn("b"), await("b"), put("q", PutChoice::Result),
               get("q"), when(ask(Predicate::Of::GotSentinel), {log("None")}), giveBack(ValueChoice::Item)}},
             {kA, {giveBack("soup")}},
             {kB, {}}},
            "0 main entered gather\n"
            "0 a ended 0 'soup'\n"
            "0 a#2 ended 0 'soup'\n"
            "0 main exited gather 0 ['soup', 'soup']\n"
            "0 main put q ['soup', 'soup']\n"
            "0 main got q ['soup', 'soup']\n"
            "0 main log a list: ['soup', 'soup']\n"
            "0 b ended 0\n"
            "0 main awaited\n"
            "0 main put q None\n"
            "0 main got q None\n"
            "0 main log None\n"
            "0 main ended 0\n"
            "0 - run ended 0\n"),
    };
}

} // namespace

QList<ProgramStory> resultStories()
{
    return returnStories() + askingStories() + callStories() + puttingStories();
}

} // namespace signalbox::testing
