// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/painting/motion.h"

namespace signalbox {

/// The result of a task or a future on its way to who awaited it or asked for it, or to the future that is
/// set to it.
struct ValueFlow {
    quint32 text = 0; ///< index into Run::texts
    NodeId from = NodeId::None;
    NodeId to = NodeId::None;
    double progress = 0; ///< 0 at the start, 1 where it lands
    QPointF centre;

    bool operator==(const ValueFlow &) const = default;
};

/// Results travelling at \a time, as for tokensAt() and as fast as items; at most two hundred. None does not
/// travel. What is handed on at the moment at which a future is set to it, arrives there before it leaves.
QList<ValueFlow> valuesAt(const CanvasGeometry &geometry, const Run &run, const World &world,
                          const Pace &pace, Micros time);

} // namespace signalbox
