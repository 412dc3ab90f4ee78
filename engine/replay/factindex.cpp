// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/factindex.h"

#include <algorithm>

namespace signalbox {

/// Sorts by counting: the entries come in the order of the trace, and stay in it within a row.
void FactIndex::Rows::fill(const std::vector<Entry> &entries)
{
    quint32 rows = 0;
    for (const Entry &entry : entries)
        rows = std::max(rows, entry.row + 1);
    m_begins.assign(std::size_t(rows) + 1, 0);
    for (const Entry &entry : entries)
        ++m_begins[entry.row + 1];
    for (std::size_t row = 0; row < rows; ++row)
        m_begins[row + 1] += m_begins[row];
    m_places.resize(entries.size());
    std::vector<quint32> next = m_begins;
    for (const Entry &entry : entries)
        m_places[next[entry.row]++] = entry.place;
}

FactIndex::Places FactIndex::Rows::operator[](quint32 row) const
{
    if (std::size_t(row) + 1 >= m_begins.size())
        return {};
    return {m_places.data() + m_begins[row], m_begins[row + 1] - m_begins[row]};
}

FactIndex::FactIndex(const Run &run)
{
    using Entries = std::vector<Rows::Entry>;
    Entries tasks, changes, members, ends, creations, scopes;
    tasks.reserve(std::size_t(run.trace.size()));
    const auto add = [](Entries &entries, quint32 row, qsizetype place) {
        if (row != kNone)
            entries.push_back({row, quint32(place)});
    };
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        // A thread goes on after the task that waited for it, and what nobody asked for is told at the end.
        const bool isOfTask = fact.kind != FactKind::JobBegan && fact.kind != FactKind::JobEnded
            && fact.kind != FactKind::NeverRetrieved && fact.kind != FactKind::NeverAwaited;
        if (isOfTask)
            add(tasks, index(fact.task), at);
        switch (fact.kind) {
        case FactKind::TaskCreated:
            add(creations, quint32(fact.amount), at);
            add(members, quint32(quint64(fact.amount) >> 32), at);
            break;
        case FactKind::Released:
        case FactKind::EventSet:
        case FactKind::Notified:
        case FactKind::BarrierChanged:
        case FactKind::FutureDone:
            add(changes, fact.object, at);
            break;
        case FactKind::ScopeMember:
            add(members, fact.object, at);
            break;
        case FactKind::ScopeEntered:
            add(scopes, index(fact.task), at);
            break;
        case FactKind::TimeoutExpired:
        case FactKind::ScopeExited:
            add(ends, fact.object, at);
            break;
        default:
            break;
        }
    }
    m_tasks.fill(tasks);
    m_changes.fill(changes);
    m_members.fill(members);
    m_ends.fill(ends);
    m_creations.fill(creations);
    m_scopes.fill(scopes);
}

} // namespace signalbox
