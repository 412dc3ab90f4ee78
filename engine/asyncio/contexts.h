// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::asyncio {

/// TaskGroup, timeout and timeout_at.
std::span<const objects::FunctionRow> contextFunctions();

} // namespace signalbox::asyncio
