// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/leavingorder.h"

#include "engine/trace/naming.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace signalbox {

namespace {

bool isPriorityQueue(const Program &program, quint32 resource)
{
    return resource < program.resources.size() && program.resources[resource].kind == NodeKind::Queue
        && program.resources[resource].order == QueueOrder::Priority;
}

/// What still lies in a queue when the run ends.
struct Left {
    qsizetype put = 0;
    qint64 priority = 0;
    QString words;
};

/// Of the same item, put twice: equal ones cannot be told apart, so the one put first will do.
bool hasLowerNumber(const Left &one, const Left &other)
{
    return one.priority < other.priority;
}

} // namespace

LeavingOrder::LeavingOrder(const Run &run)
{
    const Program &program = run.program;
    bool hasAny = false;
    for (quint32 at = 0; at < program.resources.size(); ++at)
        hasAny = hasAny || isPriorityQueue(program, at);
    if (!hasAny)
        return;
    QHash<std::pair<quint32, Item>, QList<Left>> inside; // the same item may be in a queue more than once
    const ItemValues values(run);
    quint32 next = 0;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const bool isMove = fact.kind == FactKind::ItemPut || fact.kind == FactKind::ItemGot;
        if (!isMove || !isPriorityQueue(program, fact.resource()))
            continue;
        QList<Left> &same = inside[{fact.resource(), fact.item()}];
        if (fact.kind == FactKind::ItemPut) {
            const bool hasStep = fact.step < program.steps.size();
            same.append({m_ranks.size(), hasStep ? program.steps[fact.step].count : 0, {}});
            m_ranks.append(kNone);
        } else if (!same.isEmpty()) {
            const auto first = std::min_element(same.begin(), same.end(), hasLowerNumber);
            m_ranks[first->put] = next++;
            same.erase(first);
        }
    }
    std::vector<Left> rest;
    for (auto each = inside.cbegin(); each != inside.cend(); ++each) {
        for (const Left &left : each.value())
            rest.push_back({left.put, left.priority, values[each.key().second]});
    }
    std::sort(rest.begin(), rest.end(), [](const Left &one, const Left &other) {
        return std::tie(one.priority, one.words, one.put) < std::tie(other.priority, other.words, other.put);
    });
    for (const Left &left : rest)
        m_ranks[left.put] = next++;
}

} // namespace signalbox
