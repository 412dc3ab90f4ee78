// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storywords.h"

namespace signalbox::testing {

QList<Story> counterStories()
{
    return {
        story("read, wait, write: an update is lost", {counter("n")},
              {{kMain, kWaitForAll},
               {kA, {readFrom("n"), sleepFor(1), addTo("n", 1)}},
               {kB, {readFrom("n"), sleepFor(1), addTo("n", 1)}},
               {kC, {sleepFor(2), readFrom("n")}}}, "@@"),
        story("with a lock none is lost", {counter("n", 40), lock("l")},
              {{kMain, kWaitForAll},
               {kA, {with("l", {readFrom("n"), sleepFor(1), addTo("n", 1)})}},
               {kB, {with("l", {readFrom("n"), sleepFor(1), addTo("n", 1)})}},
               {kC, {sleepFor(3), readFrom("n"), addTo("n", -2)}}}, "@@"),
        story("writing before reading", {counter("n")},
              {{kMain, kWaitForAll},
               {kA, {addTo("n", 1), readFrom("n")}},
               {kB, {addTo("n", 1)}},
               {kC, {attempt({addTo("n", 1), except("UnboundLocalError", {log("no value yet")})})}}}, "@@"),
        story("one variable holds what was read last, of whichever counter", {counter("n", 3), counter("m", 7)},
              {{kMain, kWaitForAll},
               {kA, {readFrom("n"), readFrom("m"), addTo("n", 1)}},
               {kB, {sleepFor(1), readFrom("n"), addTo("m", 0)}},
               {kC, {}}}, "@@"),
    };
}

} // namespace signalbox::testing
