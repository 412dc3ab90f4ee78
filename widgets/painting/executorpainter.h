// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// A card of workers, with the job of each and those that wait.
void paintExecutor(const CanvasScene &scene, const Node &node);

} // namespace signalbox
