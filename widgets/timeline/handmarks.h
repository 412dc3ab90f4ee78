// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// What is done by hand as marks on the ruler, with a line through the lanes; \a size is that of the picture.
void paintHandMarks(QPainter &painter, const TimelinePicture &picture, const QSizeF &size);
/// The one of \a moments whose mark is at \a point.
std::optional<Micros> handMarkAt(const TimelineGeometry &geometry, const QList<Micros> &moments,
                                 QPointF point);
/// What the mark at \a point says: "By hand at 2.40 s: cancel cook"; empty where there is none.
QString handMarkWords(const TimelineGeometry &geometry, const Layout &layout, QPointF point);

} // namespace signalbox
