// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

namespace signalbox {

/// The colour index (Theme::taskColour) of the task an actor stands for: the order of actors in the layout,
/// so a task has one colour on canvas, timeline, loop strip and charts. -1 for anything but an actor.
int taskColourIndex(const Layout &layout, NodeId actor);

/// The same of every task of \a run, by TaskId. A task of a program in Python that no actor stands for has
/// the colour of its number: the first that main creates the first, and so on.
QList<int> taskColourIndices(const Layout &layout, const Run &run);
/// What such a task has.
int colourOfScriptTask(TaskId task);

} // namespace signalbox
