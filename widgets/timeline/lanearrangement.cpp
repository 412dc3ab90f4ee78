// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanearrangement.h"

#include "engine/catalog/catalog.h"
#include "engine/sentences/lanewords.h"
#include "widgets/timeline/crowd.h"
#include "widgets/timeline/ghostlanes.h"

#include <QCoreApplication>

#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

bool isPlainTask(const TimelineLane &lane)
{
    return lane.kind == Lane::Kind::Task && lane.task != TaskId::Main && !lane.group;
}

Micros firstEventOf(const TimelineLane &lane)
{
    Micros first = std::numeric_limits<Micros>::max();
    if (!lane.spans.isEmpty())
        first = lane.spans.front().begin;
    if (!lane.turns.isEmpty())
        first = std::min(first, lane.turns.front());
    if (!lane.marks.isEmpty())
        first = std::min(first, lane.marks.front().time);
    return first;
}

Micros waitingOf(const TimelineLane &lane)
{
    Micros waited = 0;
    for (const LaneSpan &span : lane.spans)
        waited += span.kind == LaneSpan::Kind::Waiting ? span.end - span.begin : 0;
    return waited;
}

/// Who does something comes before who waits, and whoever has ended last.
Micros stateRank(const Program &program, const TimelineLane &lane, Micros now)
{
    const LaneSpan *const span = lane.spanAt(now);
    const auto activity = span ? activityOf(program, *span) : std::nullopt;
    if (!activity)
        return !lane.spans.isEmpty() && lane.spans.front().begin > now ? 5 : 6;
    switch (*activity) {
    case Activity::Computing:
    case Activity::Blocking:
        return 0;
    case Activity::Ready:
        return 1;
    case Activity::Somebody:
        return 2;
    case Activity::Outside:
        break;
    }
    return 3;
}

/// Whether lanes have words in their name, kind or function. What many share is looked at once.
class LaneFilter {
public:
    LaneFilter(const Run &run, const QString &words)
        : m_words(words)
    {
        for (int kind = 0; kind <= int(Lane::Kind::Variable); ++kind)
            m_kinds.push_back(has(laneKindWords(Lane::Kind(kind))));
        for (const ProgramBody &body : run.program.bodies)
            m_bodies.push_back(has(body.name));
    }
    bool has(const QString &text) const { return text.contains(m_words, Qt::CaseInsensitive); }
    bool has(const TimelineLane &lane) const
    {
        return m_kinds[std::size_t(lane.kind)]
            || (isPlainTask(lane) && lane.body < m_bodies.size() && m_bodies[lane.body]) || has(lane.name);
    }

private:
    QString m_words;
    std::vector<bool> m_kinds;
    std::vector<bool> m_bodies; ///< as Program::bodies
};

/// Lanes by their places in the timeline of all, from which rows are made.
class Arranger {
public:
    Arranger(const Timeline &all, const Layout &layout, const Run &run, const LaneView &view)
        : m_all(all)
        , m_layout(layout)
        , m_run(run)
        , m_view(view)
        , m_choice(view.choice)
        , m_places(std::size_t(all.lanes.size()))
        , m_groupOf(std::size_t(all.lanes.size()), -1)
    {
        std::iota(m_places.begin(), m_places.end(), 0);
    }
    Timeline arranged();

private:
    struct Group {
        QString key;
        QString name;
        std::vector<int> lanes;
        bool isFolded = false;
    };

    void filter();
    void sort();
    void groupSame();
    void group();
    void groupBy(const QString &kind, const QHash<QString, std::vector<int>> &named, int least);
    void moveByHand();
    void takePinned();
    void addRow(int lane, bool isMember);
    void addGroup(const Group &group);
    void addGone();
    TimelineLane rowOf(const Group &group) const;
    const GhostLane *ghostOf(const TimelineLane &lane) const;
    QString frameOf(const TimelineLane &lane) const;
    QString keyOf(int lane) const { return laneKey(m_run, m_all.lanes[lane]); }

    const Timeline &m_all;
    const Layout &m_layout;
    const Run &m_run;
    const LaneView &m_view;
    const LaneChoice &m_choice;
    std::vector<int> m_places; ///< lanes that are shown, in order
    std::vector<int> m_pinned;
    std::vector<Group> m_groups;
    std::vector<int> m_groupOf; ///< by lane: place in m_groups, -1 for none
    QList<TimelineLane> m_gone; ///< that are shown
    bool m_isFiltered = false;
    Timeline m_timeline;
};

