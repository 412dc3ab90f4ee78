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

/// What is lower than this, in units, may lie between two dots or strokes: it takes the low brushes.
inline constexpr double kTile = 5;
/// Dots on a grid of kTile, for filling; \a pixels of the device make one unit.
QBrush dotBrush(const QColor &colour, double pixels);
QBrush lowDotBrush(const QColor &colour, double pixels);
/// Slanted lines kTile apart.
QBrush hatchBrush(const QColor &colour, double pixels);
/// Short strokes in rows kTile apart, as many dashed outlines above each other would be.
QBrush dashBrush(const QColor &colour, double pixels);
QBrush lowDashBrush(const QColor &colour, double pixels);
/// Pale, with thin lines kTile apart, as many slim outlines above each other would be; \a ground is what lies
/// behind it.
QBrush slimBrush(const QColor &colour, const QColor &ground, double pixels);
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
