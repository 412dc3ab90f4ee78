// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/resources.h"

#include "engine/layout/rows.h"
#include "engine/primitives/barriers.h"
#include "engine/primitives/conditions.h"
#include "engine/primitives/counters.h"
#include "engine/primitives/queues.h"

namespace signalbox {

namespace {

using PrimitivePointer = std::unique_ptr<Primitive>;

/// What a primitive is made of.
struct Parts {
    Tasks &tasks;
    quint32 index;
    Arguments &arguments;
    QueueItems &items;
    const ProgramResource &resource;
};

PrimitivePointer makeLock(const Parts &of)
{
    return std::make_unique<Lock>(of.tasks, of.index);
}

PrimitivePointer makeSemaphore(const Parts &of)
{
    if (of.resource.isBounded)
        return std::make_unique<BoundedSemaphore>(of.tasks, of.index, of.resource.amount);
    return std::make_unique<Semaphore>(of.tasks, of.index, of.resource.amount);
}

PrimitivePointer makeEvent(const Parts &of)
{
    return std::make_unique<Event>(of.tasks, of.index, of.resource.amount != 0);
}

PrimitivePointer makeCondition(const Parts &of)
{
    return std::make_unique<Condition>(of.tasks, of.index, of.arguments);
}

PrimitivePointer makeBarrier(const Parts &of)
{
    return std::make_unique<Barrier>(of.tasks, of.index, of.resource.amount);
}

PrimitivePointer makeCounter(const Parts &of)
{
    return std::make_unique<Counter>(of.tasks, of.index, of.arguments, of.resource.amount);
}

PrimitivePointer makeQueue(const Parts &of)
{
    switch (of.resource.order) {
    case QueueOrder::Fifo:
        break;
    case QueueOrder::Lifo:
        return std::make_unique<LifoQueue>(of.tasks, of.index, of.items, of.resource.amount);
    case QueueOrder::Priority:
        return std::make_unique<PriorityQueue>(of.tasks, of.index, of.items, of.resource.amount);
    }
    return std::make_unique<Queue>(of.tasks, of.index, of.items, of.resource.amount);
}

/// No primitive: the kind runs, or steps of their own deal with it.
PrimitivePointer makeNone(const Parts &)
{
    return nullptr;
}

struct KindRow {
    NodeKind kind;
    PrimitivePointer (*make)(const Parts &);
};

constexpr KindRow kKinds[] = {
    {NodeKind::Producer, makeNone},       {NodeKind::Consumer, makeNone},
    {NodeKind::Task, makeNone},           {NodeKind::Canceller, makeNone},
    {NodeKind::Queue, makeQueue},         {NodeKind::Lock, makeLock},
    {NodeKind::Semaphore, makeSemaphore}, {NodeKind::Event, makeEvent},
    {NodeKind::Condition, makeCondition}, {NodeKind::Barrier, makeBarrier},
    {NodeKind::Counter, makeCounter},     {NodeKind::Future, makeNone}, // see makeResources()
    {NodeKind::Ticker, makeNone}, // what AsyncFor asks for is a sleep
    {NodeKind::Executor, makeNone}, // see Workers
    {NodeKind::TaskGroup, makeNone},      {NodeKind::Gather, makeNone},
    {NodeKind::Wait, makeNone},           {NodeKind::Timeout, makeNone},
    {NodeKind::Shield, makeNone},         {NodeKind::Retry, makeNone},
    {NodeKind::Function, makeNone},       {NodeKind::Class, makeNone},
    {NodeKind::Module, makeNone},
};

static_assert(isRowPerKind(kKinds), "every kind of node has a row here, in the order of NodeKind");

} // namespace

std::unique_ptr<Primitive> makePrimitive(Runtime &runtime, quint32 resource, Arguments &arguments,
                                         QueueItems &items)
{
    const ProgramResource &made = runtime.program.resources[resource];
    return kKinds[std::size_t(made.kind)].make({runtime.tasks, resource, arguments, items, made});
}

void makeResources(Runtime &runtime, Arguments &arguments, QueueItems &items)
{
    const std::vector<ProgramResource> &resources = runtime.program.resources;
    runtime.primitives.reserve(resources.size());
    runtime.futures.reserve(resources.size());
    for (quint32 at = 0; at < resources.size(); ++at) {
        runtime.primitives.push_back(makePrimitive(runtime, at, arguments, items));
        const bool isFuture = resources[at].kind == NodeKind::Future;
        runtime.futures.push_back(isFuture ? std::make_unique<SettableFuture>(at) : nullptr);
    }
}

} // namespace signalbox
