// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// A queue's card: its items in order, the oldest next to who gets, and who waits on either side.
void paintQueue(const CanvasScene &scene, const Node &node);

} // namespace signalbox
