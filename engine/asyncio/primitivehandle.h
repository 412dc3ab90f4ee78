// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/libraryobject.h"
#include "engine/primitives/primitive.h"

namespace signalbox::asyncio {

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
    /// A queue leaves its address out.
    bool describe(objects::Context &context, objects::TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    Primitive &primitive;
    const quint32 resource;
};

} // namespace signalbox::asyncio
