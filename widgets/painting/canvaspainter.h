// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/painting/canvaspicture.h"

class QPainter;

namespace signalbox {

/// Paints background, frames, wires, nodes with their state, travelling items and spreading cancellations in
/// canvas units. \a visible is what is in view, in canvas units.
void paintCanvas(QPainter &painter, const CanvasPicture &picture, const QRectF &visible);

} // namespace signalbox
