// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/types.h"

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/contexts.h"
#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/coroutines.h"
#include "engine/asyncio/loops.h"
#include "engine/asyncio/primitives.h"
#include "engine/asyncio/threads.h"

namespace signalbox::asyncio {

using objects::builtinType;

namespace {

struct ExceptionRow {
    const char *name;
    const char *base;
};

constexpr ExceptionRow kExceptions[] = {
    {"asyncio.exceptions.CancelledError", "BaseException"},
    {"asyncio.exceptions.InvalidStateError", "Exception"},
    {"asyncio.exceptions.BrokenBarrierError", "RuntimeError"},
    {"asyncio.exceptions.IncompleteReadError", "EOFError"},
    {"asyncio.exceptions.LimitOverrunError", "Exception"},
    {"asyncio.exceptions.SendfileNotAvailableError", "RuntimeError"},
    {"asyncio.queues.QueueEmpty", "Exception"},
    {"asyncio.queues.QueueFull", "Exception"},
};

} // namespace

Types::Types(Asyncio &asyncio)
{
    for (const ExceptionRow &row : kExceptions)
        m_types.push_back(objects::makeExceptionType(asyncio.heap(), row.name, *builtinType(row.base)));
    cancelledError = m_types.front().as<const objects::Type>();
    for (const auto rows : {primitiveTypes(), futureTypes(), contextTypes(), loopTypes(), coroutineTypes(), threadTypes(), contextVariableTypes()}) {
        for (const objects::NativeRow &row : rows)
            m_types.push_back(asyncio.heap().adopt(new LibraryType(row, asyncio)));
    }
}

const objects::Type *Types::find(std::string_view name) const
{
    for (const objects::Value &type : m_types) {
        if (type.as<const objects::Type>()->name() == name)
            return type.as<const objects::Type>();
    }
    return nullptr;
}

} // namespace signalbox::asyncio
