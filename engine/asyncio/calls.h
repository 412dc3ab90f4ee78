// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// sleep, gather, shield, wait, wait_for, as_completed, create_task, ensure_future, current_task, all_tasks …
std::span<const objects::FunctionRow> callFunctions();
/// asyncio.sleep(delay)
objects::Value makeSleep(Asyncio &asyncio, objects::Value delay,
                         objects::Value result = objects::Value::none());

} // namespace signalbox::asyncio
