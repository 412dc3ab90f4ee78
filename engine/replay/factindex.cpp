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

void FactIndex::Rows::count(quint32 row)
{
    if (row == kNone)
        return;
    if (m_begins.size() < std::size_t(row) + 2)
        m_begins.resize(std::size_t(row) + 2);
    ++m_begins[row + 1];
}

void FactIndex::Rows::countingIsDone()
{
    for (std::size_t row = 1; row < m_begins.size(); ++row)
        m_begins[row] += m_begins[row - 1];
    m_places.resize(m_begins.empty() ? 0 : m_begins.back());
}

void FactIndex::Rows::add(quint32 row, qsizetype place)
{
    if (row != kNone)
        m_places[m_begins[row]++] = quint32(place);
}

/// Every begin has moved on to the end of its row, which is where the next one begins.
void FactIndex::Rows::addingIsDone()
{
    for (std::size_t row = m_begins.size(); row-- > 1;)
        m_begins[row] = m_begins[row - 1];
    if (!m_begins.empty())
        m_begins[0] = 0;
}

FactIndex::Places FactIndex::Rows::operator[](quint32 row) const
{
    if (std::size_t(row) + 1 >= m_begins.size())
        return {};
    return {m_places.data() + m_begins[row], m_begins[row + 1] - m_begins[row]};
}

/// Calls \a visitor with the rows, the row in them and the place of everything that the index knows.
template <typename Visitor> void FactIndex::visit(const Run &run, const Visitor &visitor)
{
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const IndexRow &row = kIndexRows[std::size_t(fact.kind)];
        if (row.isOfTask)
            visitor(m_tasks, index(fact.task), at);
        if (row.isChange)
            visitor(m_changes, fact.resource(), at);
        if (fact.kind == FactKind::TaskCreated) {
            visitor(m_creations, fact.body(), at);
            visitor(m_members, index(fact.group()), at);
        } else if (row.ofScope == OfScope::Member) {
            visitor(m_members, index(fact.scope()), at);
        } else if (row.ofScope == OfScope::Entry) {
            visitor(m_scopes, index(fact.task), at);
        } else if (row.ofScope == OfScope::End) {
            visitor(m_ends, index(fact.scope()), at);
        }
    }
}

FactIndex::FactIndex(const Run &run)
{
    Rows *const all[] = {&m_tasks, &m_changes, &m_members, &m_ends, &m_creations, &m_scopes};
    visit(run, [](Rows &rows, quint32 row, qsizetype) { rows.count(row); });
    for (Rows *const rows : all)
        rows->countingIsDone();
    visit(run, [](Rows &rows, quint32 row, qsizetype place) { rows.add(row, place); });
    for (Rows *const rows : all)
        rows->addingIsDone();
}

} // namespace signalbox
