// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/replay/activity.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace signalbox {

class Crowd;
class SpanSums;
struct GhostLane;
struct GhostLanes;

/// Something written in a lane: a printed line, or a value.
struct LaneText {
    QString text;
    TaskId task = TaskId::None; ///< who printed it; None for the event loop
    bool isError = false; ///< to stderr

    bool operator==(const LaneText &) const = default;
};

/// Lanes that can be folded into a row.
struct LaneGroup {
    QString key; ///< see LaneChoice
    int size = 0; ///< lanes in it
    bool isFolded = false; ///< its row stands for them; else it is their heading
    std::shared_ptr<const Crowd> crowd = {}; ///< what its tasks do; of a heading null

    bool operator==(const LaneGroup &) const = default;
};

/// A lane as it is painted: with its name and its place.
struct TimelineLane : Lane {
    QString name;
    int colour = -1; ///< Theme::taskColour index; -1 for none (`main`, frames, resources)
    double top = 0; ///< below the ruler, at scale 1
    double height = 0;
    QList<LaneText> texts = {}; ///< of an Output, as printedLines() gives them; of a Variable
    QString about = {}; ///< of a Variable: a sentence on what it is
    std::shared_ptr<const LaneGroup> group = {}; ///< of a row that stands for a group: which
    bool isMember = false; ///< of the group above it
    QString find = {}; ///< the part of its name that was looked for
    std::shared_ptr<const GhostLane> ghost = {}; ///< what its task did in Timeline::ghost; null for the same
    bool isGone = false; ///< only Timeline::ghost has its task, of which there is nothing here but its ghost,
                         ///< or it is the row of those; they stand below all others
    std::shared_ptr<const SpanSums> sums = {}; ///< of its spans; null where they are few

    /// True for `main` and for frames, which only wait for others.
    bool isSubdued() const { return kind == Kind::Task && colour < 0; }

    /// Whether it is of \a ofNode or of \a ofTask; None is nothing's.
    bool stands(NodeId ofNode, TaskId ofTask) const
    {
        return (ofNode != NodeId::None && node == ofNode)
            || (ofTask != TaskId::None && kind == Kind::Task && task == ofTask);
    }

    bool operator==(const TimelineLane &) const = default;
};

/// Below the bar of a lane, what a ghost takes, at scale 1; of one that is gone it is all but the margins.
inline constexpr double kGhostHeight = 14;

/// A stretch in which a task computed or blocked, and nobody else could run.
struct LoopHoldSpan {
    TaskId task = TaskId::None;
    Micros begin = 0;
    Micros end = 0;
    bool blocks = false; ///< by a blocking call, in which the processor sleeps
    int colour = -1; ///< of its lane
    Micros computed = 0; ///< what was computed in all of them before it

    /// Whether those who are ready meanwhile are held up, and not only wait for their turn.
    bool holdsUp() const { return blocks || end - begin >= kSlowCallback; }

    bool operator==(const LoopHoldSpan &) const = default;
};

/// A wait that somebody ended.
struct EndedWait {
    Micros time = 0; ///< of its end
    TaskId whose = TaskId::None;
    quint32 span = 0; ///< of the lane

    bool operator==(const EndedWait &) const = default;
};

/// Waits that one task ended, in order of time. Who looks for long ones passes many short ones at once.
struct EndedWaits {
    static constexpr qsizetype kBlock = 64;

    QList<EndedWait> waits;
    QList<Micros> longest; ///< of each kBlock of them the longest, of the last ones too

    bool operator==(const EndedWaits &) const = default;
};

/// A task asks for another one to be cancelled.
struct CancelAsked {
    Micros time = 0;
    TaskId by = TaskId::None;
    TaskId whom = TaskId::None;

    bool operator==(const CancelAsked &) const = default;
};

/// The lanes of a run in the order in which they are painted, a value made once per run. Actors in the order
/// of the layout, then frames, `main` last of the tasks, then the resources by kind and in the order of the
/// layout; a ticker has no state to show. What is printed stands between tasks and resources, and variables
/// that somebody has pinned above all.
struct Timeline {
    static constexpr qsizetype kFactsOfGot = 4096;

    QList<TimelineLane> lanes;
    QList<int> taskLanes; ///< lane by TaskId, or the row of its folded group; -1 for a program's own
                          ///< statements where they only run main, and for what a filter hides
    QList<LoopHoldSpan> holds; ///< in order of time
    QList<LoopHoldSpan> longHolds; ///< those of them that hold others up
    QList<Micros> turns; ///< when the event loop ran anybody, each moment once
    QList<EndedWaits> ended; ///< by TaskId: waits of others that it ended
    QList<CancelAsked> asked; ///< in order of time
    std::vector<qint64> got; ///< after each kFactsOfGot facts: how many items had been got by then
    std::shared_ptr<const GhostLanes> ghost = {}; ///< a pinned run, below the lanes that differ from it
    std::shared_ptr<const Crowd> crowd = {}; ///< what all that are not subdued do; null until
                                             ///< crowdOf() was asked for
    Micros end = 0;
    int pinned = 0; ///< how many lanes of variables stand above all others
    int stays = 0; ///< how many lanes, those of variables among them, stay when others scroll

    int laneOf(TaskId task) const; ///< -1 for none
    const EndedWaits &endedBy(TaskId task) const;
    /// How long somebody computes between two moments.
    Micros computing(Micros from, Micros to) const;
    bool operator==(const Timeline &) const = default;
};
/// \a isWanted as for lanesOf().
Timeline makeTimeline(const Layout &layout, const Run &run, const std::function<bool()> &isWanted = {});
/// Puts lanes of variables above all others, in place of those that stand there.
void pinLanes(Timeline &timeline, const QList<TimelineLane> &pinned);
/// Gives every lane its place below the one before it.
void placeLanes(Timeline &timeline);

/// Who ended a wait, and whose: from lane to lane, at the end of a span of the second.
struct WaitArrow {
    int from = 0;
    int to = 0;
    qsizetype span = 0;

    bool operator==(const WaitArrow &) const = default;
};

/// Numbers about a stretch of a run.
struct StretchFigures {
    Micros length = 0;
    qint64 events = 0; ///< facts in it, both ends included
    qint64 itemsGot = 0;
    double itemsPerSecond = 0;
    qint64 waits = 0; ///< waits that ended in it
    Micros meanWait = 0; ///< of those, from their very beginning
};
StretchFigures figuresOf(const Timeline &timeline, const Run &run, Micros from, Micros to);

} // namespace signalbox
