// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

/// asyncio.as_completed(): the members begin at once; each round of the loop gives a coroutine, which gives
/// what came next.
objects::Value asCompleted(const objects::Call &call);
/// What it returns: a generator, since Python 3.13 an object of its own.
std::span<const objects::NativeRow> asCompletedTypes();

} // namespace signalbox::asyncio
