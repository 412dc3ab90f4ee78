// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/verdicts.h"
#include "widgets/timeline/timeline.h"

#include <QMap>

namespace signalbox {

/// A moment that a person has marked or that deserves a look.
struct TimelineMoment {
    enum class Kind : quint8 { Marked, Verdict, Failed, Cancelled };
    Kind kind = Kind::Marked;
    Micros time = 0;
    QString words; ///< its name, or what happens
    TaskId task = TaskId::None; ///< to whom

    bool operator==(const TimelineMoment &) const = default;
};

/// What a run has of them, in order of time: marks by name (empty for none), verdicts, and where tasks failed
/// or were cancelled.
QList<TimelineMoment> timelineMoments(const Timeline &timeline, const Run &run,
                                      const QList<Verdict> &verdicts, const QMap<Micros, QString> &marked);
/// The first of them behind \a now, or the last before it; null where there is none.
const TimelineMoment *nextMoment(const QList<TimelineMoment> &moments, Micros now, bool forward);

} // namespace signalbox
