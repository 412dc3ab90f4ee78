// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/handles.h"

namespace signalbox::asyncio {

/// Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier, Queue, LifoQueue, PriorityQueue: functions that
/// make one. Bound to the Asyncio of a run by its module.
std::span<const objects::FunctionRow> primitiveConstructors();

} // namespace signalbox::asyncio
