// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/tasktally.h"

#include <algorithm>
#include <utility>

namespace signalbox {

/// Of a state that a task can be in while it lives.
Micros &TaskTally::partOf(WorkFigures &work, TaskState state, Verb verb, bool blocks)
{
    switch (state) {
    case TaskState::Running:
        return blocks ? work.blocking : work.computing;
    case TaskState::Sleeping:
        return work.outside;
    case TaskState::Waiting:
        return isOutside(verb) ? work.outside : work.waiting;
    case TaskState::Ready:
    case TaskState::Returned:
    case TaskState::Raised:
    case TaskState::Cancelled:
        break;
    }
    return work.ready;
}

void TaskTally::addTo(WorkFigures &work, Micros to, Micros from) const
{
    if (isDone(m_state))
        return;
    const Micros begin = std::max(m_partSince, from);
    // Who sleeps though its timer is due is ready, as in its lane: see TaskView::stateAt().
    const bool isDue = m_state == TaskState::Sleeping && m_due >= 0 && m_due < to;
    const Micros change = isDue ? std::max(begin, m_due) : to;
    partOf(work, m_state, m_thing.verb, m_blocks) += std::max<Micros>(0, change - begin);
    work.ready += std::max<Micros>(0, to - change);
}

std::optional<ToldWait> TaskTally::enter(TaskState state, const Fact &fact, Micros from)
{
    std::optional<ToldWait> told;
    addTo(m_work, fact.time, from);
    const bool wasWaiting = m_state == TaskState::Waiting;
    if ((wasWaiting ? m_waitBegin : m_since) < fact.time && !isDone(m_state)) {
        told = lastWait();
        const bool isCancelled = fact.kind == FactKind::Woken && fact.isToCancel();
        if (wasWaiting)
            m_ended = ToldWait{m_thing, m_waitBegin, fact.time, isCancelled};
    }
    m_state = state;
    m_since = m_partSince = fact.time;
    m_blocks = false;
    m_due = state == TaskState::Sleeping ? fact.deadline() : -1;
    if (state == TaskState::Waiting || state == TaskState::Sleeping)
        beginWait(fact);
    return told;
}

void TaskTally::hold(Verb verb, Micros time, Micros from)
{
    if (m_state != TaskState::Running || m_blocks == (verb == Verb::Block))
        return;
    addTo(m_work, time, from);
    m_partSince = time;
    m_blocks = verb == Verb::Block;
}

void TaskTally::beginWait(const Fact &fact)
{
    m_waitBegin = fact.time;
    m_thing = {fact.verb, fact.object(), fact.step};
    const bool goesOn = m_state == TaskState::Waiting && m_mayGoOn && m_ended && m_ended->end == fact.time
        && m_ended->thing == m_thing;
    if (goesOn)
        m_waitBegin = std::exchange(m_ended, std::nullopt)->begin;
    m_mayGoOn = true;
}

std::optional<ToldWait> TaskTally::lastWait()
{
    return std::exchange(m_ended, std::nullopt);
}

WorkFigures TaskTally::until(Micros to, Micros from) const
{
    WorkFigures work = m_work;
    addTo(work, to, from);
    return work;
}

} // namespace signalbox
