// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/painting/cardparts.h"
#include "widgets/painting/textures.h"

namespace signalbox {

/// \file
/// A task as a small sign in its colour: the texture of what it does (widgets/painting/textures.h), or how it
/// has ended.

constexpr double kPip = 16; ///< width

/// How a task has ended; none of one that lives.
Sign signOf(TaskState state);
/// The colour of that sign.
QColor stateColour(const CanvasScene &scene, const TaskView &task);

/// \a isCalling: what it does it does in a call that is in place here. Without a \a task nothing.
void paintPip(const CanvasScene &scene, QPointF centre, const TaskView *task, const QColor &colour,
              bool isCalling = false);

/// The stripe in a task's colour and pattern at the left end of \a box.
void paintTaskStripe(const CanvasScene &scene, const QRectF &box, int colourIndex, bool isPale);

/// How far a sleeping task has slept, 0 to 1; 0 of any other.
double sleptShare(const CanvasScene &scene, const TaskView &task);

} // namespace signalbox
