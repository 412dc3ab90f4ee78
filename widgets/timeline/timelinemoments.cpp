// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelinemoments.h"

#include "widgets/timeline/timelinewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace signalbox {

namespace {

struct MomentWords {
    Q_DECLARE_TR_FUNCTIONS(TimelineView)
};

} // namespace

QList<TimelineMoment> timelineMoments(const Timeline &timeline, const Run &run,
                                      const QList<Verdict> &verdicts, const QMap<Micros, QString> &marked)
{
    using Kind = TimelineMoment::Kind;
    QList<TimelineMoment> moments;
    for (auto mark = marked.begin(); mark != marked.end(); ++mark)
        moments.append({Kind::Marked, mark.key(), mark->isEmpty() ? MomentWords::tr("Mark") : *mark});
    for (const Verdict &verdict : verdicts)
        moments.append({Kind::Verdict, verdict.time, verdict.title});
    for (const TimelineLane &lane : timeline.lanes) {
        for (const LaneMark &mark : lane.marks) {
            const bool isFailure = mark.kind == LaneMark::Kind::Failed;
            if (isFailure || mark.kind == LaneMark::Kind::Cancelled)
                moments.append({isFailure ? Kind::Failed : Kind::Cancelled, mark.time,
                                describeMark(run, lane, mark), lane.task});
        }
    }
    // A failure stands before the cancellations that it leads to.
    std::stable_sort(moments.begin(), moments.end(),
                     [](const TimelineMoment &one, const TimelineMoment &other) {
                         return std::pair(one.time, one.kind) < std::pair(other.time, other.kind);
                     });
    return moments;
}

const TimelineMoment *nextMoment(const QList<TimelineMoment> &moments, Micros now, bool forward)
{
    const auto isBefore = [](const TimelineMoment &moment, Micros time) { return moment.time < time; };
    const auto next = std::lower_bound(moments.begin(), moments.end(), forward ? now + 1 : now, isBefore);
    if (forward)
        return next == moments.end() ? nullptr : &*next;
    return next == moments.begin() ? nullptr : &*std::prev(next);
}

} // namespace signalbox
