// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/resourceview.h"

#include <algorithm>

namespace signalbox {

namespace {

/// Where a new item stands: behind all that leave before it.
std::size_t placeOf(const ResourceView &queue, quint32 rank)
{
    switch (queue.order) {
    case QueueOrder::Fifo:
        break;
    case QueueOrder::Lifo:
        return 0;
    case QueueOrder::Priority:
        return std::size_t(std::upper_bound(queue.ranks.begin(), queue.ranks.end(), rank)
                           - queue.ranks.begin());
    }
    return queue.items.size();
}

template <typename T> void insert(Line<T> &line, std::size_t place, const T &thing)
{
    if (place == line.size())
        line.push_back(thing);
    else
        line.insert(place, thing);
}

std::vector<Reading>::iterator readingOf(ResourceView &counter, TaskId task)
{
    return std::lower_bound(counter.readings.begin(), counter.readings.end(), task,
                            [](const Reading &reading, TaskId id) { return reading.task < id; });
}

} // namespace

void ResourceView::change(const Fact &fact)
{
    since = fact.time;
    changedBy = fact.task;
}

void ResourceView::put(const Fact &fact, qint64 priority, quint32 rank)
{
    const std::size_t place = placeOf(*this, rank);
    insert(items, place, fact.item());
    if (order == QueueOrder::Priority) {
        insert(priorities, place, priority);
        insert(ranks, place, rank);
    }
    ++puts;
    unfinished += fact.raises() ? 0 : 1;
    change(fact);
}

void ResourceView::get(const Fact &fact)
{
    // The first, unless somebody wrote the trace by hand.
    const auto found = std::find(items.begin(), items.end(), fact.item());
    if (found != items.end()) {
        const auto place = std::size_t(found - items.begin());
        items.erase(place);
        if (order == QueueOrder::Priority) {
            priorities.erase(place);
            ranks.erase(place);
        }
    }
    ++gets;
    change(fact);
}

void ResourceView::finishItem(const Fact &fact)
{
    unfinished = fact.unfinished();
}

void ResourceView::acquire(const Fact &fact)
{
    holders.push_back({fact.task, fact.time});
    free = fact.permits();
    change(fact);
}

/// Any task may release. Where it is not one that holds, the oldest holding goes, if there is one: a
/// semaphore that is used as a signal has nobody who holds it. What a cancelled task had been handed and
/// never took goes back without anybody having held it.
void ResourceView::release(const Fact &fact)
{
    free = fact.permits();
    if (fact.verb == Verb::Acquire)
        return;
    const auto own = std::find_if(holders.begin(), holders.end(),
                                  [&](const Holding &holding) { return holding.task == fact.task; });
    if (own != holders.end())
        holders.erase(own);
    else if (!holders.empty())
        holders.erase(holders.begin());
    change(fact);
}

void ResourceView::setEvent(const Fact &fact)
{
    switchEvent(fact, true);
}

void ResourceView::clearEvent(const Fact &fact)
{
    switchEvent(fact, false);
}

void ResourceView::switchEvent(const Fact &fact, bool on)
{
    wokeLast = 0;
    if (isSet == on)
        return;
    isSet = on;
    change(fact);
}

void ResourceView::notify(const Fact &fact)
{
    wokeLast = int(fact.wakes());
    notified = fact.time;
    notifier = fact.task;
}

void ResourceView::changeBarrier(const Fact &fact)
{
    barrier = fact.barrier();
    value = fact.inside();
    change(fact);
}

void ResourceView::settle(const Fact &fact)
{
    isSet = true;
    outcome = fact.outcome();
    if (outcome == Outcome::Returned)
        result = fact.text();
    else if (outcome == Outcome::Raised)
        error = fact.text();
    change(fact);
}

void ResourceView::readValue(const Fact &fact)
{
    const Reading now{fact.task, fact.value()};
    const auto known = readingOf(*this, fact.task);
    if (known != readings.end() && known->task == fact.task)
        *known = now;
    else
        readings.insert(known, now);
    value = fact.value();
    readBy = fact.task;
}

void ResourceView::writeValue(const Fact &fact)
{
    const auto own = readingOf(*this, fact.task);
    const bool isKnown = own != readings.end() && own->task == fact.task;
    if (isKnown)
        own->isUsed = true;
    if (isKnown && own->overwritten != TaskId::None) {
        lost = {fact.task, own->overwritten, value, fact.value(), fact.time};
        ++losses;
    }
    for (Reading &reading : readings) {
        if (reading.task != fact.task)
            reading.overwritten = fact.task;
    }
    value = fact.value();
    change(fact);
}

bool ResourceView::isServing(TaskId task) const
{
    return std::any_of(jobs.begin(), jobs.end(), [task](const Job &job) { return job.task == task; });
}

ResourceView initialView(const ProgramResource &resource)
{
    ResourceView view;
    view.kind = resource.kind;
    view.order = resource.order;
    switch (resource.kind) {
    case NodeKind::Lock:
    case NodeKind::Condition:
        view.free = 1;
        break;
    case NodeKind::Semaphore:
        view.free = resource.amount;
        break;
    case NodeKind::Event:
        view.isSet = resource.amount != 0;
        break;
    case NodeKind::Counter:
        view.value = resource.amount;
        break;
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::Queue:
    case NodeKind::Barrier:
    case NodeKind::Future:
    case NodeKind::Ticker:
    case NodeKind::Executor:
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
    return view;
}

void beginJob(std::vector<Job> &jobs, const Fact &fact, bool byWorker)
{
    const Job job{fact.job().worker, fact.job().number, fact.task, fact.time};
    const auto place = byWorker
        ? std::lower_bound(jobs.begin(), jobs.end(), job.worker,
                           [](const Job &other, quint32 worker) { return other.worker < worker; })
        : jobs.end();
    jobs.insert(place, job);
}

void endJob(std::vector<Job> &jobs, const Fact &fact)
{
    std::erase_if(jobs, [number = fact.job().number](const Job &other) { return other.number == number; });
}

} // namespace signalbox
