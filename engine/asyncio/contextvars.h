// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <QHash>

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// The values of context variables where something runs: copied for each task and each callback when it is made.
using ContextValues = QHash<const objects::Object *, objects::Value>;

/// ContextVar, Token and Context, which `contextvars` has.
std::span<const objects::NativeRow> contextVariableTypes();
/// copy_context
std::span<const objects::FunctionRow> contextVariableFunctions();

} // namespace signalbox::asyncio
