// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Something wrong with a layout or a file, and what to do about it.
struct Problem {
    enum class Severity : quint8 { Error, Warning };
    Severity severity = Severity::Error;
    QString place; ///< JSON pointer into the file, "/nodes/3/name"; for warnings on a node as well
    NodeId node = NodeId::None; ///< the node to go to, where there is one
    QString reason; ///< "Consumer cook-1 has no queue to take from"
    QString remedy; ///< "Drag a wire from a queue to it."
    int line = 0; ///< in the code of the node, from 1; 0 where it is about no line

    bool operator==(const Problem &) const = default;
};

} // namespace signalbox
