// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/primitivehandle.h"

#include "engine/asyncio/items.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/primitives/barriers.h"
#include "engine/primitives/locks.h"
#include "engine/primitives/queues.h"

namespace signalbox::asyncio {

// The words are those of CPython's asyncio/locks.py and asyncio/queues.py.

namespace {

std::string waitersOf(const Primitive &primitive)
{
    return primitive.waiters() > 0 ? ", waiters:" + std::to_string(primitive.waiters()) : "";
}

std::string stateOf(const Barrier &barrier)
{
    const std::string waiters =
        ", waiters:" + std::to_string(barrier.waiting()) + "/" + std::to_string(barrier.parties());
    switch (barrier.phase()) {
    case BarrierState::Filling:
        return "filling" + waiters;
    case BarrierState::Draining:
        return "draining" + waiters;
    case BarrierState::Resetting:
        return "resetting" + waiters;
    case BarrierState::Broken:
        break;
    }
    return "broken";
}

/// What stands in the brackets: "locked, waiters:2".
std::string stateWords(const Primitive &primitive, NodeKind kind)
{
    if (kind == NodeKind::Barrier)
        return stateOf(static_cast<const Barrier &>(primitive));
    if (kind == NodeKind::Event)
        return (primitive.state(Predicate::Of::EventSet) != 0 ? "set" : "unset") + waitersOf(primitive);
    const bool isLocked = primitive.state(Predicate::Of::Locked) != 0;
    std::string words = isLocked ? "locked" : "unlocked";
    if (kind == NodeKind::Semaphore && !isLocked)
        words += ", value:" + std::to_string(static_cast<const Semaphore &>(primitive).permits());
    return words + waitersOf(primitive);
}

/// "maxsize=2 _queue=[1] _getters[1] tasks=1"
bool formatQueue(PrimitiveHandle &handle, objects::Context &context, objects::TextBuilder &out)
{
    const auto &queue = static_cast<const Queue &>(handle.primitive);
    out.append("maxsize=" + std::to_string(queue.maxsize()));
    if (queue.size() > 0) {
        std::vector<objects::Value> values;
        for (const Item &item : queue.kept())
            values.push_back(handle.asyncio.items().valueOf(item));
        out.append(" _queue=");
        if (!objects::represent(context, objects::makeList(context.heap(), std::move(values)), out))
            return false;
    }
    const auto tell = [&out](const char *name, qint64 count, const char *after) {
        if (count > 0)
            out.append(name + std::to_string(count) + after);
    };
    tell(" _getters[", queue.getters(), "]");
    tell(" _putters[", queue.putters(), "]");
    tell(" tasks=", queue.unfinished(), "");
    if (queue.isShutDown())
        out.append(" shutdown");
    return true;
}

NodeKind kindOf(const PrimitiveHandle &handle)
{
    return handle.asyncio.runtime().program.resources[handle.resource].kind;
}

} // namespace

bool PrimitiveHandle::represent(objects::Context &context, objects::TextBuilder &out)
{
    const NodeKind kind = kindOf(*this);
    const bool isQueue = kind == NodeKind::Queue;
    out.append("<" + (isQueue ? type().name() + " at " : type().qualifiedName() + " object at "));
    out.appendAddress(this);
    out.append(isQueue ? " " : " [" + stateWords(primitive, kind) + "]");
    if (isQueue && !formatQueue(*this, context, out))
        return false;
    out.append(">");
    return true;
}

bool PrimitiveHandle::describe(objects::Context &context, objects::TextBuilder &out)
{
    if (kindOf(*this) != NodeKind::Queue)
        return represent(context, out);
    out.append("<" + type().name() + " ");
    if (!formatQueue(*this, context, out))
        return false;
    out.append(">");
    return true;
}

} // namespace signalbox::asyncio
