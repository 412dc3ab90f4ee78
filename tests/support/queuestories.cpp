// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> queueStories()
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

} // namespace signalbox::testing
