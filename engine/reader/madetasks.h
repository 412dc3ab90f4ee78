// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/readmodule.h"

namespace signalbox::reading {

/// A task that is an operand of asyncio.wait() is made by a line before it where somebody asks for that task,
/// and so it reads like a step of its own. Steps right before a wait that make what it waits for become
/// operands of it, if it writes them so.
///
/// A call may wait for a task of some function and make another of the same one. \a newest says how it makes
/// that: in place, so that a line before it made the first one; or by such a line, so that the first one was
/// there already.
enum class Newest : quint8 { InPlace, ByLine };
void giveWaitsTheirTasks(ReadModule &module, Newest newest);

} // namespace signalbox::reading
