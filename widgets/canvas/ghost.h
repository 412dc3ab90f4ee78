// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

class QPainter;

namespace signalbox {

class CanvasState;

/// A node that is being dragged onto the canvas from the palette.
struct Ghost {
    NodeKind kind = NodeKind::Queue;
    QPointF centre; ///< in canvas units
};
void paintGhost(QPainter &painter, const CanvasState &state, const Ghost &ghost); ///< in canvas units
/// What to do with an empty canvas; in view pixels.
void paintHint(QPainter &painter, const CanvasState &state);

} // namespace signalbox
