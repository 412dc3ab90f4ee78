// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

void paintQueue(const CanvasScene &scene, const Node &node);
void paintLock(const CanvasScene &scene, const Node &node);
void paintSemaphore(const CanvasScene &scene, const Node &node);
void paintEvent(const CanvasScene &scene, const Node &node);
void paintCondition(const CanvasScene &scene, const Node &node);
void paintBarrier(const CanvasScene &scene, const Node &node);
void paintCounter(const CanvasScene &scene, const Node &node);
void paintFuture(const CanvasScene &scene, const Node &node);
void paintTicker(const CanvasScene &scene, const Node &node);
void paintExecutor(const CanvasScene &scene, const Node &node);

} // namespace signalbox
