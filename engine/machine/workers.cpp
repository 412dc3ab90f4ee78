// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/machine/workers.h"

#include <algorithm>

namespace signalbox {

Workers::Workers(Tasks &tasks, const Program &program)
    : m_tasks(tasks)
    , m_pools(program.resources.size() + 1)
{
    for (std::size_t at = 0; at < program.resources.size(); ++at) {
        const ProgramResource &resource = program.resources[at];
        if (resource.kind == NodeKind::Executor)
            m_pools[at].isBusy.resize(std::size_t(std::max<qint64>(1, resource.amount)));
    }
    m_pools.back().isBusy.resize(kDefaultSize);
}

Result Workers::call(Task &task, Verb verb, quint32 executor, Micros duration)
{
    const quint32 pool = std::min(executor, quint32(m_pools.size() - 1));
    const quint32 job = quint32(m_jobs.size());
    m_jobs.push_back({.task = &task, .pool = pool, .duration = std::max<Micros>(0, duration)});
    m_pools[pool].line.push_back(job);
    m_tasks.loop().setOutside(this);
    begin(pool, m_tasks.loop().now());
    task.before = {.kind = Handle::Kind::JobLeft, .subject = job};
    task.hasBefore = true;
    return m_tasks.park(task, verb, executor, nullptr);
}

Result Workers::resume(Task &task, Result waited)
{
    m_jobs[task.before.subject].isLeft = true;
    task.hasBefore = false;
    if (waited == Result::WentOn)
        m_tasks.record(FactKind::WaitEnded, task, task.waitVerb).setObject(task.waitObject);
    return waited;
}

/// Workers that are free take what stands in line; they do so at \a when, even if the loop looks only later.
void Workers::begin(quint32 pool, Micros when)
{
    Pool &free = m_pools[pool];
    while (!free.line.empty()) {
        Job &job = m_jobs[free.line.front()];
        if (job.state == State::InLine) {
            const auto worker = std::find(free.isBusy.begin(), free.isBusy.end(), false);
            if (worker == free.isBusy.end())
                return;
            *worker = true;
            job.worker = quint32(worker - free.isBusy.begin());
            job.state = State::Running;
            m_running.push_back({when + job.duration, ++m_begun, free.line.front()});
            std::push_heap(m_running.begin(), m_running.end(), later);
            record(FactKind::JobBegan, free.line.front());
        }
        free.line.pop_front();
    }
}

bool Workers::later(const Running &a, const Running &b)
{
    return a.due != b.due ? a.due > b.due : a.order > b.order;
}

std::optional<Micros> Workers::nextDeadline() const
{
    return m_running.empty() ? std::nullopt : std::optional(m_running.front().due);
}

void Workers::look()
{
    while (!m_running.empty() && m_running.front().due <= m_tasks.loop().now()) {
        const Running ended = m_running.front();
        std::pop_heap(m_running.begin(), m_running.end(), later);
        m_running.pop_back();
        Job &job = m_jobs[ended.job];
        job.state = State::Over;
        record(FactKind::JobEnded, ended.job);
        m_tasks.loop().callSoon({.kind = Handle::Kind::JobDone, .subject = ended.job});
        m_pools[job.pool].isBusy[job.worker] = false;
        begin(job.pool, ended.due);
    }
}

/// The future in the loop takes over the result of the one in the thread.
void Workers::jobDone(quint32 job)
{
    if (!m_jobs[job].isLeft)
        m_tasks.wake(m_jobs[job].task->waiter, nullptr);
}

/// A cancelled future takes its call back, as long as nobody has begun it; the loop is told of that as of any
/// end.
void Workers::jobLeft(quint32 job)
{
    Job &left = m_jobs[job];
    if (left.task->waiter.state != Waiter::State::Cancelled || left.state != State::InLine)
        return;
    left.state = State::Withdrawn;
    m_tasks.loop().callSoon({.kind = Handle::Kind::JobDone, .subject = job});
}

void Workers::record(FactKind kind, quint32 job)
{
    const Job &told = m_jobs[job];
    const bool isDefault = told.pool + 1 == m_pools.size();
    m_tasks.record(kind, *told.task, isDefault ? Verb::ToThread : Verb::RunInExecutor)
        .setResource(isDefault ? kNone : told.pool)
        .setJob({told.worker, job + 1});
}

} // namespace signalbox
