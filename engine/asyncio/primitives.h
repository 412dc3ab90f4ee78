// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/handles.h"

namespace signalbox::asyncio {

/// Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier, Queue, LifoQueue, PriorityQueue.
std::span<const objects::NativeRow> primitiveTypes(PythonVersion version);

} // namespace signalbox::asyncio
