// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::asyncio {

/// A coroutine of asyncio's own, as `queue.get()` and `asyncio.sleep(1)` return them: nothing happens before
/// it is awaited.
class Coroutine : public objects::Opaque {
public:
    /// \a name: of its function, as in "<coroutine object Queue.get at 0x…>".
    Coroutine(Asyncio &asyncio, const char *name);
    ~Coroutine() override;

    const char *name() const { return m_name; }
    /// Its body, to be driven once; null and an exception raised where it is not the first to await it.
    std::unique_ptr<Layer> takeBody();
    /// coroutine.close(): it will not be awaited any more.
    void close() { m_hasBegun = true; }
    bool hasBegun() const { return m_hasBegun; }

    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    void dropValues() override { }

protected:
    virtual std::unique_ptr<Layer> makeBody() = 0;
    Asyncio &m_asyncio;

private:
    evaluator::Evaluator &m_evaluator; ///< which outlives asyncio
    const char *m_name;
    bool m_hasBegun = false;
};

std::span<const objects::NativeRow> coroutineTypes();

/// Of a body that is a Layer made of \c Arguments when it is awaited.
template <typename Body, typename Kept> class CoroutineOf final : public Coroutine {
public:
    CoroutineOf(Asyncio &asyncio, const char *name, Kept kept)
        : Coroutine(asyncio, name)
        , m_kept(std::move(kept))
    {
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { m_kept = {}; }

private:
    std::unique_ptr<Layer> makeBody() override
    {
        return std::make_unique<Body>(m_asyncio, std::move(m_kept));
    }

    Kept m_kept;
};

} // namespace signalbox::asyncio
