// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/operations/iterators.h"

#include <vector>

namespace signalbox::modules {

/// A value that is called, and written here: functools.partial, operator.itemgetter. It keeps a few values.
class Callable : public objects::Opaque {
public:
    Callable(const objects::Type &type, std::vector<objects::Value> values)
        : Opaque(type)
        , kept(std::move(values))
        , m_counted(qint64(sizeof(Callable) + kept.size() * sizeof(objects::Value)))
    {
    }
    bool isCallable() const final { return true; }
    bool isForCaller() const final { return false; }
    bool isIterable() const final { return false; }
    qint64 footprint() const final { return m_counted; }
    void dropValues() override { kept.clear(); }

    std::vector<objects::Value> kept;

private:
    qint64 m_counted;
};

/// What functools.wraps() copies from one function to another, as far as \a to takes it. False where it
/// raised.
[[nodiscard]] bool copyIdentity(objects::Context &context, const objects::Value &from,
                                const objects::Value &to);

} // namespace signalbox::modules
