// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::asyncio {

/// asyncio.as_completed(): the members begin at once; each round of the loop gives a coroutine, which gives
/// what came next.
objects::Value asCompleted(const objects::Call &call);

} // namespace signalbox::asyncio
