// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<ProgramStory> counterStories()
{
    return {
        story("read, wait, write: an update is lost", {counter("n")},
              {{kMain, kWaitForAll},
               {kA, {readFrom("n"), sleepFor(1), addTo("n", 1)}},
               {kB, {readFrom("n"), sleepFor(1), addTo("n", 1)}},
               {kC, {sleepFor(2), readFrom("n")}}},
              "0 a read n 0\n"
              "0 b read n 0\n"
              "1 a wrote n 1\n"
              "1 a ended 0\n"
              "1 b wrote n 1\n"
              "1 b ended 0\n"
              "2 c read n 1\n"
              "2 c ended 0\n"
              "2 main ended 0\n"
              "2 - run ended 0\n"),
        story("with a lock none is lost", {counter("n", 40), lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {readFrom("n"), sleepFor(1), addTo("n", 1)})}},
               {kB, {with("l", {readFrom("n"), sleepFor(1), addTo("n", 1)})}},
               {kC, {sleepFor(3), readFrom("n"), addTo("n", -2)}}},
              "0 a acquired l\n"
              "0 a read n 40\n"
              "1 a wrote n 41\n"
              "1 a released l\n"
              "1 a ended 0\n"
              "1 b acquired l\n"
              "1 b read n 41\n"
              "2 b wrote n 42\n"
              "2 b released l\n"
              "2 b ended 0\n"
              "3 c read n 42\n"
              "3 c wrote n 40\n"
              "3 c ended 0\n"
              "3 main ended 0\n"
              "3 - run ended 0\n"),
        story("writing before reading", {counter("n")},
              {{kMain, kWaitForAll},
               {kA, {addTo("n", 1), readFrom("n")}},
               {kB, {addTo("n", 1)}},
               {kC, {attempt({addTo("n", 1), except("UnboundLocalError", {log("no value yet")})})}}},
              "0 a ended 1 UnboundLocalError: cannot access local variable 'value' where it is not "
              "associated with a value\n"
              "0 b ended 1 NameError: name 'value' is not defined\n"
              "0 c ended 1 NameError: name 'value' is not defined\n"
              "0 main ended 0\n"
              "0 - run ended 0\n"),
        story("one variable holds what was read last, of whichever counter",
              {counter("n", 3), counter("m", 7)},
              {{kMain, kWaitForAll},
               {kA, {readFrom("n"), readFrom("m"), addTo("n", 1)}},
               {kB, {sleepFor(1), readFrom("n"), addTo("m", 0)}},
               {kC, {}}},
              "0 a read n 3\n"
              "0 a read m 7\n"
              "0 a wrote n 8\n"
              "0 a ended 0\n"
              "0 c ended 0\n"
              "1 b read n 8\n"
              "1 b wrote m 8\n"
              "1 b ended 0\n"
              "1 main ended 0\n"
              "1 - run ended 0\n"),
    };
}

} // namespace signalbox::testing
