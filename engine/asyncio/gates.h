// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/asyncio/libraryobject.h"

namespace signalbox::asyncio {

/// At which threads wait until somebody opens it: what the library's futures, locks and queues for threads
/// stand on.
class Gate final : public LibraryObject {
public:
    explicit Gate(Asyncio &itsAsyncio)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["_Gate"])
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    bool isOpen = false;
};

} // namespace signalbox::asyncio
