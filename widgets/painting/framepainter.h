// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// A frame around what it holds.
void paintFrame(const CanvasScene &scene, const Node &frame);
/// A frame's title, what it is doing and, for a timeout, the time that is left.
void paintFrameTitle(const CanvasScene &scene, const Node &frame);

} // namespace signalbox
