// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> errorStories()
{
    return {
        story("a StopIteration that leaves a coroutine becomes a RuntimeError", {},
              {{kMain, {spawn("a"), attempt({await("a"), except("RuntimeError", {log("caught")})})}},
               {kA,
                {attempt({raise("StopIteration: over"), except("StopIteration", {log("inside")})}),
                 raise("StopIteration: over")}}},
              "0 a caught\n"
              "0 a log inside\n"
              "0 a ended 1 RuntimeError: coroutine raised StopIteration\n"
              "0 main caught\n"
              "0 main log caught\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("an exception is what Python makes of its words", {future("f")},
              {{kMain, kWaitForAll},
               {kA, {raise(" OSError :  disk  full ")}},
               {kB, {raise("IOError:")}},
               {kC,
                {attempt({setException("f", "ExceptionGroup: both"), except("TypeError", {log("no list")})}),
                 raise("EnvironmentError: x")}}},
              "0 a ended 1 OSError: disk  full\n"
              "0 b ended 1 OSError\n"
              "0 c caught\n"
              "0 c log no list\n"
              "0 c ended 1 OSError: x\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
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

} // namespace signalbox::testing
