// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// Gives every body and resource a Python identifier of its own, from its name; `main` stays main where code
/// has no main of its own. None is a
/// keyword, a built-in, or a variable of the exported code, which puts `cook_task` and `cook_random` beside
/// the coroutine function `cook`.
void giveIdentifiers(Program &program);

} // namespace signalbox
