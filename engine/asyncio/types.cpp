// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/types.h"

namespace signalbox::asyncio {

using objects::Kind;
using objects::Type;
using objects::builtinType;

namespace {

/// What handles are instances of. They live as long as the process, as builtin types do.
std::vector<std::unique_ptr<Type>> &handleTypes()
{
    static std::vector<std::unique_ptr<Type>> types = [] {
        std::vector<std::unique_ptr<Type>> made;
        const Type *object = builtinType("object");
        for (const char *name :
             {"_asyncio.Task", "_asyncio.Future", "asyncio.tasks._GatheringFuture", "asyncio.locks.Lock",
              "asyncio.locks.Event", "asyncio.locks.Condition", "asyncio.locks.Semaphore",
              "asyncio.locks.BoundedSemaphore", "asyncio.locks.Barrier", "asyncio.queues.Queue",
              "asyncio.queues.LifoQueue", "asyncio.queues.PriorityQueue", "asyncio.taskgroups.TaskGroup",
              "asyncio.timeouts.Timeout", "asyncio.runners.Runner",
              "asyncio.unix_events._UnixSelectorEventLoop", "asyncio.events.Handle", "asyncio.events.TimerHandle",
              "coroutine", "concurrent.futures.thread.ThreadPoolExecutor", "concurrent.futures._base.Future"})
            made.push_back(std::make_unique<Type>(name, object, Kind::Opaque));
        return made;
    }();
    return types;
}

} // namespace

Types::Types(objects::Heap &heap)
{
    const Type &exception = *builtinType("Exception");
    addException(heap, "asyncio.exceptions.CancelledError", *builtinType("BaseException"));
    cancelledError = m_exceptions.back().as<const Type>();
    addException(heap, "asyncio.exceptions.InvalidStateError", exception);
    addException(heap, "asyncio.exceptions.BrokenBarrierError", *builtinType("RuntimeError"));
    addException(heap, "asyncio.queues.QueueEmpty", exception);
    addException(heap, "asyncio.queues.QueueFull", exception);
    addException(heap, "asyncio.exceptions.IncompleteReadError", *builtinType("EOFError"));
    addException(heap, "asyncio.exceptions.LimitOverrunError", exception);
    addException(heap, "asyncio.exceptions.SendfileNotAvailableError", *builtinType("RuntimeError"));
    addException(heap, "asyncio.queues.QueueShutDown", exception);
    handleTypes();
}

void Types::addException(objects::Heap &heap, const char *name, const Type &base)
{
    m_exceptions.push_back(objects::makeExceptionType(heap, name, base));
}

const Type *Types::find(std::string_view name) const
{
    for (const objects::Value &type : m_exceptions) {
        if (type.as<const Type>()->name() == name)
            return type.as<const Type>();
    }
    for (const auto &type : handleTypes()) {
        if (type->name() == name)
            return type.get();
    }
    return nullptr;
}

} // namespace signalbox::asyncio
