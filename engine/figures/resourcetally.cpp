// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/resourcetally.h"

#include <algorithm>

namespace signalbox {

namespace {

quint64 keyOfItem(const Item &item)
{
    return (quint64(index(item.maker)) << 32) | item.number;
}

Stays::Order leavingOrder(const ProgramResource &resource)
{
    if (resource.kind != NodeKind::Queue)
        return Stays::Order::Any;
    switch (resource.order) {
    case QueueOrder::Fifo:
        break;
    case QueueOrder::Lifo:
        return Stays::Order::Last;
    case QueueOrder::Priority:
        return Stays::Order::Scattered;
    }
    return Stays::Order::First;
}

} // namespace

bool ResourceTally::isFor(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Queue:
    case NodeKind::Lock:
    case NodeKind::Condition:
    case NodeKind::Semaphore:
    case NodeKind::Barrier:
    case NodeKind::Event:
    case NodeKind::Future:
    case NodeKind::Executor:
        return true;
    case NodeKind::Counter:
    case NodeKind::Ticker:
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        break;
    }
    return false;
}

struct ResourceTally::Rule {
    FactKind kind;
    void (ResourceTally::*follow)(const Fact &) = nullptr;
};

constexpr ResourceTally::Rule ResourceTally::kRules[] = {
    {FactKind::TaskCreated},
    {FactKind::TurnBegan},
    {FactKind::Yielded},
    {FactKind::WaitBegan},
    {FactKind::Woken},
    {FactKind::WaitEnded},
    {FactKind::StepBegan},
    {FactKind::ItemPut, &ResourceTally::putItem},
    {FactKind::ItemGot, &ResourceTally::getItem},
    {FactKind::TaskDoneCalled},
    {FactKind::Acquired, &ResourceTally::acquire},
    {FactKind::Released, &ResourceTally::release},
    {FactKind::EventSet, &ResourceTally::set},
    {FactKind::EventCleared, &ResourceTally::clear},
    {FactKind::ScopeEntered},
    {FactKind::ScopeExited},
    {FactKind::TimeoutExpired},
    {FactKind::GroupAborting},
    {FactKind::CancelRequested},
    {FactKind::CancelDelivered},
    {FactKind::ErrorRaised},
    {FactKind::ErrorCaught},
    {FactKind::TaskEnded},
    {FactKind::Notified},
    {FactKind::BarrierChanged, &ResourceTally::changeBarrier},
    {FactKind::FutureDone, &ResourceTally::set},
    {FactKind::CounterRead},
    {FactKind::CounterWritten},
    {FactKind::ScopeMember},
    {FactKind::Uncancelled},
    {FactKind::JobBegan, &ResourceTally::beginJob},
    {FactKind::JobEnded, &ResourceTally::endJob},
    {FactKind::NeverAwaited},
    {FactKind::NeverRetrieved},
    {FactKind::DeadlockEdge},
    {FactKind::RunEnded},
};

ResourceTally::ResourceTally(const ProgramResource &resource, quint32 number, Micros from)
    : m_from(from)
    , m_figures{.resource = number, .kind = resource.kind, .name = resource.name, .amount = resource.amount}
    , m_curve(from, 0, resource.kind == NodeKind::Queue ? resource.amount : 0)
    , m_stays(from, leavingOrder(resource))
{
    if (resource.kind != NodeKind::Event || resource.amount == 0)
        return;
    m_curve.change(0, 1);
    m_stays.enter(0, 0);
}

void ResourceTally::follow(const Fact &fact)
{
    static_assert(hasRowOfEveryKind(kRules), "every kind of fact has a rule, in the order of FactKind");
    if (const auto follow = kRules[std::size_t(fact.kind)].follow)
        (this->*follow)(fact);
}

/// The curve goes up and down by what happens; who stays how long is counted by itself.
void ResourceTally::come(quint64 who, Micros time)
{
    m_curve.change(time, m_curve.level() + 1);
    m_stays.enter(who, time);
    m_figures.came += time >= m_from ? 1 : 0;
}

void ResourceTally::go(quint64 who, Micros time)
{
    m_curve.change(time, std::max<qint64>(0, m_curve.level() - 1));
    m_stays.leave(who, time);
    m_figures.went += time >= m_from ? 1 : 0;
}

void ResourceTally::putItem(const Fact &fact)
{
    come(keyOfItem(fact.item()), fact.time);
}

void ResourceTally::getItem(const Fact &fact)
{
    go(keyOfItem(fact.item()), fact.time);
}

void ResourceTally::acquire(const Fact &fact)
{
    come(index(fact.task), fact.time);
}

/// What a cancelled task had been handed and never took, nobody has held.
void ResourceTally::release(const Fact &fact)
{
    if (fact.verb != Verb::Acquire && m_curve.level() > 0)
        go(index(fact.task), fact.time);
}

void ResourceTally::set(const Fact &fact)
{
    if (m_curve.level() == 0)
        come(0, fact.time);
}

void ResourceTally::clear(const Fact &fact)
{
    if (m_curve.level() > 0)
        go(0, fact.time);
}

void ResourceTally::changeBarrier(const Fact &fact)
{
    if (fact.inside() > m_curve.level())
        come(index(fact.task), fact.time);
    else if (fact.inside() < m_curve.level())
        go(index(fact.task), fact.time);
}

void ResourceTally::beginJob(const Fact &fact)
{
    come(fact.job().number, fact.time);
    m_served.push_back(fact.task);
}

void ResourceTally::endJob(const Fact &fact)
{
    go(fact.job().number, fact.time);
    if (const auto served = std::find(m_served.begin(), m_served.end(), fact.task); served != m_served.end())
        m_served.erase(served);
}

bool ResourceTally::isServing(TaskId task) const
{
    return std::find(m_served.begin(), m_served.end(), task) != m_served.end();
}

ResourceFigures ResourceTally::until(Micros to)
{
    m_figures.level = m_curve.until(to);
    m_figures.stays = m_stays.until(to);
    for (const WaitGoal goal : kWaitGoals)
        m_figures.waits[std::size_t(goal)] = waits(goal).figures();
    return m_figures;
}

} // namespace signalbox
