// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// run, Runner, get_event_loop, new_event_loop and its kin.
std::span<const objects::FunctionRow> loopFunctions();
objects::Value makeLoop(Asyncio &asyncio);

} // namespace signalbox::asyncio
