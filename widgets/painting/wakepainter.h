// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

#include <vector>

namespace signalbox {

class CanvasScene;

/// A wait that one node has ended for another: its task, or the function whose code it runs.
struct Waking {
    NodeId from = NodeId::None;
    NodeId to = NodeId::None;
    TaskId by = TaskId::None;

    bool operator==(const Waking &) const = default;
};

/// Those of the very moment that \a world shows, as far as it has come there, each pair of nodes once; the
/// arrows that stand out in the timeline then. None between two moments.
std::vector<Waking> wakingsAt(const Run &run, const World &world);

/// Arrows for them, in the colour of the playhead.
void paintWakings(const CanvasScene &scene);

} // namespace signalbox
