// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sweeps/effects.h"

#include "engine/sweeps/parallel.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

std::optional<double> outcomeAt(const Layout &layout, Measure measure, const Knob &knob, double value,
                                const std::function<bool()> &isWanted)
{
    const SweepPlan plan{.layout = layout, .axes = {{knob, {value}}}, .measure = measure};
    const SweepPoint point = runSweep(plan, 0, 1, isWanted).front();
    return point.known > 0 ? std::optional(point.middle) : std::nullopt;
}

double moved(const Knob &knob, double share)
{
    double by = knob.value * share;
    if (knob.isWhole && std::abs(by) < 1)
        by = share < 0 ? -1 : 1;
    return knob.nearest(knob.value + by);
}

} // namespace

double Effect::size(double now) const
{
    double most = 0;
    for (const Side &side : {less, more}) {
        if (side.outcome)
            most = std::max(most, std::abs(*side.outcome - now));
    }
    return most;
}

Effects effectsOf(const Layout &layout, Measure measure, double share, const std::function<bool()> &isWanted)
{
    Effects all;
    QList<Knob> knobs = knobsOf(layout);
    if (knobs.isEmpty())
        return all;
    all.now = outcomeAt(layout, measure, knobs.front(), knobs.front().value, isWanted);
    if (!all.now)
        return all;
    knobs.removeIf([](const Knob &knob) { return knob.of == Knob::Of::Seed || knob.value == 0; });
    for (const Knob &knob : std::as_const(knobs))
        all.effects.push_back({knob, {moved(knob, -share), {}}, {moved(knob, share), {}}});
    inParallel(qsizetype(all.effects.size()) * 2, [&](qsizetype from, qsizetype to) {
        for (qsizetype at = from; at < to; ++at) {
            Effect &effect = all.effects[std::size_t(at / 2)];
            Effect::Side &side = at % 2 == 0 ? effect.less : effect.more;
            if (side.value != effect.knob.value)
                side.outcome = outcomeAt(layout, measure, effect.knob, side.value, isWanted);
        }
    });
    std::stable_sort(all.effects.begin(), all.effects.end(),
                     [&](const Effect &a, const Effect &b) { return a.size(*all.now) > b.size(*all.now); });
    return all;
}

} // namespace signalbox
