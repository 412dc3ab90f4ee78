// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinegeometry.h"

#include <QPainterPath>

#include <optional>

namespace signalbox {

/// Those in the picture of which one end is among the lanes \a first to \a last; of waits too short to be
/// seen there are none, and no more than anybody could follow.
QList<WaitArrow> waitArrows(const Timeline &timeline, const TimelineGeometry &geometry, int first, int last);
/// Straight to the next lane, bowed past others.
QPainterPath arrowPath(const Timeline &timeline, const TimelineGeometry &geometry, const WaitArrow &arrow);
/// The one at \a point of a picture of \a height, or none.
std::optional<WaitArrow> arrowAt(const Timeline &timeline, const TimelineGeometry &geometry, double height,
                                 QPointF point);

/// Who ends the wait in which \a lane is at \a time, else who ended its last one; none where nobody did.
std::optional<WaitArrow> causeOf(const Timeline &timeline, int lane, Micros time);
/// Whose wait \a lane ended last, until \a time.
std::optional<WaitArrow> effectOf(const Timeline &timeline, int lane, Micros time);

/// "baker ended the wait of ada at 1.20 s: click to go to baker."
QString arrowSentence(const Timeline &timeline, const Run &run, const WaitArrow &arrow);

} // namespace signalbox
