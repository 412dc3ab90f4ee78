// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "widgets/painting/canvasgeometry.h"

namespace signalbox {

/// Where something that code made as it ran is shown: on the shelf of the card whose code that is.
struct FoundPlace {
    const FoundResource *found = nullptr;
    QRectF where;
};

/// What one piece of code made.
struct FoundShelf {
    std::vector<FoundPlace> places; ///< as many as there is room for
    int more = 0; ///< that have none
    QRectF rest; ///< where that is said
};

/// Queues, locks, semaphores, events, conditions and barriers that the code of \a node made, on its card, or
/// below it where its text does not tell that it makes any. \a found must outlive what is given.
FoundShelf foundOn(const Node &node, const CanvasGeometry &geometry, const std::vector<FoundResource> &found);
/// What stands at \a point; null for nothing.
const FoundResource *foundAt(QPointF point, const Layout &layout, const CanvasGeometry &geometry,
                             const std::vector<FoundResource> &found);

/// The line, from 1, of its node's code in which \a found was made.
int lineInPiece(const Program &program, const FoundResource &found);

} // namespace signalbox
