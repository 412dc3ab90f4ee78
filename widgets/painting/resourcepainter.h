// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// Cards of what lets tasks pass: one at a time, some, or all from a moment on.
void paintLock(const CanvasScene &scene, const Node &node);
void paintSemaphore(const CanvasScene &scene, const Node &node);
void paintEvent(const CanvasScene &scene, const Node &node);

} // namespace signalbox
