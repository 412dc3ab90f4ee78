// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/layers.h"
#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

class Asyncio;

/// ContextVar, Token and Context, which `contextvars` has.
std::span<const objects::NativeRow> contextVariableTypes();
/// copy_context
std::span<const objects::FunctionRow> contextVariableFunctions();

/// While it lives, what is set up belongs to \a context, a Context of the program: None or Missing for the
/// one around.
class InContext {
public:
    InContext(Asyncio &asyncio, const objects::Value &context);
    ~InContext();
    InContext(const InContext &) = delete;
    InContext &operator=(const InContext &) = delete;

private:
    Asyncio &m_asyncio;
    const objects::Value m_context;
};

/// What context= gives in a call of the program; Missing for none.
objects::Value keywordContext(const objects::Arguments &passed);
/// A copy of the context around, as copy_context() makes it.
objects::Value copyOfContext(Asyncio &asyncio);
/// All turns of \a task are to be in \a context, if it is one.
void runInContext(Task &task, const objects::Value &context);
/// What is set in \a context, which is one.
ContextValues &valuesIn(const objects::Value &context);

} // namespace signalbox::asyncio
