// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/handles.h"

namespace signalbox::asyncio {

/// Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier.
std::span<const objects::NativeRow> primitiveTypes();
/// Queue, LifoQueue, PriorityQueue.
std::span<const objects::NativeRow> queueTypes(PythonVersion version);

} // namespace signalbox::asyncio
