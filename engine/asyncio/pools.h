// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

/// asyncio.to_thread
objects::Value toThread(const objects::Call &call);
/// loop.run_in_executor
objects::Value runInExecutor(const objects::Call &call);
/// loop.set_default_executor
objects::Value setDefaultExecutor(const objects::Call &call);
/// ThreadPoolExecutor, and the gates of concurrent.futures.
std::span<const objects::NativeRow> poolTypes();

} // namespace signalbox::asyncio