void Arranger::filter()
{
    if (m_view.ghost)
        m_gone = m_view.ghost->gone;
    if (m_view.find.isEmpty())
        return;
    const LaneFilter filter(m_run, m_view.find);
    std::vector<int> found;
    std::copy_if(m_places.begin(), m_places.end(), std::back_inserter(found),
                 [&](int lane) { return filter.has(m_all.lanes[lane]); });
    QList<TimelineLane> gone;
    std::copy_if(m_gone.cbegin(), m_gone.cend(), std::back_inserter(gone),
                 [&filter](const TimelineLane &lane) { return filter.has(lane.name); });
    m_isFiltered = !found.empty() || !gone.isEmpty();
    if (!m_isFiltered)
        return;
    m_places = std::move(found);
    m_gone = std::move(gone);
}

/// Tasks among themselves: what is printed and resources stand below them.
void Arranger::sort()
{
    if (m_choice.sort == LaneChoice::Sort::Drawn)
        return;
    std::vector<Micros> ranks(std::size_t(m_all.lanes.size()));
    for (const int at : m_places) {
        const TimelineLane &lane = m_all.lanes[at];
        if (lane.kind != Lane::Kind::Task)
            ranks[at] = std::numeric_limits<Micros>::max();
        else if (m_choice.sort == LaneChoice::Sort::FirstEvent)
            ranks[at] = firstEventOf(lane);
        else if (m_choice.sort == LaneChoice::Sort::Waiting)
            ranks[at] = -waitingOf(lane);
        else
            ranks[at] = stateRank(m_run.program, lane, m_view.now);
    }
    std::stable_sort(m_places.begin(), m_places.end(),
                     [&ranks](int one, int other) { return ranks[one] < ranks[other]; });
}

QString Arranger::frameOf(const TimelineLane &lane) const
{
    const Node *const node = lane.node == NodeId::None ? nullptr : m_layout.find(lane.node);
    const Node *const frame = node && node->scope != NodeId::None ? m_layout.find(node->scope) : nullptr;
    // The task of a frame itself stands with those that it holds.
    return frame ? frame->name : node && isScope(node->kind) ? node->name : QString();
}

/// Null where nothing is pinned, or the pinned run has no such task or resource.
const GhostLane *Arranger::ghostOf(const TimelineLane &lane) const
{
    return m_view.ghost && !lane.group ? m_view.ghost->of(lane, m_run) : nullptr;
}

/// Tasks and resources that do in both runs what they do.
void Arranger::groupSame()
{
    Group same{u"same/"_s, Words::tr("the same in both"), {}, m_choice.folded.value(u"same/"_s, true)};
    for (const int at : m_places) {
        const GhostLane *const ghost = ghostOf(m_all.lanes[at]);
        if (ghost && ghost->isSame)
            same.lanes.push_back(at);
    }
    if (same.lanes.empty())
        return;
    for (const int lane : same.lanes)
        m_groupOf[lane] = int(m_groups.size());
    m_groups.push_back(same);
}

void Arranger::group()
{
    const bool byFrame = m_choice.grouping == LaneChoice::Grouping::Frame;
    const bool byFunction = m_choice.grouping == LaneChoice::Grouping::Function;
    QHash<QString, std::vector<int>> frames;
    QHash<quint32, std::vector<int>> bodies;
    for (const int at : m_places) {
        const TimelineLane &lane = m_all.lanes[at];
        if (m_groupOf[at] >= 0)
            continue;
        if (const QString frame = byFrame ? frameOf(lane) : QString(); !frame.isEmpty())
            frames[frame].push_back(at);
        else if (isPlainTask(lane) && lane.body < m_run.program.bodies.size())
            bodies[lane.body].push_back(at);
    }
    QHash<QString, std::vector<int>> functions;
    for (auto body = bodies.begin(); body != bodies.end(); ++body) {
        std::vector<int> &lanes = functions[m_run.program.bodies[body.key()].name];
        lanes.insert(lanes.end(), body.value().begin(), body.value().end());
    }
    groupBy(u"frame/"_s, frames, 1);
    groupBy(u"function/"_s, functions, byFunction ? 2 : kFewInstances);
}

