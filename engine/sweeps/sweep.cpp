// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sweeps/sweep.h"

#include "engine/file/documentformat.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/sweeps/parallel.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr int kUsualSteps = 20;

/// Runs of one plan, for one thread.
class Runner {
public:
    Runner(const SweepPlan &plan, const std::function<bool()> &isWanted)
        : m_plan(plan)
        , m_isWanted(isWanted)
    {
    }

    /// What the \a number-th of all runs comes to: seed by seed, point by point.
    std::optional<double> run(qsizetype number);

private:
    const SweepPlan &m_plan;
    const std::function<bool()> &m_isWanted;
    qsizetype m_point = -1;
    Program m_program; ///< of m_point
    qint64 m_seed = 0; ///< the first of its seeds
};

std::optional<double> Runner::run(qsizetype number)
{
    const qsizetype point = number / m_plan.seeds;
    if (point != m_point) {
        const Layout layout = m_plan.layoutAt(point);
        m_program = runnable(layout);
        m_seed = layout.settings.seed;
        m_point = point;
    }
    m_program.seed = std::min(m_seed + number % m_plan.seeds, kHighestSeed);
    constexpr qint64 turnsUnlooked = 20'000;
    Simulation simulation(m_program);
    if (m_isWanted)
        simulation.attend(m_isWanted);
    for (qint64 turns = 0; !simulation.advance(turnsUnlooked); turns += turnsUnlooked) {
        if (turns >= m_plan.mostTurns || (m_isWanted && !m_isWanted()))
            return std::nullopt;
    }
    return measureOf(simulation.takeRun(), m_plan.measure);
}

SweepPoint summaryOf(std::vector<double> known, int runs, Measure measure)
{
    SweepPoint point{.runs = runs, .known = int(known.size())};
    if (known.empty())
        return point;
    std::sort(known.begin(), known.end());
    point.low = known.front();
    point.high = known.back();
    const std::size_t half = known.size() / 2;
    point.middle = known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    if (measure == Measure::Deadlock) {
        double sum = 0;
        for (const double value : known)
            sum += value;
        point.middle = sum / double(known.size());
    }
    return point;
}

/// Without what adding up fractions of two leaves: people write 0.3, not 0.30000000000000004.
double withoutNoise(double value)
{
    constexpr double places = 1e9;
    return std::round(value * places) / places;
}

} // namespace

SweepAxis makeAxis(const Knob &knob, double from, double to, double step, int most)
{
    SweepAxis axis{.knob = knob, .values = {}};
    const double length = std::abs(to - from);
    double steps = std::floor(length / step + 1e-9);
    if (!(steps < double(most)))
        steps = double(most - 1);
    const double stride = steps >= double(most - 1) && steps > 0 ? length / steps : step;
    for (double at = 0; at <= steps; ++at) {
        const double value = knob.nearest(withoutNoise(from + (to < from ? -at : at) * stride));
        if (axis.values.empty() || axis.values.back() != value)
            axis.values.push_back(value);
    }
    return axis;
}

std::optional<SweepAxis> axisFor(const Layout &layout, const SweepRange &range)
{
    const QList<Knob> knobs = knobsOf(layout);
    const auto found = std::ranges::find(knobs, range.name, &Knob::name);
    if (found == knobs.end())
        return std::nullopt;
    double step = range.step;
    if (step <= 0)
        step = std::abs(range.to - range.from) / (kUsualSteps - 1);
    return makeAxis(*found, range.from, range.to, step > 0 ? step : 1);
}

qsizetype SweepPlan::points() const
{
    qsizetype product = axes.empty() ? 0 : 1;
    for (const SweepAxis &axis : axes)
        product *= qsizetype(axis.values.size());
    return product;
}

std::vector<double> SweepPlan::valuesAt(qsizetype point) const
{
    std::vector<double> values;
    for (const SweepAxis &axis : axes) {
        const auto length = qsizetype(axis.values.size());
        values.push_back(axis.values[std::size_t(point % length)]);
        point /= length;
    }
    return values;
}

Layout SweepPlan::layoutAt(qsizetype point) const
{
    const std::vector<double> values = valuesAt(point);
    // From behind: a number in code that becomes longer moves those behind it.
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < axes.size(); ++at)
        order.push_back(at);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return axes[a].knob.begin > axes[b].knob.begin; });
    Layout turning = layout;
    for (const std::size_t at : order)
        turning = turned(std::move(turning), axes[at].knob, values[at]);
    return turning;
}

std::vector<SweepPoint> runSweep(const SweepPlan &plan, qsizetype first, qsizetype count,
                                 const std::function<bool()> &isWanted)
{
    const qsizetype seeds = plan.seeds;
    std::vector<std::optional<double>> outcomes(std::size_t(count * seeds));
    std::vector<quint8> isDone(outcomes.size());
    inParallel(count * seeds, [&](qsizetype from, qsizetype to) {
        Runner runner(plan, isWanted);
        for (qsizetype at = from; at < to && (!isWanted || isWanted()); ++at) {
            outcomes[std::size_t(at)] = runner.run(first * seeds + at);
            isDone[std::size_t(at)] = !isWanted || isWanted();
        }
    });
    std::vector<SweepPoint> points;
    for (qsizetype point = 0; point < count; ++point) {
        std::vector<double> known;
        int runs = 0;
        for (qsizetype at = point * seeds; at < (point + 1) * seeds; ++at) {
            runs += isDone[std::size_t(at)];
            if (isDone[std::size_t(at)] && outcomes[std::size_t(at)])
                known.push_back(*outcomes[std::size_t(at)]);
        }
        points.push_back(summaryOf(std::move(known), runs, plan.measure));
    }
    return points;
}

} // namespace signalbox
