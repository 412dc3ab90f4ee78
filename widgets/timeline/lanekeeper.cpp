// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanekeeper.h"

#include "widgets/session/runpatience.h"
#include "widgets/timeline/crowd.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace signalbox {

namespace {

/// Of more rows than this nobody keeps an order that a sort has made.
constexpr int kMostByHand = 500;
/// Of a run that grows beyond this, the rest comes when it has ended: so there are never lanes of most of it
/// twice.
constexpr qsizetype kMostWhileGrowing = 2'000'000;

} // namespace

LaneKeeper::LaneKeeper(RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
{
}

void LaneKeeper::takeRun()
{
    // A run that grows comes again and again; looking at it anew only when it has grown by a quarter keeps
    // all of that in proportion to its length.
    const qsizetype facts = m_keeper.replay().factCount();
    const bool isSame = m_runNumber == m_keeper.runNumber();
    const bool grows = m_keeper.isRunning() && isSame && m_facts > 0;
    if (grows && (facts < m_facts + m_facts / 4 || facts > kMostWhileGrowing || m_isMaking))
        return;
    m_runNumber = m_keeper.runNumber();
    m_facts = facts;
    if (facts <= factsAtOnce()) {
        m_errand.reset();
        Made made{.all = makeTimeline(m_keeper.layout(), run()), .view = m_view, .isOfNewRun = true};
        arrange(made, m_keeper.layout(), run());
        show(std::move(made));
        return;
    }
    if (!isSame) // nobody sees lanes of another run meanwhile
        show({.view = m_view, .isOfNewRun = true});
    begin(true);
}

void LaneKeeper::arrange(Made &made, const Layout &layout, const Run &run)
{
    made.shown = arrangedTimeline(made.all, layout, run, made.view);
    made.found = made.view.find.isEmpty() ? 0 : lanesFound(made.all, run, made.view);
}

/// The same lanes in another order.
void LaneKeeper::arrange()
{
    if (m_isMaking)
        return; // what comes is arranged anew, see show()
    if (m_facts > factsAtOnce()) {
        begin(false);
        return;
    }
    Made made{.all = m_all, .view = m_view};
    arrange(made, m_keeper.layout(), run());
    show(std::move(made));
}

void LaneKeeper::begin(bool isOfNewRun)
{
    using Making = Errand<Made>;
    m_isMaking = isOfNewRun;
    m_errand.reset(new Making([all = isOfNewRun ? Timeline() : m_all, layout = m_keeper.layout(),
                               run = m_keeper.replay().sharedRun(), view = m_view,
                               isOfNewRun](const Making::Desk &desk) {
        Made made{.all = all, .view = view, .isOfNewRun = isOfNewRun};
        if (isOfNewRun) {
            made.all = makeTimeline(layout, *run, [&desk] { return desk.isWanted(); });
            made.all.crowd = crowdOf(made.all, run->program);
        }
        if (!desk.isWanted())
            return;
        arrange(made, layout, *run);
        desk.deliver(std::move(made));
    }));
    connect(m_errand.get(), &ErrandBase::came, this, &LaneKeeper::takeMade);
}

void LaneKeeper::takeMade()
{
    std::optional<Made> made = m_errand ? m_errand->take() : std::nullopt;
    if (!made)
        return;
    m_errand.reset();
    m_isMaking = false;
    show(std::move(*made));
}

void LaneKeeper::show(Made made)
{
    m_all = std::move(made.all);
    m_timeline = std::move(made.shown);
    m_found = made.found;
    pinLanes(m_timeline, m_variables);
    if (made.view.choice.sort != LaneChoice::Sort::State)
        made.view.now = m_view.now; // which it does not depend on
    const bool isAsWanted = made.view == m_view;
    Q_EMIT changed();
    if (made.isOfNewRun)
        Q_EMIT taken();
    if (!isAsWanted)
        arrange();
}

void LaneKeeper::setChoice(const LaneChoice &choice)
{
    if (choice == m_view.choice)
        return;
    m_view.choice = choice;
    arrange();
}

void LaneKeeper::choose(const LaneChoice &choice)
{
    if (choice == m_view.choice)
        return;
    setChoice(choice);
    Q_EMIT chosen();
}

void LaneKeeper::setSort(LaneChoice::Sort sort)
{
    LaneChoice choice = m_view.choice;
    choice.sort = sort;
    choose(choice);
}

void LaneKeeper::setGrouping(LaneChoice::Grouping grouping)
{
    LaneChoice choice = m_view.choice;
    choice.grouping = grouping;
    choose(choice);
}

void LaneKeeper::reset()
{
    choose({});
}

void LaneKeeper::setFind(const QString &words)
{
    if (words == m_view.find)
        return;
    m_view.find = words;
    arrange();
}

void LaneKeeper::setVariables(const QList<TimelineLane> &lanes)
{
    if (lanes == m_variables)
        return;
    m_variables = lanes;
    pinLanes(m_timeline, m_variables);
    Q_EMIT changed();
}

void LaneKeeper::setGhost(std::shared_ptr<const GhostLanes> ghost)
{
    if (ghost == m_view.ghost)
        return;
    m_view.ghost = std::move(ghost);
    arrange();
}

void LaneKeeper::setNow(Micros now)
{
    if (m_view.now == now)
        return;
    m_view.now = now;
    if (m_view.choice.sort == LaneChoice::Sort::State)
        arrange();
}

int LaneKeeper::laneOf(const QString &key) const
{
    for (int lane = m_timeline.pinned; !key.isEmpty() && lane < m_timeline.lanes.size(); ++lane) {
        if (keyOf(lane) == key)
            return lane;
    }
    return -1;
}

bool LaneKeeper::isPinned(int lane) const
{
    return lane >= m_timeline.pinned && m_view.choice.pinned.contains(keyOf(lane));
}

bool LaneKeeper::canPin(int lane) const
{
    return lane >= m_timeline.pinned && lane < m_timeline.lanes.size() && !m_timeline.lanes[lane].isGone;
}

void LaneKeeper::togglePinned(int lane)
{
    if (!canPin(lane))
        return;
    LaneChoice choice = m_view.choice;
    if (!choice.pinned.removeOne(keyOf(lane)))
        choice.pinned.append(keyOf(lane));
    choose(choice);
}

void LaneKeeper::unpinAll()
{
    LaneChoice choice = m_view.choice;
    choice.pinned.clear();
    choose(choice);
}

/// The row above a member that is the heading of its group.
int LaneKeeper::headingOf(int lane) const
{
    while (lane > 0 && m_timeline.lanes[lane].isMember)
        --lane;
    return lane;
}

/// The next row that stands as high as \a lane: past the members of a group, or within its own; -1 for none.
int LaneKeeper::neighbour(int lane, int direction) const
{
    if (!canPin(lane))
        return -1;
    const bool isMember = m_timeline.lanes[lane].isMember;
    for (int next = lane + direction; canPin(next); next += direction) {
        if ((next < m_timeline.stays) != (lane < m_timeline.stays))
            return -1;
        if (m_timeline.lanes[next].isMember == isMember)
            return isMember && headingOf(next) != headingOf(lane) ? -1 : next;
        if (isMember)
            return -1;
    }
    return -1;
}

/// The choice as it has to be for moves to show: an order that was sorted becomes one by hand.
LaneChoice LaneKeeper::byHand() const
{
    LaneChoice choice = m_view.choice;
    if (choice.sort == LaneChoice::Sort::Drawn)
        return choice;
    choice.sort = LaneChoice::Sort::Drawn;
    choice.moves.clear();
    QString before;
    for (int lane = m_timeline.stays;
         lane < m_timeline.lanes.size() && m_timeline.lanes.size() <= kMostByHand; ++lane) {
        if (!before.isEmpty())
            choice.moves.append({keyOf(lane), before, false});
        before = keyOf(lane);
    }
    return choice;
}

void LaneKeeper::moveBy(int lane, int direction)
{
    const int next = neighbour(lane, direction);
    if (next < 0)
        return;
    const QString key = keyOf(lane);
    LaneChoice choice = byHand();
    const qsizetype pin = choice.pinned.indexOf(key);
    const qsizetype other = choice.pinned.indexOf(keyOf(next));
    if (pin >= 0 && other >= 0)
        choice.pinned.move(pin, other);
    else
        choice.move({key, keyOf(next), direction < 0});
    choose(choice);
}

void LaneKeeper::moveBefore(int lane, int before)
{
    if (!canPin(lane) || before == lane || before == lane + 1)
        return;
    const bool isMember = m_timeline.lanes[lane].isMember;
    const bool isDown = before > lane;
    int place = std::max(isDown ? before - 1 : before, m_timeline.pinned);
    while (!canPin(place)) // past those that are only in a pinned run, or past all
        --place;
    if (!isMember)
        place = headingOf(place);
    const bool isOfOthers = isMember && headingOf(place) != headingOf(lane);
    const bool isAcross = (place < m_timeline.stays) != (lane < m_timeline.stays);
    if (place == lane || isOfOthers || isAcross || (isMember && !m_timeline.lanes[place].isMember))
        return;
    LaneChoice choice = byHand();
    const qsizetype pin = choice.pinned.indexOf(keyOf(lane));
    const qsizetype other = choice.pinned.indexOf(keyOf(place));
    if (pin >= 0 && other >= 0)
        choice.pinned.move(pin, other);
    else
        choice.move({keyOf(lane), keyOf(place), !isDown});
    choose(choice);
}

QString LaneKeeper::groupOf(int lane) const
{
    if (lane < 0 || lane >= m_timeline.lanes.size())
        return {};
    if (m_timeline.lanes[lane].group)
        return m_timeline.lanes[lane].group->key;
    const int heading = headingOf(lane);
    return heading != lane && m_timeline.lanes[heading].group
        ? m_timeline.lanes[heading].group->key
        : foldableGroup(m_all, run(), m_timeline.lanes[lane]);
}

bool LaneKeeper::isFolded(const QString &group) const
{
    const int lane = laneOf(group);
    return lane >= 0 && m_timeline.lanes[lane].group && m_timeline.lanes[lane].group->isFolded;
}

void LaneKeeper::toggleFolded(const QString &group)
{
    if (group.isEmpty())
        return;
    LaneChoice choice = m_view.choice;
    choice.folded[group] = !isFolded(group);
    choose(choice);
}

} // namespace signalbox
