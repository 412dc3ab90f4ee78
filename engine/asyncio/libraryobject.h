// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

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
