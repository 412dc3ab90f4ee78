// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// The stops as marks on the ruler, with a line through the lanes; \a size is that of the picture.
void paintStopMarks(QPainter &painter, const TimelinePicture &picture, const QSizeF &size);
/// The stop whose mark is at \a point; null where there is none.
const Stop *stopMarkAt(const TimelineGeometry &geometry, const QList<Stop> &stops, QPointF point);

QString stopWords(const Stop &stop); ///< "Stop at 2.40 s: The queue is full."

} // namespace signalbox
