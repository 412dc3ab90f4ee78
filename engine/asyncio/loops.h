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
void closeLoop(const objects::Value &loop);

} // namespace signalbox::asyncio
