// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Nodes in the order of reading: row by row, each from the left.
QList<NodeId> readingOrder(const Layout &layout);
QPointF onGrid(QPointF canvas); ///< the nearest point of the grid

} // namespace signalbox
