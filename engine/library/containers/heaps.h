// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/objects/sequences.h"

namespace signalbox::modules {

Attributes makeHeapq(objects::Context &context);
/// heapq.heappush() and heapq.heappop() of a list, step for step as CPython moves the items: what a list
/// looks like between them shows. A PriorityQueue is such a list.
[[nodiscard]] bool pushToHeap(objects::Context &context, objects::List &heap, const objects::Value &item);
[[nodiscard]] objects::Value popFromHeap(objects::Context &context, objects::List &heap);

} // namespace signalbox::modules
