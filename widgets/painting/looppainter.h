// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

#include <optional>

namespace signalbox {

class CanvasScene;

/// A task that holds the loop: it computes or blocks, and nobody else can run.
struct LoopHold {
    TaskId task = TaskId::None;
    Verb verb = Verb::Cpu;
    Micros begin = 0;
    Micros end = 0;
};
std::optional<LoopHold> holdAt(const Run &run, const World &world);

/// While a task holds the loop: everybody else behind hatching, and in words who it is.
void paintLoopHold(const CanvasScene &scene);

} // namespace signalbox
