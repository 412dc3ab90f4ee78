// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/unheard.h"

#include "engine/asyncio/asyncio.h"
#include "engine/builtins/calls.h"
#include "engine/language/exceptions.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Value;

void Unheard::failed(Task &task)
{
    m_forgotten.push_back({&task, m_asyncio.loop().iteration() + (task.observers.empty() ? 0 : 2)});
}

void Unheard::tell(const std::string &message, const Value &exception, std::string_view name,
                   const Value &about)
{
    const Value told = objects::makeDict(m_asyncio.heap());
    const auto set = [&](std::string_view key, const Value &value) {
        return value.isMissing()
            || told.as<objects::Dict>()->set(m_asyncio.context(), objects::makeText(m_asyncio.heap(), key),
                                             value);
    };
    if (!set("message", objects::makeText(m_asyncio.heap(), message)) || !set("exception", exception)
        || !set(name, about) || !handle(told))
        m_asyncio.context().clear();
}

bool Unheard::handle(const Value &told)
{
    const auto byDefault = [this](const Value &what) {
        return !objects::call(m_asyncio.context(), m_asyncio.helper(QStringLiteral("tell")), what)
                    .isMissing();
    };
    if (m_asyncio.exceptionHandler().isMissing())
        return byDefault(told);
    const Value given[] = {m_asyncio.loopHandle(), told};
    if (!objects::call(m_asyncio.context(), m_asyncio.exceptionHandler(), objects::Arguments{given, 2})
             .isMissing())
        return true;
    const Value raised = objects::takeRaised(m_asyncio.context());
    if (leavesLoop(m_asyncio.failureOf(raised)))
        return m_asyncio.context().passOn(raised);
    const Value more = objects::makeDict(m_asyncio.heap());
    const auto set = [&](std::string_view key, const Value &value) {
        return more.as<objects::Dict>()->set(m_asyncio.context(), objects::makeText(m_asyncio.heap(), key),
                                             value);
    };
    return set("message",
               objects::makeText(m_asyncio.heap(), std::string_view("Unhandled error in exception handler")))
        && set("exception", raised) && set("context", told) && byDefault(more);
}

/// Whether nobody has \a task any more who could ask for its exception.
bool Unheard::isForgotten(Task &task)
{
    const Value &handle = codeOf(task).handle;
    return task.observers.empty() && (handle.isMissing() || handle.object()->references() == 1);
}

void Unheard::look()
{
    if (m_forgotten.empty())
        return;
    // Who keeps thousands of failed tasks has no turn that looks at all of them.
    constexpr std::size_t atOnce = 64;
    if (++m_turnsUnlooked < m_forgotten.size() / atOnce)
        return;
    m_turnsUnlooked = 0;
    std::vector<Task *> gone;
    std::erase_if(m_forgotten, [&](const Failed &failed) {
        Task &task = *failed.task;
        const bool isGone =
            task.isUnretrieved && m_asyncio.tasks().loop().iteration() >= failed.from && isForgotten(task);
        if (isGone)
            gone.push_back(&task);
        return isGone || !task.isUnretrieved;
    });
    for (Task *task : gone) {
        tell("Task exception was never retrieved", m_asyncio.exceptionOf(task->failure), "future",
             m_asyncio.handleOf(*task));
        if (!m_asyncio.exceptionHandler().isMissing())
            task->isUnretrieved = false;
    }
}

void Unheard::tellOfLeft()
{
    if (!m_asyncio.exceptionHandler().isMissing())
        return; // by then Python has taken its module apart
    for (const auto &[task, from] : std::exchange(m_forgotten, {})) {
        if (task->isUnretrieved)
            tell("Task exception was never retrieved", m_asyncio.exceptionOf(task->failure), "future",
                 m_asyncio.handleOf(*task));
    }
    for (Task &task : m_asyncio.tasks().all()) {
        if (task.id != TaskId::Main && !task.isDone())
            tell("Task was destroyed but it is pending!", {}, "task", m_asyncio.handleOf(task));
    }
}

} // namespace signalbox::asyncio
