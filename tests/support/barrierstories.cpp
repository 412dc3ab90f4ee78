// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> barrierStories()
{
    return {
        story("the last one lets everyone go", {barrier("b", 3)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b"), log("through")}},
               {kB, {sleepFor(1), waitFor("b"), log("through")}},
               {kC, {sleepFor(2), waitFor("b"), log("through")}}},
              "0 a b filling 1\n"
              "1 b b filling 2\n"
              "2 c b filling 3\n"
              "2 c b draining 3\n"
              "2 c b draining 2\n"
              "2 c log through\n"
              "2 c ended 0\n"
              "2 a waited b\n"
              "2 a b draining 1\n"
              "2 a log through\n"
              "2 a ended 0\n"
              "2 b waited b\n"
              "2 b b draining 0\n"
              "2 b b filling 0\n"
              "2 b log through\n"
              "2 b ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("a barrier of one makes nobody wait", {barrier("b", 1)},
              {{kMain, kWaitForAll}, {kA, {waitFor("b"), log("through")}}, {kB, {waitFor("b")}}, {kC, {}}},
              "0 a b filling 1\n"
              "0 a b draining 1\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a log through\n"
              "0 a ended 0\n"
              "0 b b filling 1\n"
              "0 b b draining 1\n"
              "0 b b draining 0\n"
              "0 b b filling 0\n"
              "0 b ended 0\n"
              "0 c ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("who comes back while others are leaving waits for the next round", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {repeat(2, {waitFor("b"), log("through")})}},
               {kB, {repeat(2, {waitFor("b"), log("through")})}},
               {kC, {}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b log through\n"
              "0 c ended 0\n"
              "0 a waited b\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a log through\n"
              "0 a b filling 1\n"
              "0 b waited b\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b log through\n"
              "0 b ended 0\n"
              "0 a waited b\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a log through\n"
              "0 a ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("three tasks at a barrier of two: one is left", {barrier("b", 2)},
              {{kMain, kWaitForAll}, {kA, {waitFor("b")}}, {kB, {waitFor("b")}}, {kC, {waitFor("b")}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b ended 0\n"
              "0 a waited b\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a ended 0\n"
              "0 c waited b\n"
              "0 c b filling 1\n"
              "0 - run ended 1\n"),
        story("cancelled inside: its place is free again", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b"), log("never")}},
               {kB, {sleepFor(1), cancel("a"), sleepFor(1), waitFor("b"), log("through")}},
               {kC, {sleepFor(3), waitFor("b")}}},
              "0 a b filling 1\n"
              "1 a cancel requested\n"
              "1 a cancel delivered\n"
              "1 a b filling 0\n"
              "1 a ended 2\n"
              "2 b b filling 1\n"
              "3 c b filling 2\n"
              "3 c b draining 2\n"
              "3 c b draining 1\n"
              "3 c ended 0\n"
              "3 b waited b\n"
              "3 b b draining 0\n"
              "3 b b filling 0\n"
              "3 b log through\n"
              "3 b ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("let go, then cancelled", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b"), log("never")}},
               {kB, {sleepFor(1), waitFor("b"), cancel("a"), log("through")}},
               {kC, {sleepFor(1), waitFor("b")}}},
              "0 a b filling 1\n"
              "1 b b filling 2\n"
              "1 b b draining 2\n"
              "1 b b draining 1\n"
              "1 a cancel requested\n"
              "1 b log through\n"
              "1 b ended 0\n"
              "1 a cancel delivered\n"
              "1 a b draining 0\n"
              "1 a b filling 0\n"
              "1 a ended 2\n"
              "1 c waited b\n"
              "1 c b filling 1\n"
              "1 - run ended 1\n"),
        story("cancelled while it waits for the round before to leave", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b"), log("through")}},
               {kB,
                {waitFor("b"), spawn("c"), attempt({waitFor("b"), except("CancelledError", {log("out")})})}},
               {kC, {cancel("b")}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b cancel requested\n"
              "0 c ended 0\n"
              "0 a waited b\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a log through\n"
              "0 a ended 0\n"
              "0 b cancel requested\n"
              "0 c#2 ended 0\n"
              "0 b cancel delivered\n"
              "0 b caught\n"
              "0 b log out\n"
              "0 b ended 0\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("reset with tasks inside: they get BrokenBarrierError, and it fills anew", {barrier("b", 3)},
              {{kMain, kWaitForAll},
               {kA, {attempt({waitFor("b"), except("BrokenBarrierError", {log("broken")})}), waitFor("b")}},
               {kB, {waitFor("b")}},
               {kC, {sleepFor(1), reset("b"), waitFor("b")}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "1 c b resetting 2\n"
              "1 a waited b\n"
              "1 a b resetting 1\n"
              "1 a caught\n"
              "1 a log broken\n"
              "1 b waited b\n"
              "1 b b resetting 0\n"
              "1 b b filling 0\n"
              "1 b ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "1 c waited b\n"
              "1 c b filling 1\n"
              "1 a waited b\n"
              "1 a b filling 2\n"
              "1 - run ended 1\n"),
        story("reset of an empty barrier", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {reset("b"), waitFor("b")}},
               {kB, {reset("b")}},
               {kC, {waitFor("b")}}},
              "0 a b filling 1\n"
              "0 b b resetting 1\n"
              "0 b ended 0\n"
              "0 a waited b\n"
              "0 a b resetting 0\n"
              "0 a b filling 0\n"
              "0 a ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "0 c waited b\n"
              "0 c b filling 1\n"
              "0 - run ended 1\n"),
        story("reset while a round is leaving", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {attempt({waitFor("b"), except("RuntimeError", {log("broken")})})}},
               {kB, {sleepFor(1), waitFor("b"), reset("b"), waitFor("b"), log("through")}},
               {kC, {sleepFor(1), waitFor("b")}}},
              "0 a b filling 1\n"
              "1 b b filling 2\n"
              "1 b b draining 2\n"
              "1 b b draining 1\n"
              "1 b b resetting 1\n"
              "1 a waited b\n"
              "1 a b resetting 0\n"
              "1 a b filling 0\n"
              "1 a caught\n"
              "1 a log broken\n"
              "1 a ended 0\n"
              "1 b waited b\n"
              "1 b b filling 1\n"
              "1 c waited b\n"
              "1 c b filling 2\n"
              "1 c b draining 2\n"
              "1 c b draining 1\n"
              "1 c ended 0\n"
              "1 b waited b\n"
              "1 b b draining 0\n"
              "1 b b filling 0\n"
              "1 b log through\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
        story("abort: who is inside and who comes later get BrokenBarrierError", {barrier("b", 3)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b")}},
               {kB, {sleepFor(1), breakUp("b"), breakUp("b"), waitFor("b")}},
               {kC,
                {sleepFor(2), attempt({waitFor("b"), except("BrokenBarrierError", {log("still broken")})}),
                 reset("b"), waitFor("b")}}},
              "0 a b filling 1\n"
              "1 b b broken 1\n"
              "1 b ended 1 BrokenBarrierError: Barrier aborted\n"
              "1 a waited b\n"
              "1 a b broken 0\n"
              "1 a ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "2 c caught\n"
              "2 c log still broken\n"
              "2 c b filling 0\n"
              "2 c b filling 1\n"
              "2 - run ended 1\n"),
        story("abort while a round is leaving", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b")}},
               {kB, {waitFor("b"), breakUp("b")}},
               {kC, {waitFor("b")}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b b broken 1\n"
              "0 b ended 0\n"
              "0 c ended 1 BrokenBarrierError: Barrier aborted\n"
              "0 a waited b\n"
              "0 a b broken 0\n"
              "0 a ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("reset of a broken barrier before the broken tasks have left", {barrier("b", 3)},
              {{kMain, kWaitForAll},
               {kA, {waitFor("b")}},
               {kB, {waitFor("b")}},
               {kC, {sleepFor(1), breakUp("b"), reset("b"), waitFor("b")}}},
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "1 c b broken 2\n"
              "1 c b resetting 2\n"
              "1 a waited b\n"
              "1 a b resetting 1\n"
              "1 a ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "1 b waited b\n"
              "1 b b resetting 0\n"
              "1 b b filling 0\n"
              "1 b ended 1 BrokenBarrierError: Abort or reset of barrier\n"
              "1 c waited b\n"
              "1 c b filling 1\n"
              "1 - run ended 1\n"),
        story("a task that cancels itself before the barrier", {barrier("b", 2)},
              {{kMain, kWaitForAll},
               {kA, {cancel("a"), waitFor("b"), log("never")}},
               {kB, {waitFor("b"), log("through")}},
               {kC, {sleepFor(1), waitFor("b"), log("through")}}},
              "0 a cancel requested\n"
              "0 a b filling 1\n"
              "0 b b filling 2\n"
              "0 b b draining 2\n"
              "0 b b draining 1\n"
              "0 b log through\n"
              "0 b ended 0\n"
              "0 a cancel delivered\n"
              "0 a b draining 0\n"
              "0 a b filling 0\n"
              "0 a ended 2\n"
              "1 c b filling 1\n"
              "1 - run ended 1\n"),
    };
}

} // namespace signalbox::testing
