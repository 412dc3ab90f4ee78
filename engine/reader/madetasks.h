// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/readmodule.h"

namespace signalbox::reading {

/// A task that is an operand of asyncio.wait() is made by a line before it where somebody asks for that task,
/// and so it reads like a step of its own. Steps right before a wait that make what it waits for become
/// operands of it, if it writes them so.
void giveWaitsTheirTasks(ReadModule &module);

} // namespace signalbox::reading
