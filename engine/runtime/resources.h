// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

class Arguments;
class QueueItems;

/// The primitive for one resource of the program; null for a kind that has none.
std::unique_ptr<Primitive> makePrimitive(Runtime &runtime, quint32 resource, Arguments &arguments,
                                         QueueItems &items);
/// Makes the primitive, or the future, that each resource of the program stands for.
void makeResources(Runtime &runtime, Arguments &arguments, QueueItems &items);

} // namespace signalbox
