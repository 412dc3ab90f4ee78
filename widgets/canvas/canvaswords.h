// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "widgets/painting/canvasgeometry.h"
#include "widgets/painting/codemoment.h"

namespace signalbox {

/// \file
/// What a screen reader says of what the canvas shows.

/// What a node is and how it stands: "Queue orders, 3 of 5 items, waiting to put: cook". \a world must come
/// from \a replay; empty for a node that \a layout does not have.
QString spokenNode(const Layout &layout, const Replay &replay, const World &world, NodeId node);
/// "Output of cook".
QString spokenPort(const Layout &layout, NodeId node, CanvasGeometry::Port port);
/// The item at \a place in a queue: "item 3 of cook, next out". Empty where there is none.
QString spokenItem(const Run &run, const ResourceView &queue, std::size_t place);

/// A task of a function, on its card: "Task fetch('Oslo'), sleeping, 0.30 s left, in row 1".
QString spokenInstance(const CodeMoment &life, const Run &run, const World &world, NodeId node, TaskId task);

} // namespace signalbox
