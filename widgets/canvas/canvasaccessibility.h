// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasView;

/// Puts every node and wire of a CanvasView into the accessibility tree, with a name that says how it stands
/// ("Queue orders, 3 of 5 items"), its place and whether it is selected or focused. Once for the program.
void installCanvasAccessibility();

/// For screen readers: another node has the focus; nodes or wires have come or gone.
void tellFocus(CanvasView &view, NodeId node);
void tellNodesChanged(CanvasView &view);

} // namespace signalbox
