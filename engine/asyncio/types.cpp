// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/types.h"

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
    {"asyncio.queues.QueueShutDown", "Exception"}, // since Python 3.13: engine/asyncio/module.cpp
};

} // namespace

void Types::add(objects::Heap &heap, Asyncio &asyncio, std::span<const objects::NativeRow> rows)
{
    if (m_types.empty()) {
        for (const ExceptionRow &row : kExceptions)
            m_types.push_back(objects::makeExceptionType(heap, row.name, *builtinType(row.base)));
        cancelledError = m_types.front().as<const objects::Type>();
    }
    for (const objects::NativeRow &row : rows)
        m_types.push_back(heap.adopt(new LibraryType(row, asyncio)));
    for (const objects::Value &each : m_types) {
        const auto *type = each.as<const objects::Type>();
        const std::string_view name = type->qualifiedName();
        m_byName.emplace(name.substr(name.rfind('.') + 1), type);
    }
}

const objects::Type *Types::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : found->second;
}

} // namespace signalbox::asyncio
