// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> itemStories()
{
    return {
        story("a LifoQueue gives back what came last", {lifoQueue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "x"), putText("q", "y"), putText("q", "z")}},
               {kB, {get("q"), get("q"), putText("q", "w"), get("q"), get("q")}},
               {kC, {}}},
              "0 a put q x\n"
              "0 a put q y\n"
              "0 a put q z\n"
              "0 a ended 0\n"
              "0 b got q z\n"
              "0 b got q y\n"
              "0 b put q w\n"
              "0 b got q w\n"
              "0 b got q x\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a full LifoQueue: who waited puts on top", {lifoQueue("q", 1)},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "x"), putText("q", "y")}},
               {kB, {sleepFor(1), get("q"), sleepFor(1), get("q")}},
               {kC, {}}},
              "0 a put q x\n"
              "0 c ended 0\n"
              "1 b got q x\n"
              "1 a put q y\n"
              "1 a ended 0\n"
              "2 b got q y\n"
              "2 b ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a put that Python cannot order raises, and its entry stays",
              {queue("n", 0), priorityQueue("q", 0)},
              {{kMain,
                {putNone("n"), get("n"), forward("q", 1),
                 attempt({putText("q", "x", 1), except("TypeError", {})}), getNowait("q"), getNowait("q"),
                 log("", ValueChoice::Item)}}},
              "0 main put n None\n"
              "0 main got n None\n"
              "0 main put q None\n"
              "0 main put q x raising\n"
              "0 main caught\n"
              "0 main got q None\n"
              "0 main got q x\n"
              "0 main log x\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a get that Python cannot order raises, and loses what it took",
              {queue("n", 0), priorityQueue("q", 0)},
              {{kMain,
                {putNone("n"), get("n"), putText("q", "a", 0), forward("q", 1), putText("q", "x", 1),
                 attempt({getNowait("q"), except("TypeError", {})}), getNowait("q"), getNowait("q"),
                 when(ask(Predicate::Of::QueueEmpty, "q"), {log("", ValueChoice::Item)})}}},
              "0 main put n None\n"
              "0 main got n None\n"
              "0 main put q a\n"
              "0 main put q None\n"
              "0 main put q x\n"
              "0 main got q a raising\n"
              "0 main caught\n"
              "0 main got q None\n"
              "0 main got q x\n"
              "0 main log x\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a PriorityQueue gives the lowest number first, and orders equal ones by their items",
              {priorityQueue("q", 0)},
              {{kMain, kWaitForAll},
               {kA,
                {putText("q", "c", 2), putText("q", "z", 1), putText("q", "b 9", 2), putText("q", "b 10", 2),
                 putText("q", "d", 3), putText("q", "a", 0)}},
               {kB, {repeat(6, {get("q")})}},
               {kC, {}}},
              "0 a put q c\n"
              "0 a put q z\n"
              "0 a put q b 9\n"
              "0 a put q b 10\n"
              "0 a put q d\n"
              "0 a put q a\n"
              "0 a ended 0\n"
              "0 b got q a\n"
              "0 b got q z\n"
              "0 b got q b 10\n"
              "0 b got q b 9\n"
              "0 b got q c\n"
              "0 b got q d\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("an item that is in a PriorityQueue twice leaves by its lower number first",
              {queue("n", 0), priorityQueue("q", 0)},
              {{kMain,
                {putText("n", "x"), get("n"), forward("q", 5), forward("q", 1), putText("q", "y", 3),
                 get("q"), get("q"), get("q")}}},
              "0 main put n x\n"
              "0 main got n x\n"
              "0 main put q x\n"
              "0 main put q x\n"
              "0 main put q y\n"
              "0 main got q x\n"
              "0 main got q y\n"
              "0 main got q x\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a PriorityQueue orders strings by code points", {priorityQueue("q", 0)},
              {{kMain, kWaitForAll},
               {kA,
                {putText("q", "\xc3\xa9", 1), putText("q", "z", 1), putText("q", "Z", 1),
                 putText("q", "\xf0\x9f\x98\x80", 1), putText("q", "\xef\xbc\xa1", 1)}},
               {kB, {repeat(5, {get("q")})}},
               {kC, {}}},
              "0 a put q \xc3\xa9"
              "\n"
              "0 a put q z\n"
              "0 a put q Z\n"
              "0 a put q \xf0\x9f\x98\x80"
              "\n"
              "0 a put q \xef\xbc\xa1"
              "\n"
              "0 a ended 0\n"
              "0 b got q Z\n"
              "0 b got q z\n"
              "0 b got q \xc3\xa9"
              "\n"
              "0 b got q \xef\xbc\xa1"
              "\n"
              "0 b got q \xf0\x9f\x98\x80"
              "\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("who waits to put into a PriorityQueue is ordered once it is in", {priorityQueue("q", 1)},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "late", 5), putText("q", "soon", 1)}},
               {kB, {putText("q", "sooner", 0)}},
               {kC, {sleepFor(1), get("q"), sleepFor(1), get("q"), sleepFor(1), get("q")}}},
              "0 a put q late\n"
              "1 c got q late\n"
              "1 a put q soon\n"
              "1 a ended 0\n"
              "2 c got q soon\n"
              "2 b put q sooner\n"
              "2 b ended 0\n"
              "3 c got q sooner\n"
              "3 c ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story(
            "put_nowait into a full queue, get_nowait from an empty one", {queue("q", 1)},
            {{kMain, kWaitForAll},
             {kA, {putNowait("q", "x"), attempt({putNowait("q", "y"), except("QueueFull", {log("full")})})}},
             {kB, {getNowait("q"), attempt({getNowait("q"), except("QueueEmpty", {log("empty")})})}},
             {kC, {getNowait("q")}}},
            "0 a put q x\n"
            "0 a caught\n"
            "0 a log full\n"
            "0 a ended 0\n"
            "0 b got q x\n"
            "0 b caught\n"
            "0 b log empty\n"
            "0 b ended 0\n"
            "0 c ended 1 QueueEmpty\n"
            "0 main ended 0\n"
            "0 - run ended 0\n"),
        story("put_nowait wakes a getter, get_nowait a putter", {queue("q", 1)},
              {{kMain, kWaitForAll},
               {kA, {get("q"), log("got")}},
               {kB, {putNowait("q", "x"), sleepFor(1), putText("q", "y"), putText("q", "z"), log("in")}},
               {kC, {sleepFor(2), getNowait("q"), sleepFor(1), getNowait("q"), getNowait("q")}}},
              "0 b put q x\n"
              "0 a got q x\n"
              "0 a log got\n"
              "0 a ended 0\n"
              "1 b put q y\n"
              "2 c got q y\n"
              "2 b put q z\n"
              "2 b log in\n"
              "2 b ended 0\n"
              "3 c got q z\n"
              "3 c ended 1 QueueEmpty\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("what a task got is what it forwards, as often as it likes", {queue("q", 0), queue("p", 0)},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "x")}},
               {kB, {get("q"), forward("p"), forward("p"), taskDone("q")}},
               {kC, {get("p"), get("p"), forward("q", 3)}}},
              "0 a put q x\n"
              "0 a ended 0\n"
              "0 b got q x\n"
              "0 b put p x\n"
              "0 b put p x\n"
              "0 b task_done q 0\n"
              "0 b ended 0\n"
              "0 c got p x\n"
              "0 c got p x\n"
              "0 c put q x\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("forwarding before anything was got", {queue("q", 0)},
              {{kMain, kWaitForAll},
               {kA, {forward("q"), get("q")}},
               {kB, {forward("q")}},
               {kC, {attempt({forward("q"), except("NameError", {log("no item yet")})})}}},
              "0 a ended 1 UnboundLocalError: cannot access local variable 'item' where it is not associated "
              "with a value\n"
              "0 b ended 1 NameError: name 'item' is not defined\n"
              "0 c caught\n"
              "0 c log no item yet\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("what is forwarded is looked up before the wait for room", {queue("q", 1), queue("p", 0)},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "x"), putText("p", "y"), get("p"), forward("q")}},
               {kB, {sleepFor(1), get("q"), get("q")}},
               {kC, {sleepFor(2)}}},
              "0 a put q x\n"
              "0 a put p y\n"
              "0 a got p y\n"
              "1 b got q x\n"
              "1 a put q y\n"
              "1 a ended 0\n"
              "1 b got q y\n"
              "1 b ended 0\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a sentinel is None to whoever gets it", {queue("q", 0), condition("c")},
              {{kMain, kWaitForAll},
               {kA, {putText("q", "x"), putNone("q")}},
               {kB,
                {get("q"), get("q"), with("c", {waitUntil("c", ask(Predicate::Of::GotSentinel))}),
                 log("done")}},
               {kC,
                {with("c",
                      {attempt({waitUntil("c", ask(Predicate::Of::GotSentinel)),
                                except("UnboundLocalError", {log("not this one")}),
                                except("NameError", {log("nothing got")})})}),
                 with("c", {waitUntil("c", ask(Predicate::Of::GotSentinel))})}}},
              "0 a put q x\n"
              "0 a put q None\n"
              "0 a ended 0\n"
              "0 b got q x\n"
              "0 b got q None\n"
              "0 b acquired c\n"
              "0 b released c\n"
              "0 b log done\n"
              "0 b ended 0\n"
              "0 c acquired c\n"
              "0 c caught\n"
              "0 c log nothing got\n"
              "0 c released c\n"
              "0 c acquired c\n"
              "0 c released c\n"
              "0 c ended 1 NameError: name 'item' is not defined\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("a BoundedSemaphore takes no more permits back than it gave", {boundedSemaphore("s", 2)},
              {{kMain, kWaitForAll},
               {kA,
                {acquire("s"), acquire("s"), sleepFor(1), release("s"), release("s"),
                 attempt({release("s"), except("ValueError", {log("one too many")})})}},
               {kB, {acquire("s"), release("s")}},
               {kC, {sleepFor(2), release("s")}}},
              "0 a acquired s\n"
              "0 a acquired s\n"
              "1 a released s\n"
              "1 a released s\n"
              "1 a released s\n"
              "1 a ended 0\n"
              "1 b acquired s\n"
              "1 b ended 1 ValueError: BoundedSemaphore released too many times\n"
              "2 c ended 1 ValueError: BoundedSemaphore released too many times\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a permit on its way to a waiter leaves room in a BoundedSemaphore", {boundedSemaphore("s", 1)},
              {{kMain, kWaitForAll},
               {kA, {acquire("s"), sleepFor(1), release("s"), release("s")}},
               {kB, {acquire("s"), log("in")}},
               {kC, {}}},
              "0 a acquired s\n"
              "0 c ended 0\n"
              "1 a released s\n"
              "1 a released s\n"
              "1 a ended 0\n"
              "1 b acquired s\n"
              "1 b log in\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
    };
}

} // namespace signalbox::testing
