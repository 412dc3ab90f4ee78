// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// run, get_event_loop, new_event_loop and its kin.
std::span<const objects::FunctionRow> loopFunctions();
/// Runner, and what loops and their handles are.
std::span<const objects::NativeRow> loopTypes();
objects::Value makeLoop(Asyncio &asyncio);
/// The loop that is in use from now on: by \a factory where that is not None, else by the policy that the
/// program has set or changed. Missing where that raised.
objects::Value newLoop(Asyncio &asyncio, const objects::Value &factory = objects::Value::none());
void closeLoop(const objects::Value &loop);

} // namespace signalbox::asyncio
