// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> lockStories()
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

} // namespace signalbox::testing