/// Of few there is a heading only where somebody wants groups.
void Arranger::groupBy(const QString &kind, const QHash<QString, std::vector<int>> &named, int least)
{
    const bool isWanted = least < kFewInstances;
    for (auto each = named.begin(); each != named.end(); ++each) {
        const int size = int(each.value().size());
        const QString key = kind + each.key();
        const bool isFolded = m_choice.folded.value(key, size >= kManyInstances && !m_isFiltered);
        if (size < least || (!isWanted && !isFolded && size < kManyInstances))
            continue;
        for (const int lane : each.value())
            m_groupOf[lane] = int(m_groups.size());
        m_groups.push_back({key, each.key(), each.value(), isFolded});
    }
}

/// What was moved comes with its members, in front of the first or behind the last of what it was put beside.
void Arranger::moveByHand()
{
    if (m_choice.sort != LaneChoice::Sort::Drawn || m_choice.moves.isEmpty())
        return;
    QHash<QString, std::vector<int>> lanes;
    for (const int at : m_places) {
        lanes[keyOf(at)].push_back(at);
        if (m_groupOf[at] >= 0)
            lanes[m_groups[m_groupOf[at]].key].push_back(at);
    }
    for (const LaneChoice::Move &move : m_choice.moves) {
        const std::vector<int> moved = lanes.value(move.key);
        const std::vector<int> others = lanes.value(move.place);
        enum : char { Other, Moved, Beside };
        std::vector<char> roles(std::size_t(m_all.lanes.size()), Other);
        for (const int lane : others)
            roles[lane] = Beside;
        for (const int lane : moved)
            roles[lane] = Moved;
        const auto isBeside = [&roles](int lane) { return roles[lane] == Beside; };
        if (moved.empty() || std::none_of(others.begin(), others.end(), isBeside))
            continue;
        std::erase_if(m_places, [&roles](int lane) { return roles[lane] == Moved; });
        const auto place = move.isBefore ? std::find_if(m_places.begin(), m_places.end(), isBeside)
                                         : std::find_if(m_places.rbegin(), m_places.rend(), isBeside).base();
        m_places.insert(place, moved.begin(), moved.end());
    }
}

void Arranger::takePinned()
{
    if (m_choice.pinned.isEmpty())
        return;
    QHash<QString, int> wanted;
    for (const QString &key : m_choice.pinned)
        wanted.insert(key, int(wanted.size()));
    const auto rank = [&](int lane) {
        const int own = wanted.value(keyOf(lane), -1);
        return own >= 0 || m_groupOf[lane] < 0 ? own : wanted.value(m_groups[m_groupOf[lane]].key, -1);
    };
    for (const int lane : m_places) {
        if (rank(lane) >= 0)
            m_pinned.push_back(lane);
    }
    std::erase_if(m_places, [&](int lane) { return rank(lane) >= 0; });
    std::stable_sort(m_pinned.begin(), m_pinned.end(),
                     [&](int one, int other) { return rank(one) < rank(other); });
    // Who is pinned alone has left its group.
    for (const int lane : m_pinned) {
        int &group = m_groupOf[lane];
        if (group < 0 || !wanted.contains(keyOf(lane)))
            continue;
        std::erase(m_groups[group].lanes, lane);
        group = -1;
    }
}

void Arranger::addRow(int at, bool isMember)
{
    TimelineLane lane = m_all.lanes[at];
    if (lane.task != TaskId::None)
        m_timeline.taskLanes[index(lane.task)] = int(m_timeline.lanes.size());
    lane.isMember = isMember;
    if (const GhostLane *const ghost = ghostOf(lane); ghost && !ghost->isSame)
        lane.ghost = {m_view.ghost, ghost}; // which keeps all of them
    if (m_isFiltered)
        lane.find = m_view.find;
    m_timeline.lanes.append(std::move(lane));
}

TimelineLane Arranger::rowOf(const Group &group) const
{
    TimelineLane row;
    row.name = group.name;
    row.colour = m_all.lanes[group.lanes.front()].colour;
    const bool isOfOne = std::all_of(group.lanes.begin(), group.lanes.end(),
                                     [&](int lane) { return m_all.lanes[lane].colour == row.colour; });
    if (!isOfOne)
        row.colour = -1;
    LaneGroup made{.key = group.key, .size = int(group.lanes.size()), .isFolded = group.isFolded};
    if (group.isFolded)
        made.crowd = std::make_shared<const Crowd>(m_all, m_run.program, group.lanes);
    row.group = std::make_shared<const LaneGroup>(std::move(made));
    return row;
}

