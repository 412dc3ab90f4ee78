// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// Cards of what hands out values.
void paintCounter(const CanvasScene &scene, const Node &node);
void paintFuture(const CanvasScene &scene, const Node &node);
void paintTicker(const CanvasScene &scene, const Node &node);

} // namespace signalbox
