// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// Cards of what tasks meet at.
void paintCondition(const CanvasScene &scene, const Node &node);
void paintBarrier(const CanvasScene &scene, const Node &node);

} // namespace signalbox
