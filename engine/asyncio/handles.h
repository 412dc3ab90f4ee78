// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"
#include "engine/primitives/primitive.h"

#include <span>

namespace signalbox::asyncio {

/// An instance of one of asyncio's types.
class LibraryObject : public objects::Opaque {
public:
    LibraryObject(Asyncio &itsAsyncio, const objects::Type &type)
        : Opaque(type)
        , asyncio(itsAsyncio)
    {
    }
    bool isIterable() const override { return false; }
    void dropValues() override { }

    Asyncio &asyncio;
};

/// A task or a future.
class FutureHandle final : public LibraryObject {
public:
    FutureHandle(Asyncio &itsAsyncio, Future &itsFuture);
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    /// By number, so that a set of tasks has the same order in every run.
    objects::Answer hash(objects::Context &, objects::Hash &out) override
    {
        out = objects::Hash(future.number) * 2 + (future.isTask ? 0 : 1);
        return objects::Answer::Yes;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    Future &future;
};

/// A lock, a queue, an event …
class PrimitiveHandle final : public LibraryObject {
public:
    PrimitiveHandle(Asyncio &itsAsyncio, const objects::Type &type, Primitive &itsPrimitive,
                    quint32 itsResource)
        : LibraryObject(itsAsyncio, type)
        , primitive(itsPrimitive)
        , resource(itsResource)
    {
    }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    Primitive &primitive;
    const quint32 resource;
};

std::span<const objects::NativeRow> futureTypes();

/// The handle behind \a value; of that class the caller knows, since the method was found by its type.
template <typename T> T &handle(const objects::Call &call)
{
    return *call.self.as<T>();
}
/// The run that a function of a module was called in.
inline Asyncio &runOf(const objects::Call &call)
{
    return handle<LibraryObject>(call).asyncio;
}

} // namespace signalbox::asyncio
