// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/runtime/runtime.h"

namespace signalbox {

class Arguments;
class QueueItems;

/// Makes the primitive, or the future, that each resource of the program stands for.
void makeResources(Runtime &runtime, Arguments &arguments, QueueItems &items);

} // namespace signalbox
