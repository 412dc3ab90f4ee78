// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

namespace signalbox {

/// A few words for a card on the canvas: "waiting: queue is full", "sleeping, 0.3 s left", "cancelled at 2.31
/// s".
QString shortState(const Run &run, const World &world, const TaskView &task);

} // namespace signalbox
