// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "widgets/look/theme.h"
#include "widgets/timeline/namepainter.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// Ruler, lanes, names and playhead into \a area, whose top left corner is the geometry's origin. What lies
/// right of the playhead is paler: it is known but has not been shown. The cost follows the width of the
/// picture: spans that share a pixel are pooled.
void paintTimeline(QPainter &painter, const TimelinePicture &picture, const QRectF &area);

} // namespace signalbox
