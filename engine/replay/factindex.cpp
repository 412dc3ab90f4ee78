// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/factindex.h"

#include <algorithm>

namespace signalbox {

namespace {

enum class OfScope : quint8 { Nothing, Entry, Member, End };
/// In which rows of the index a fact of one kind stands.
struct IndexRow {
    FactKind kind;
    /// A thread goes on after the task that waited for it, and what nobody asked for is told at the end.
    bool isOfTask = true;
    bool isChange = false; ///< of a resource: others wait for it
    OfScope ofScope = OfScope::Nothing;
};
constexpr IndexRow kIndexRows[] = {
    {.kind = FactKind::TaskCreated},
    {.kind = FactKind::TurnBegan},
    {.kind = FactKind::Yielded},
    {.kind = FactKind::WaitBegan},
    {.kind = FactKind::Woken},
    {.kind = FactKind::WaitEnded},
    {.kind = FactKind::StepBegan},
    {.kind = FactKind::ItemPut},
    {.kind = FactKind::ItemGot},
    {.kind = FactKind::TaskDoneCalled},
    {.kind = FactKind::Acquired},
    {.kind = FactKind::Released, .isChange = true},
    {.kind = FactKind::EventSet, .isChange = true},
    {.kind = FactKind::EventCleared},
    {.kind = FactKind::ScopeEntered, .ofScope = OfScope::Entry},
    {.kind = FactKind::ScopeExited, .ofScope = OfScope::End},
    {.kind = FactKind::TimeoutExpired, .ofScope = OfScope::End},
    {.kind = FactKind::GroupAborting},
    {.kind = FactKind::CancelRequested},
    {.kind = FactKind::CancelDelivered},
    {.kind = FactKind::ErrorRaised},
    {.kind = FactKind::ErrorCaught},
    {.kind = FactKind::TaskEnded},
    {.kind = FactKind::Notified, .isChange = true},
    {.kind = FactKind::BarrierChanged, .isChange = true},
    {.kind = FactKind::FutureDone, .isChange = true},
    {.kind = FactKind::CounterRead},
    {.kind = FactKind::CounterWritten},
    {.kind = FactKind::ScopeMember, .ofScope = OfScope::Member},
    {.kind = FactKind::Uncancelled},
    {.kind = FactKind::JobBegan, .isOfTask = false},
    {.kind = FactKind::JobEnded, .isOfTask = false},
    {.kind = FactKind::NeverAwaited, .isOfTask = false},
    {.kind = FactKind::NeverRetrieved, .isOfTask = false},
    {.kind = FactKind::DeadlockEdge},
    {.kind = FactKind::RunEnded},
};
static_assert(hasRowOfEveryKind(kIndexRows), "every kind of fact has a row, in the order of FactKind");

} // namespace

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
        const IndexRow &row = kIndexRows[std::size_t(fact.kind)];
        if (row.isOfTask)
            add(tasks, index(fact.task), at);
        if (row.isChange)
            add(changes, fact.resource(), at);
        if (fact.kind == FactKind::TaskCreated) {
            add(creations, fact.body(), at);
            add(members, index(fact.group()), at);
        } else if (row.ofScope == OfScope::Member) {
            add(members, index(fact.scope()), at);
        } else if (row.ofScope == OfScope::Entry) {
            add(scopes, index(fact.task), at);
        } else if (row.ofScope == OfScope::End) {
            add(ends, index(fact.scope()), at);
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
