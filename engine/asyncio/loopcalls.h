// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <initializer_list>

namespace signalbox::asyncio {

/// Methods of loops that are handed a function and what to call it with.
objects::Value callSoon(const objects::Call &call);
objects::Value callSoonThreadsafe(const objects::Call &call);
objects::Value callLater(const objects::Call &call);
objects::Value callAt(const objects::Call &call);

/// Whether a method of loops that takes any number of arguments got those it needs, and none by a name that
/// it does not know; raises where not. \a takesContext: by the name context.
[[nodiscard]] bool checkLoopCall(const objects::Call &call, const char *method,
                                 std::initializer_list<const char *> parameters, bool takesContext);

} // namespace signalbox::asyncio
