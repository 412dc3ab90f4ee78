// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/countedwaits.h"

#include "engine/replay/sharedlock.h"

#include <algorithm>
#include <utility>

namespace signalbox {

namespace {

/// Of what a condition shares with a lock, that lock has the waits.
WhoseWaits whereCounted(const Run &run, WhoseWaits whose)
{
    if (whose.goal == WaitGoal::Acquire && whose.resource < run.program.resources.size())
        whose.resource = lockOf(run.program, whose.resource);
    return whose;
}

} // namespace

CountedFigures countedFiguresOf(const Run &run, Micros from, Micros to)
{
    CountedFigures counted;
    counted.figures = figuresOf(run, from, to, counted.waits);
    std::ranges::stable_sort(counted.waits, {}, [](const CountedWait &wait) {
        return std::pair(wait.isUnfinished, wait.isUnfinished ? wait.begin : wait.end);
    });
    return counted;
}

std::vector<std::size_t> waitsOf(const Run &run, const CountedFigures &counted, const WhoseWaits &whose)
{
    const WhoseWaits meant = whereCounted(run, whose);
    std::vector<quint32> bodies(meant.body == kNone ? 0 : std::size_t(run.taskNames.size()), kNone);
    for (const TaskFigures &task : counted.figures.tasks) {
        if (index(task.task) < bodies.size())
            bodies[index(task.task)] = task.body;
    }
    const auto isMeant = [&](const CountedWait &wait) {
        if (meant.goal)
            return wait.goal == meant.goal && wait.resource == meant.resource;
        if (meant.task != TaskId::None)
            return wait.isForOthers && wait.task == meant.task;
        if (meant.body != kNone)
            return wait.isForOthers && index(wait.task) < bodies.size()
                && bodies[index(wait.task)] == meant.body;
        return wait.isForOthers;
    };
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < counted.waits.size(); ++at) {
        if (isMeant(counted.waits[at]))
            places.push_back(at);
    }
    return places;
}

std::vector<LengthBar> barsOf(const std::vector<Micros> &lengths, int most)
{
    if (lengths.empty())
        return {};
    const Micros least = std::ranges::min(lengths), greatest = std::ranges::max(lengths);
    Micros width = 1;
    while (least == greatest && width * 100 <= greatest)
        width *= 10;
    const auto barsWith = [&](Micros step) { return greatest / step - least / step + 1; };
    for (Micros power = 1; barsWith(width) > most; power *= 10) {
        for (const Micros factor : {1, 2, 5}) {
            width = power * factor;
            if (barsWith(width) <= most)
                break;
        }
    }
    std::vector<LengthBar> bars;
    for (Micros at = least / width; at <= greatest / width; ++at)
        bars.push_back({at * width, (at + 1) * width, 0});
    for (const Micros length : lengths)
        ++bars[barOf(bars, length)].count;
    return bars;
}

std::size_t barOf(const std::vector<LengthBar> &bars, Micros length)
{
    const Micros width = bars.front().to - bars.front().from;
    const Micros place = (length - bars.front().from) / width;
    return std::size_t(std::clamp<Micros>(place, 0, Micros(bars.size()) - 1));
}

} // namespace signalbox
