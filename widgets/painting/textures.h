// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/activity.h"
#include "widgets/look/theme.h"

#include <QBrush>
#include <QRectF>

class QPainter;

namespace signalbox {

/// \file
/// How what a task does looks, on lanes, cards and charts alike, so that it is told apart without colours:
/// computing is solid, and nothing else is; waiting for a timer or the outside is slim and outlined; waiting
/// for somebody is dashed; ready is dotted. Over who is held up by a blocked loop lies a hatch.

/// Dots on a grid of 5 units, for filling; \a pixels of the device make one unit.
QBrush dotBrush(const QColor &colour, double pixels);
/// Slanted lines 5 units apart.
QBrush hatchBrush(const QColor &colour, double pixels);
/// Short strokes in rows 5 units apart, as many dashed outlines above each other would be.
QBrush dashBrush(const QColor &colour, double pixels);
/// Device pixels that one unit of \a painter takes; of a drawing as a file so many as look smooth when
/// enlarged.
double pixelsPerUnit(const QPainter &painter);

/// The size of a sample, before words about what a task does.
inline constexpr QSizeF kSwatch(16, 11);
QRectF swatchAt(QPointF centre);
/// A sample. \a ground is what lies behind it.
void paintSwatch(QPainter &painter, Activity activity, const QRectF &place, const QColor &colour,
                 const QColor &ground);
/// The same of what is held up, and of the loop while it is blocked.
void paintHeldUpSwatch(QPainter &painter, const QRectF &place, const QColor &colour, const QColor &hatch);

} // namespace signalbox
