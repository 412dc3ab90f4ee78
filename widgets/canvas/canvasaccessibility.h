// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasView;

/// Puts what a CanvasView paints into the accessibility tree: nodes and wires, in a frame what it holds, in a
/// node its ports and a queue's items. Each has a name that says how it stands ("Queue orders, 3 of 5
/// items"), its place, state, and relations: a wire is controlled by the node it begins at and controls the
/// other. Qt asks for a widget's interface once, at its first name: so this comes before any is given.
void installCanvasAccessibility();

/// For screen readers. Another node has the focus; nodes or wires are others now; what they say may have
/// changed; other ones are selected. All cost nothing while nobody listens.
void tellFocus(CanvasView &view, NodeId node);
void tellNodesChanged(CanvasView &view);
void tellWordsChanged(CanvasView &view);
void tellSelectionChanged(CanvasView &view);

} // namespace signalbox
