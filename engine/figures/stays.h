// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/spread.h"
#include "engine/replay/line.h"

#include <QHash>
#include <QList>

namespace signalbox {

/// How long each of those that came stayed: items in a queue, whoever holds a lock, calls on the workers of
/// an executor. Between two moments, a stay counts that has any part there, be it of no length.
struct StayFigures {
    qint64 visits = 0; ///< those that were there at the first moment, and those that came until the last
    Micros inside = 0; ///< of all of them together, between the two moments
    qint64 remaining = 0; ///< of them, those that are there still at the last moment
    /// Of those that left between the two moments, from when they came, be that before the first.
    Spread ended = {};

    bool operator==(const StayFigures &) const = default;
};

/// Who is inside, since when.
class Stays {
public:
    /// Whom a leaving of one that is there more than once takes away; of a key that is not there, Any takes
    /// whoever came first, and the others nobody.
    enum class Order : quint8 {
        First, ///< that came first: found at once where all leave in the order in which they come
        Last, ///< that came last
        Scattered, ///< that came first, found at once whoever it is
        Any, ///< that came first
    };

    Stays(Micros from, Order order)
        : m_from(from)
        , m_order(order)
    {
    }

    void enter(quint64 key, Micros time);
    void leave(quint64 key, Micros time);
    /// Ends with what has come until \a to. Not to be asked twice.
    StayFigures until(Micros to);

private:
    struct Stay {
        quint64 key = 0;
        Micros since = 0;
    };

    void end(Micros since, Micros time);
    void leaveLine(quint64 key, Micros time);

    Micros m_from;
    Order m_order;
    Line<Stay> m_line;
    QHash<quint64, QList<Micros>> m_scattered;
    StayFigures m_figures;
    std::vector<Micros> m_lengths;
};

} // namespace signalbox
