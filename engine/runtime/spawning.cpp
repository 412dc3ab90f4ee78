// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/spawning.h"

#include <QStringBuilder>

#include <bit>
#include <charconv>
#include <string_view>

namespace signalbox {

/// Ten thousand tasks have ten thousand names: a table of places of bodies, without a node for each.
Spawning::Spawning(Runtime &runtime)
    : m_runtime(runtime)
{
    const std::vector<ProgramBody> &bodies = m_runtime.program.bodies;
    const std::hash<std::u16string_view> hash;
    const std::size_t mask = std::bit_ceil(bodies.size() * 2 + 1) - 1;
    std::vector<quint32> places(mask + 1, kNone);
    m_nameSlots.resize(bodies.size());
    for (quint32 body = 0; body < bodies.size(); ++body) {
        const QString &name = bodies[body].name;
        std::size_t at =
            hash(std::u16string_view(QStringView(name).utf16(), std::size_t(name.size()))) & mask;
        while (places[at] != kNone && bodies[places[at]].name != name)
            at = (at + 1) & mask;
        if (places[at] == kNone)
            places[at] = body;
        m_nameSlots[body] = places[at];
    }
    m_instances.resize(bodies.size());
}

Task &Spawning::create(quint32 body, Task *creator, Group *group)
{
    nameTask(body);
    Task &task = group ? *group->createTask(body) : m_runtime.tasks.create(body, creator, ScopeId::None);
    m_runtime.tasks.setNewest(task);
    return task;
}

Task &Spawning::wrap(quint32 body, Task &creator, bool isKept)
{
    nameTask(body);
    Task &task = m_runtime.tasks.create(body, &creator, ScopeId::None);
    if (isKept)
        m_runtime.tasks.setNewest(task);
    return task;
}

/// Who has a name that others had before is told apart by a number.
void Spawning::nameTask(quint32 body)
{
    const QString &name = m_runtime.program.bodyName(body);
    const quint32 instance = ++m_instances[m_nameSlots[body]];
    if (instance == 1) {
        m_runtime.run.taskNames.append(name);
        return;
    }
    char digits[10];
    const auto written = std::to_chars(std::begin(digits), std::end(digits), instance);
    const auto size = qsizetype(written.ptr - digits);
    m_runtime.run.taskNames.append(name % u'#' % QLatin1String(digits, size));
}

} // namespace signalbox
