// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <QList>

namespace signalbox {

/// In which order items leave the PriorityQueues of a run. Python's heap is not stable: which of two equal
/// entries leaves first depends on what else comes and goes, and which of two different ones is less may be
/// their values' matter. A trace has that in it: of two items that lie in a queue at one moment, the one that
/// is got first is before the other, and any that is got is before one that never is. Of those that stay, the
/// lower priority number comes first, then the lesser text, then the one put first.
///
/// One number a put, in one pass over a trace that has such a queue; costs nothing where it has none.
class LeavingOrder {
public:
    LeavingOrder() = default;
    explicit LeavingOrder(const Run &run);

    /// Of the \a put th item put into any PriorityQueue, from 0: the lower leaves first. Of later ones than
    /// the run had: behind all.
    quint32 rankOf(qsizetype put) const { return put < m_ranks.size() ? m_ranks[put] : kNone; }

    bool operator==(const LeavingOrder &) const = default;

private:
    QList<quint32> m_ranks; ///< by put
};

} // namespace signalbox
