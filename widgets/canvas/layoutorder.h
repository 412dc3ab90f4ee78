// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QSet>

namespace signalbox {

/// Nodes in the order of reading: row by row, each from the left.
QList<NodeId> readingOrder(const Layout &layout);
/// Nodes held by \a nodes, through all frames, themselves included.
QSet<NodeId> withMembers(const Layout &layout, const QList<NodeId> &nodes);
QPointF onGrid(QPointF canvas); ///< the nearest point of the grid

} // namespace signalbox
