// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// ContextVar, Token and Context, which `contextvars` has.
std::span<const objects::NativeRow> contextVariableTypes();
/// copy_context
std::span<const objects::FunctionRow> contextVariableFunctions();

} // namespace signalbox::asyncio
