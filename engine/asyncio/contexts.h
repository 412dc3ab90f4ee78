// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

/// timeout and timeout_at.
std::span<const objects::FunctionRow> contextFunctions();
/// TaskGroup and Timeout.
std::span<const objects::NativeRow> contextTypes();

} // namespace signalbox::asyncio
