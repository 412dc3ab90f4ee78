// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// The colour index (Theme::taskColour) of the task an actor stands for: the order of actors in the layout,
/// so a task has one colour on canvas, timeline, loop strip and charts. -1 for anything but an actor.
int taskColourIndex(const Layout &layout, NodeId actor);

} // namespace signalbox
