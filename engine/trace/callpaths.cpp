// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/callpaths.h"

#include <algorithm>

namespace signalbox {

void CallPaths::note(TaskId task, quint32 fact, std::span<const quint32> statements, int deeper)
{
    Q_ASSERT(statements.size() <= std::size_t(kDeepest));
    const std::size_t at = index(task);
    const bool isKnown = at < m_changes.size() && !m_changes[at].empty();
    if (isKnown) {
        const Change &last = m_changes[at].back();
        if (last.deeper == deeper && stands(last.place, statements))
            return;
    } else if (statements.size() <= 1) {
        return; // as most tasks, all their life
    }
    if (m_count == kMost)
        return;
    if (at >= m_changes.size())
        m_changes.resize(at + 1);
    std::vector<Change> &changes = m_changes[at];
    // Of a fact that has not come yet, the last word counts.
    if (!changes.empty() && changes.back().fact == fact) {
        changes.back() = {fact, placeOf(statements), deeper};
        return;
    }
    changes.push_back({fact, placeOf(statements), deeper});
    ++m_count;
}

CallPaths::Path CallPaths::after(TaskId task, qsizetype facts) const
{
    Path path;
    if (index(task) >= m_changes.size())
        return path;
    const std::vector<Change> &changes = m_changes[index(task)];
    const auto next =
        std::lower_bound(changes.begin(), changes.end(), facts, [](const Change &change, qsizetype count) {
            return qsizetype(change.fact) < count;
        });
    if (next == changes.begin())
        return path;
    const Change &change = *(next - 1);
    path.deeper = change.deeper;
    for (quint32 at = change.place; at != kNone; at = m_places[at].outer)
        path.statements.push_back(m_places[at].step);
    std::reverse(path.statements.begin(), path.statements.end());
    return path;
}

bool CallPaths::stands(quint32 place, std::span<const quint32> statements) const
{
    for (std::size_t left = statements.size(); left > 0; --left) {
        if (place == kNone || m_places[place].step != statements[left - 1])
            return false;
        place = m_places[place].outer;
    }
    return place == kNone;
}

quint32 CallPaths::placeOf(std::span<const quint32> statements)
{
    quint32 outer = kNone;
    for (const quint32 step : statements) {
        std::vector<quint32> &known = outer == kNone ? m_outermost : m_inside[outer];
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](quint32 place) { return m_places[place].step == step; });
        if (found != known.end()) {
            outer = *found;
            continue;
        }
        const auto place = quint32(m_places.size());
        known.push_back(place);
        m_places.push_back({outer, step});
        m_inside.emplace_back();
        outer = place;
    }
    return outer;
}

} // namespace signalbox
