// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"
#include "widgets/painting/canvasgeometry.h"

#include <QHash>

#include <vector>

namespace signalbox {

struct World;

/// \file
/// What moves on the canvas at a moment, as values: a function of the trace and the time alone, so neither
/// playing speed nor frame rate nor what was shown before can change it.

/// How long things take to travel, in virtual time.
struct Pace {
    Micros item = 0; ///< one item along one wire: short enough for the next to find the wire free
    Micros cancel = 0; ///< a cancellation from who asked to the last task it ends
    bool operator==(const Pace &) const = default;
};

/// The pace of a run. It follows from the gaps between its queue events (where it has none, between any
/// moments), read from the first 20,000 facts: so a run that still grows keeps the pace it began with.
Pace paceOf(const Trace &trace);

/// How long after the end of a run something may still be on its way.
inline Micros settlingTime(const Pace &pace)
{
    return std::max(pace.item, pace.cancel);
}

/// How many facts are looked through for one picture.
constexpr qsizetype kMostFactsOfPicture = 50'000;

/// What sets out and arrives gently: \a share of the time into share of the way, both of 0 to 1.
constexpr double eased(double share)
{
    return share * share * (3 - 2 * share);
}

/// How far the items of queues still have to move: what was got leaves a gap, and those behind it close it
/// within Pace::item; what is put before others (a LifoQueue, a PriorityQueue) makes them draw back as fast.
class QueueSlides {
public:
    /// Of the moment \a time, as for tokensAt().
    QueueSlides(const Trace &trace, const World &world, const Pace &pace, Micros time);

    /// In places of the queue, for the item at \a place in it: 0 where it stands still, 1 where it is as far
    /// back as it was before, -1 where it is as far forward.
    double behind(quint32 queue, std::size_t place, Item item) const;

private:
    struct Gap {
        quint32 queue = 0;
        qsizetype fact = 0;
        double open = 0; ///< 1 when the item was got, 0 when those behind it have moved up
    };
    struct Push {
        quint32 queue = 0;
        qsizetype fact = 0;
        std::size_t place = 0; ///< where the new item belongs
        double open = 0; ///< 1 when it was put, 0 when those behind it have drawn back
    };
    std::vector<Gap> m_gaps;
    std::vector<Push> m_pushes;
    QHash<std::pair<quint32, Item>, qsizetype> m_puts; ///< the facts of late, by queue and item
};

/// An item on its way.
struct Token {
    Item item;
    quint32 queue = 0; ///< index of the resource
    bool arriving = false; ///< to the queue; else from it to the consumer
    NodeId actor = NodeId::None;
    double progress = 0; ///< 0 at the start, 1 where it lands
    QPointF centre;

    bool operator==(const Token &) const = default;
};

/// Items travelling at \a time, which is \a world.time or, at the end of the run, later; oldest first, at
/// most two hundred. A put at T is at the producer's port at T and in its slot at T + Pace::item; an item got
/// leaves the first slot and is at the consumer's port after as long. Where an item is got before it landed,
/// the two legs share the time between them.
QList<Token> tokensAt(const CanvasGeometry &geometry, const Layout &layout, const Run &run,
                      const World &world, const Pace &pace, Micros time);

/// One leg of a spreading cancellation.
struct CancelWave {
    NodeId from = NodeId::None; ///< who asks: a task, or the frame through which it spreads; None for main
    NodeId to = NodeId::None; ///< the task or frame it reaches
    int hop = 0; ///< legs of a burst follow each other; those of one hop run together
    double progress = 0; ///< 0 to 1; 0 while the burst has not come this far
    QPainterPath path; ///< from one to the other; a frame's border where its own time is up; empty where
                       ///< nobody on the canvas asked
    QPointF head; ///< how far along the path it has come

    bool operator==(const CancelWave &) const = default;
};

/// Cancellations spreading at \a time, as for tokensAt(). All that happens at one moment T is one burst, seen
/// from T to T
/// + Pace::cancel; a failure in a group goes from the failed child to the frame, then to each task it ends.
QList<CancelWave> wavesAt(const CanvasGeometry &geometry, const Run &run, const World &world,
                          const Pace &pace, Micros time);

/// The node a task belongs to, or NodeId::None for `main` and for what no node stands for alone.
NodeId nodeOf(const Run &run, const World &world, TaskId task);
/// The same, but for a task such as `Queue.get`, that asyncio made for another: the node of that one.
NodeId placeOf(const Run &run, const World &world, TaskId task);

} // namespace signalbox
