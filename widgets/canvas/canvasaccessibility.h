// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

class QAccessibleInterface;
class QWidget;

namespace signalbox {

class CanvasState;

/// Puts what a canvas paints into the accessibility tree: nodes and wires, in a frame what it holds, in a
/// node its ports and a queue's items. Each has a name that says how it stands ("Queue orders, 3 of 5
/// items"), its place, state, and relations: a wire is controlled by the node it begins at and controls the
/// other.
///
/// For a factory, which Qt must know before the canvas has its name: it asks for a widget's interface once.
QAccessibleInterface *makeCanvasTree(QWidget &canvas, CanvasState &state);

/// For screen readers. Another node has the focus; nodes or wires are others now; what they say may have
/// changed; other ones are selected. All cost nothing while nobody listens.
void tellFocus(QWidget &canvas, NodeId node);
void tellNodesChanged(QWidget &canvas);
void tellWordsChanged(QWidget &canvas);
void tellSelectionChanged(QWidget &canvas);

} // namespace signalbox
