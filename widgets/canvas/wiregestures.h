// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/gesture.h"

namespace signalbox {

/// Drags a wire from \a port to a node that takes it, or to the empty canvas for a new one.
std::unique_ptr<Gesture> wireGesture(CanvasState &state, const CanvasGeometry::PortPlace &port,
                                     const Pointer &pointer);
/// Goes through the fitting wires of \a origin by step(); null where there are none.
std::unique_ptr<Gesture> keyboardWire(CanvasState &state, NodeId origin);

} // namespace signalbox
