// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

namespace signalbox {

/// The words in a span: "put: full", "get", "lock oven", "holds the loop". Empty where a span needs none.
QString spanWords(const Run &run, const LaneSpan &span);
/// A span in one sentence: what, since when, how long, who ended it.
QString describeSpan(const Timeline &timeline, const Run &run, int lane, const LaneSpan &span);
/// What a lane that is no group is at a moment, and whether only the pinned run has its task.
QString describeMoment(const Timeline &timeline, const Run &run, int lane, Micros time);
/// The numbers of a stretch in a few words; of times, so much that \a digit can be told.
QString stretchWords(const StretchFigures &figures, Micros digit);
/// A mark in one sentence.
QString describeMark(const Run &run, const TimelineLane &lane, const LaneMark &mark);

} // namespace signalbox
