// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/painting/codemoment.h"

#include <QRectF>

namespace signalbox {

class CanvasScene;

/// \file
/// The tasks that run a function: it is one card, however many they are.

/// "× 3" and how many of them have ended; where it can be unfolded, that is noted in CanvasPicture::folds.
/// The left edge of what was painted, a little before it; the right edge of \a head where there is nothing.
double paintCount(const CanvasScene &scene, const QRectF &head, const Node &node);

/// A chip for each task that there is room for: its name or arguments, its state; of one that has ended how.
/// Tasks that only call the function in place have theirs where it has no tasks of its own.
void paintFoot(const CanvasScene &scene, const QRectF &foot, const Node &node, const CardLife &life);

/// All of them below the card, over whatever is there: CanvasOverlay::unfolded.
void paintUnfolded(const CanvasScene &scene, const Node &node);

/// Small squares for a card from so far away that nothing can be read.
void paintFarTasks(const CanvasScene &scene, const QRectF &card, const CardLife &life);

} // namespace signalbox
