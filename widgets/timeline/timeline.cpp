// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timeline.h"

#include "engine/catalog/catalog.h"
#include "engine/replay/printed.h"
#include "engine/sentences/lanewords.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/timeline/spansums.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>

namespace signalbox {

namespace {

/// A folded group of few is a slim row; of many, their share of each state needs room.
double heightOf(const LaneGroup &group)
{
    return !group.isFolded ? 22 : group.size < 7 ? 25 : 44;
}

double heightOf(const TimelineLane &lane)
{
    if (lane.group)
        return heightOf(*lane.group);
    if (lane.isGone)
        return 6;
    switch (lane.kind) {
    case Lane::Kind::Task:
        return lane.isSubdued() ? 25 : 34;
    case Lane::Kind::QueueFill:
        return 44;
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        return 34;
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return 28;
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
        return 24;
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        return 27;
    }
    return 28;
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// What \a run prints: a span from each moment at which something is to the next. None where nothing is.
std::optional<TimelineLane> outputLane(const Run &run)
{
    std::vector<PrintedLine> lines = printedLines(run);
    if (lines.empty())
        return std::nullopt;
    TimelineLane lane;
    lane.kind = Lane::Kind::Output;
    lane.name = Words::tr("output");
    lane.ceiling = qint64(lines.size());
    lane.texts.reserve(qsizetype(lines.size()));
    for (PrintedLine &line : lines) {
        const qint64 at = lane.texts.size();
        if (lane.spans.isEmpty() || lane.spans.back().begin != line.time) {
            if (!lane.spans.isEmpty())
                lane.spans.back().end = line.time;
            lane.spans.append({.kind = LaneSpan::Kind::Printed, .begin = line.time, .value = at});
        }
        ++lane.spans.back().goal;
        lane.texts.append({.text = std::move(line.text), .task = line.task, .isError = line.isError});
    }
    lane.spans.back().end =
        std::max(lane.spans.back().begin, run.trace.isEmpty() ? 0 : run.trace.back().time);
    return lane;
}

/// Whether a program's own statements do nothing but run its main function: its lane would say that it waits
/// from beginning to end. \a task is the lane of Main.
bool onlyRunsMain(const Run &run, const Lane &task)
{
    if (run.program.script.isEmpty() || run.taskNames.size() < 2)
        return false;
    const auto isOfOthers = [](const LaneMark &mark) { return mark.kind != LaneMark::Kind::Returned; };
    const auto prints = [](const Output &output) { return output.task == TaskId::Main; };
    return task.spans.size() == 1 && task.spans.front().kind == LaneSpan::Kind::Waiting
        && std::none_of(task.marks.begin(), task.marks.end(), isOfOthers)
        && std::none_of(run.output.begin(), run.output.end(), prints);
}

/// Lane by lane from the top.
class Arrangement {
public:
    Arrangement(const Layout &layout, const Run &run);
    Timeline arranged(Lanes lanes);

private:
    void add(TimelineLane lane);
    void addTasks(std::vector<Lane> &tasks);
    void addHolds();
    void addTurns();
    void addCauses();
    void addGot();
    void addLongest(EndedWaits &ended) const;

    const Run &m_run;
    QHash<NodeId, int> m_colours; ///< of actors, as Theme::taskColour counts them
    Timeline m_timeline;
};

Arrangement::Arrangement(const Layout &layout, const Run &run)
    : m_run(run)
{
    for (const Node &node : layout.nodes) {
        if (isActor(node.kind))
            m_colours.insert(node.id, int(m_colours.size()));
    }
}

void Arrangement::add(TimelineLane lane)
{
    if (lane.spans.size() >= SpanSums::kLeastSpans)
        lane.sums = std::make_shared<const SpanSums>(m_run.program, lane.spans);
    m_timeline.lanes.append(std::move(lane));
}

/// In the order of the layout, as on the canvas; a body spawned again follows its first task.
void Arrangement::addTasks(std::vector<Lane> &tasks)
{
    constexpr int kLast = std::numeric_limits<int>::max();
    const bool isScript = !m_run.program.script.isEmpty();
    const auto colourOf = [&](std::size_t at) {
        return isScript && !m_colours.contains(tasks[at].node) ? colourOfScriptTask(tasks[at].task)
                                                               : m_colours.value(tasks[at].node, -1);
    };
    const auto rank = [&](std::size_t at) {
        return at == 0 ? kLast : colourOf(at) < 0 ? kLast - 1 : colourOf(at);
    };
    std::vector<std::size_t> order(tasks.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return rank(one) < rank(other); });
    m_timeline.taskLanes.resize(qsizetype(tasks.size()));
    for (const std::size_t at : order) {
        if (at == 0 && onlyRunsMain(m_run, tasks[at])) {
            m_timeline.taskLanes[0] = -1;
            continue;
        }
        m_timeline.taskLanes[qsizetype(at)] = int(m_timeline.lanes.size());
        TimelineLane lane;
        lane.colour = colourOf(at);
        static_cast<Lane &>(lane) = std::move(tasks[at]);
        lane.name = m_run.taskName(lane.task);
        add(std::move(lane));
    }
}

void Arrangement::addHolds()
{
    for (const TimelineLane &lane : std::as_const(m_timeline.lanes)) {
        for (const LaneSpan &span : lane.spans) {
            if (span.kind == LaneSpan::Kind::Running)
                m_timeline.holds.append(
                    {lane.task, span.begin, span.end, span.verb == Verb::Block, lane.colour});
        }
    }
    std::stable_sort(
        m_timeline.holds.begin(), m_timeline.holds.end(),
        [](const LoopHoldSpan &one, const LoopHoldSpan &other) { return one.begin < other.begin; });
    Micros computed = 0;
    for (LoopHoldSpan &hold : m_timeline.holds) {
        hold.computed = computed;
        computed += hold.blocks ? 0 : hold.end - hold.begin;
    }
    std::copy_if(m_timeline.holds.begin(), m_timeline.holds.end(), std::back_inserter(m_timeline.longHolds),
                 [](const LoopHoldSpan &hold) { return hold.holdsUp(); });
}

void Arrangement::addTurns()
{
    QList<Micros> &turns = m_timeline.turns;
    for (const TimelineLane &lane : std::as_const(m_timeline.lanes))
        turns.append(lane.turns);
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
}

/// Whose wait each task ended, and whom it had cancelled: so arrows from a few lanes are found without
/// looking at all others.
void Arrangement::addCauses()
{
    QList<EndedWaits> &ended = m_timeline.ended;
    ended.resize(m_timeline.taskLanes.size());
    for (const TimelineLane &lane : std::as_const(m_timeline.lanes)) {
        for (qsizetype at = 0; at < lane.spans.size(); ++at) {
            const LaneSpan &span = lane.spans[at];
            const bool isEnded = span.kind == LaneSpan::Kind::Waiting && !span.cancelled && !span.unfinished
                && span.task != lane.task && index(span.task) < quint32(ended.size());
            if (isEnded)
                ended[index(span.task)].waits.append({span.end, lane.task, quint32(at)});
        }
        for (const LaneMark &mark : lane.marks) {
            if (mark.kind == LaneMark::Kind::CancelRequested && mark.by != TaskId::None)
                m_timeline.asked.append({mark.time, mark.by, lane.task});
        }
    }
    const auto isEarlier = [](const auto &one, const auto &other) { return one.time < other.time; };
    for (EndedWaits &each : ended) {
        std::stable_sort(each.waits.begin(), each.waits.end(), isEarlier);
        addLongest(each);
    }
    std::stable_sort(m_timeline.asked.begin(), m_timeline.asked.end(), isEarlier);
}

void Arrangement::addLongest(EndedWaits &ended) const
{
    ended.longest.resize((ended.waits.size() + EndedWaits::kBlock - 1) / EndedWaits::kBlock);
    for (qsizetype at = 0; at < ended.waits.size(); ++at) {
        const EndedWait &wait = ended.waits[at];
        const int lane = m_timeline.laneOf(wait.whose);
        if (lane < 0)
            continue;
        const LaneSpan &span = m_timeline.lanes[lane].spans[wait.span];
        Micros &longest = ended.longest[at / EndedWaits::kBlock];
        longest = std::max(longest, span.end - span.begin);
    }
}

void Arrangement::addGot()
{
    qint64 got = 0;
    for (qsizetype at = 0; at < m_run.trace.size(); ++at) {
        got += m_run.trace[at].kind == FactKind::ItemGot;
        if ((at + 1) % Timeline::kFactsOfGot == 0)
            m_timeline.got.push_back(got);
    }
}

Timeline Arrangement::arranged(Lanes lanes)
{
    m_timeline.end = lanes.end;
    m_timeline.lanes.reserve(qsizetype(lanes.tasks.size() + lanes.resources.size()));
    addTasks(lanes.tasks);
    if (std::optional<TimelineLane> output = outputLane(m_run))
        add(std::move(*output));
    std::stable_sort(lanes.resources.begin(), lanes.resources.end(),
                     [](const Lane &one, const Lane &other) { return one.kind < other.kind; });
    for (Lane &each : lanes.resources) {
        TimelineLane lane;
        static_cast<Lane &>(lane) = std::move(each);
        lane.name = laneWords(lane.kind, m_run.program.resources[lane.resource].name);
        add(std::move(lane));
    }
    placeLanes(m_timeline);
    addHolds();
    addTurns();
    addCauses();
    addGot();
    return std::move(m_timeline);
}

} // namespace

Timeline makeTimeline(const Layout &layout, const Run &run, const std::function<bool()> &isWanted)
{
    return Arrangement(layout, run).arranged(lanesOf(run, isWanted));
}

void pinLanes(Timeline &timeline, const QList<TimelineLane> &pinned)
{
    if (pinned.isEmpty() && timeline.pinned == 0)
        return;
    for (int &lane : timeline.taskLanes)
        lane += lane < 0 ? 0 : int(pinned.size()) - timeline.pinned;
    timeline.lanes = pinned + timeline.lanes.sliced(timeline.pinned);
    timeline.stays += int(pinned.size()) - timeline.pinned;
    timeline.pinned = int(pinned.size());
    placeLanes(timeline);
}

void placeLanes(Timeline &timeline)
{
    double top = 0;
    for (TimelineLane &lane : timeline.lanes) {
        lane.top = top;
        lane.height = heightOf(lane) + (lane.ghost ? kGhostHeight : 0);
        top += lane.height;
    }
}

int Timeline::laneOf(TaskId task) const
{
    return index(task) < quint32(taskLanes.size()) ? taskLanes[index(task)] : -1;
}

const EndedWaits &Timeline::endedBy(TaskId task) const
{
    static const EndedWaits none;
    return index(task) < quint32(ended.size()) ? ended[index(task)] : none;
}

Micros Timeline::computing(Micros from, Micros to) const
{
    const auto until = [this](Micros time) -> Micros {
        const auto next = std::partition_point(
            holds.begin(), holds.end(), [time](const LoopHoldSpan &hold) { return hold.begin < time; });
        if (next == holds.begin())
            return 0;
        const LoopHoldSpan &last = *std::prev(next);
        return last.computed + (last.blocks ? 0 : std::min(time, last.end) - last.begin);
    };
    return until(to) - until(from);
}

namespace {

/// How many items the first \a facts facts got from queues.
qint64 itemsGot(const Timeline &timeline, const Run &run, qsizetype facts)
{
    const qsizetype known = std::min(facts / Timeline::kFactsOfGot, qsizetype(timeline.got.size()));
    qint64 items = known > 0 ? timeline.got[std::size_t(known - 1)] : 0;
    for (qsizetype at = known * Timeline::kFactsOfGot; at < facts; ++at)
        items += run.trace[at].kind == FactKind::ItemGot;
    return items;
}

} // namespace

StretchFigures figuresOf(const Timeline &timeline, const Run &run, Micros from, Micros to)
{
    StretchFigures figures{.length = to - from};
    const qsizetype begin = run.trace.countUntil(from - 1);
    const qsizetype end = run.trace.countUntil(to);
    figures.events = end - begin;
    figures.itemsGot = itemsGot(timeline, run, end) - itemsGot(timeline, run, begin);
    if (figures.length > 0)
        figures.itemsPerSecond = double(figures.itemsGot) / toSeconds(figures.length);
    Micros waited = 0;
    for (const TimelineLane &lane : timeline.lanes) {
        const auto isInside = [&](qsizetype last, const SpanSum &) { return lane.spans[last].end <= to; };
        for (qsizetype at = lane.firstSpanAfter(from - 1); at < lane.spans.size();) {
            if (const SpanSums::Block block =
                    lane.sums ? lane.sums->blockAt(at, isInside) : SpanSums::Block();
                block.sum) {
                figures.waits += block.sum->waits;
                waited += block.sum->waited;
                at = block.end;
                continue;
            }
            const LaneSpan &span = lane.spans[at++];
            if (span.end > to)
                break;
            if (span.kind == LaneSpan::Kind::Waiting && !span.unfinished) {
                ++figures.waits;
                waited += span.end - span.begin;
            }
        }
    }
    if (figures.waits)
        figures.meanWait = waited / figures.waits;
    return figures;
}

} // namespace signalbox
