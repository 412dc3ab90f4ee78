// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/libraryobject.h"

#include <span>

namespace signalbox::asyncio {

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
    void becomeContentOf(const objects::Value &instance) override { asyncio.showAs(future, instance); }
    qint64 footprint() const override { return qint64(sizeof(*this)); }

    Future &future;
};

std::span<const objects::NativeRow> futureTypes();

} // namespace signalbox::asyncio
