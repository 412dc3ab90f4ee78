// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/random.h"
#include "engine/library/modules/module.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

/// A random.Random of the program. CPython's lib/python3/random.py is what its numbers follow.
class Generator final : public objects::Opaque {
public:
    Generator(const objects::Type &type, const QString &seed)
        : Opaque(type)
        , random(seed)
    {
    }
    static Generator &of(const objects::Call &call) { return *call.self.as<Generator>(); }

    /// random.seed(): None, an int, a float, a text or bytes.
    [[nodiscard]] bool seed(objects::Context &context, const objects::Value &value);
    /// An int of so many bits.
    objects::Value bits(objects::Context &context, qint64 count);
    /// An int from 0 up to, but without, \a count, which is positive.
    objects::Value below(objects::Context &context, const objects::Value &count);
    qint64 below(qint64 count);

    qint64 footprint() const override { return qint64(sizeof(Generator)); }
    void dropValues() override { gaussNext = {}; }

    Random random;
    objects::Value gaussNext; ///< the second number that gauss() drew; Missing is None
};

} // namespace signalbox::modules
