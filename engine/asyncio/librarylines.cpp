// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/librarylines.h"

#include <algorithm>
#include <array>

namespace signalbox::asyncio {

namespace {

struct Row {
    std::string_view name;
    const char *file;
    std::array<int, 3> defined; ///< lines, by version
    std::array<int, 3> waits;
};

constexpr Row kRows[] = {
    {"sleep", "tasks.py", {637, 653, 703}, {649, 665, 718}},
    {"wait_for", "tasks.py", {436, 472, 459}, {476, 520, 507}},
    {"wait", "tasks.py", {399, 435, 424}, {428, 464, 451}},
    {"Queue.put", "queues.py", {110, 110, 125}, {120, 120, 139}},
    {"Queue.get", "queues.py", {149, 149, 172}, {158, 158, 186}},
    {"Queue.join", "queues.py", {206, 206, 242}, {215, 215, 251}},
    {"Lock.acquire", "locks.py", {93, 92, 90}, {114, 113, 110}},
    {"Event.wait", "locks.py", {200, 199, 200}, {213, 212, 213}},
    {"Semaphore.acquire", "locks.py", {364, 363, 386}, {387, 386, 407}},
    {"Condition.wait", "locks.py", {248, 247, 248}, {267, 266, 272}},
    {"Condition.wait_for", "locks.py", {285, 284, 303}, {294, 293, 313}},
    {"Barrier.wait", "locks.py", {481, 480, 511}, {497, 496, 527}},
    {"Barrier.reset", "locks.py", {547, 546, 577}, {547, 546, 577}},
    {"Barrier.abort", "locks.py", {562, 561, 592}, {562, 561, 592}},
    {"to_thread", "threads.py", {12, 12, 12}, {25, 25, 25}},
    {"_run_until_complete_cb", "base_events.py", {180, 180, 182}, {}},
    {"gather.<locals>._done_callback", "tasks.py", {764, 767, 820}, {}},
    {"shield.<locals>._inner_done_callback", "tasks.py", {891, 905, 958}, {}},
    {"shield.<locals>._outer_done_callback", "tasks.py", {908, 922, 975}, {}},
    {"_wait.<locals>._on_completion", "tasks.py", {519, 534, 521}, {}},
    {"as_completed.<locals>._on_completion", "tasks.py", {602, 618, 0}, {}},
    {"_release_waiter", "tasks.py", {431, 467, 454}, {}},
    {"_chain_future.<locals>._call_check_cancel", "futures.py", {387, 387, 386}, {}},
};

} // namespace

std::string placeInLibrary(std::string_view name, PythonVersion version, bool hasBegun)
{
    const auto *const row = std::find_if(std::begin(kRows), std::end(kRows),
                                         [name](const Row &each) { return each.name == name; });
    if (row == std::end(kRows))
        return {};
    const auto at = std::size_t(version);
    static constexpr const char *kFolders[] = {"python3.11", "python3.12", "python3.13"};
    return std::string("/usr/lib/") + kFolders[at] + "/asyncio/" + row->file + ":"
        + std::to_string((hasBegun ? row->waits : row->defined)[at]);
}

std::string callbackInLibrary(LibraryCallback callback, PythonVersion version,
                              std::optional<std::string_view> given)
{
    static constexpr std::string_view kNames[] = {"_done_callback",
                                                  "_run_until_complete_cb",
                                                  "gather.<locals>._done_callback",
                                                  "shield.<locals>._inner_done_callback",
                                                  "shield.<locals>._outer_done_callback",
                                                  "_wait.<locals>._on_completion",
                                                  "as_completed.<locals>._on_completion",
                                                  "_release_waiter",
                                                  "_chain_future.<locals>._call_check_cancel"};
    // A method from 3.13 on, of which no place is told.
    if (callback == LibraryCallback::AsCompleted && version >= PythonVersion::Python313)
        return "_AsCompletedIterator._handle_completion()";
    const std::string_view name = kNames[std::size_t(callback)];
    const std::string place = placeInLibrary(name, version, false);
    const bool shows = given && version < PythonVersion::Python313;
    const std::string partial =
        given ? "(" + (shows ? std::string(*given) : std::string()) + ")" : std::string();
    return std::string(name) + partial + "()" + (place.empty() ? place : " at " + place);
}

} // namespace signalbox::asyncio