void Arranger::addGroup(const Group &group)
{
    if (group.isFolded) {
        for (const int lane : group.lanes) {
            if (const TaskId task = m_all.lanes[lane].task; task != TaskId::None)
                m_timeline.taskLanes[index(task)] = int(m_timeline.lanes.size());
        }
    }
    m_timeline.lanes.append(rowOf(group));
}

/// Below all others, as nothing of them is in the present run.
void Arranger::addGone()
{
    if (m_gone.isEmpty())
        return;
    LaneGroup group{.key = u"gone/"_s, .size = int(m_gone.size())};
    group.isFolded = m_choice.folded.value(group.key, group.size >= kManyInstances && !m_isFiltered);
    if (group.isFolded)
        group.crowd = m_view.ghost->goneCrowd;
    TimelineLane row;
    row.name = Words::tr("only in the pinned run");
    row.isGone = true;
    row.group = std::make_shared<const LaneGroup>(group);
    m_timeline.lanes.append(std::move(row));
    if (group.isFolded)
        return;
    for (TimelineLane &lane : m_gone) {
        lane.isMember = true;
        if (m_isFiltered)
            lane.find = m_view.find;
        m_timeline.lanes.append(std::move(lane));
    }
}

Timeline Arranger::arranged()
{
    filter();
    sort();
    groupSame();
    group();
    const bool isAsDrawn = !m_view.ghost && !m_isFiltered && m_groups.empty() && m_choice.pinned.isEmpty()
        && m_choice.moves.isEmpty() && m_choice.sort == LaneChoice::Sort::Drawn;
    if (isAsDrawn)
        return m_all;
    moveByHand();
    takePinned();
    m_timeline = m_all;
    m_timeline.ghost = m_view.ghost;
    m_timeline.lanes.clear();
    std::fill(m_timeline.taskLanes.begin(), m_timeline.taskLanes.end(), -1);
    std::vector<std::vector<int>> members(m_groups.size());
    for (const std::vector<int> *const part : {&m_pinned, &m_places}) {
        for (const int lane : *part) {
            if (m_groupOf[lane] >= 0)
                members[m_groupOf[lane]].push_back(lane);
        }
    }
    for (const std::vector<int> *const part : {&m_pinned, &m_places}) {
        for (const int lane : *part) {
            const int group = m_groupOf[lane];
            if (group < 0) {
                addRow(lane, false);
            } else if (!members[group].empty()) { // its first one
                addGroup(m_groups[group]);
                for (const int member : std::exchange(members[group], {})) {
                    if (!m_groups[group].isFolded)
                        addRow(member, true);
                }
            }
        }
        if (part == &m_pinned)
            m_timeline.stays = int(m_timeline.lanes.size());
    }
    addGone();
    placeLanes(m_timeline);
    return std::move(m_timeline);
}

} // namespace

Timeline arrangedTimeline(const Timeline &all, const Layout &layout, const Run &run, const LaneView &view)
{
    return Arranger(all, layout, run, view).arranged();
}

int lanesFound(const Timeline &all, const Run &run, const LaneView &view)
{
    const LaneFilter filter(run, view.find);
    const auto found = [&filter](const TimelineLane &lane) {
        return lane.isGone ? filter.has(lane.name) : filter.has(lane);
    };
    auto count = std::count_if(all.lanes.begin(), all.lanes.end(), found);
    if (view.ghost)
        count += std::count_if(view.ghost->gone.begin(), view.ghost->gone.end(), found);
    return int(count);
}

QString functionOf(const Run &run, const TimelineLane &lane)
{
    return isPlainTask(lane) && lane.body < run.program.bodies.size() ? run.program.bodies[lane.body].name
                                                                      : QString();
}

QString foldableGroup(const Timeline &all, const Run &run, const TimelineLane &lane)
{
    const QString function = functionOf(run, lane);
    const auto count = std::count_if(all.lanes.begin(), all.lanes.end(), [&](const TimelineLane &each) {
        return isPlainTask(each) && functionOf(run, each) == function;
    });
    return function.isEmpty() || count < kFewInstances ? QString() : u"function/"_s + function;
}

} // namespace signalbox
