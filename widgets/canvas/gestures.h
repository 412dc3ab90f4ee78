// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/gesture.h"

namespace signalbox {

/// The gesture that a press of the left button at this place begins.
std::unique_ptr<Gesture> gestureAt(CanvasState &state, const Pointer &pointer);
std::unique_ptr<Gesture> panGesture(CanvasState &state, const Pointer &pointer);

/// The shape of the pointer there, which says what a press would do.
Qt::CursorShape shapeAt(const CanvasState &state, QPointF canvas);

} // namespace signalbox
