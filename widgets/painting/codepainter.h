// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// The card of a piece of code: what it defines, and its lines in rows, each with a picture of what it does
/// and signs for the tasks that are there; at the foot the tasks that run it.
void paintCode(const CanvasScene &scene, const Node &node);

} // namespace signalbox
