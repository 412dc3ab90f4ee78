// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// What the code of \a node made as it ran, as small live cards: what is in a queue, who has a lock.
void paintFound(const CanvasScene &scene, const Node &node);

/// Thin lines from all of these to the other cards whose code used them in this run: in the holder's colour
/// where one is held, dashed where somebody waits.
void paintFoundWires(const CanvasScene &scene);

} // namespace signalbox
