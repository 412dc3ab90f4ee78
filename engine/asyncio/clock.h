// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::asyncio {

class Asyncio;

/// What `import time` finds: the clock of the loop, and sleep(), which keeps everybody from going on.
std::vector<std::pair<std::string, objects::Value>> clockFunctions(Asyncio &asyncio);

} // namespace signalbox::asyncio
