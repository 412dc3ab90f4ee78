// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"
#include "engine/objects/integers.h"
#include "engine/operations/iterators.h"

namespace signalbox::modules {

/// A datetime.timedelta: microseconds, within 999,999,999 days either way.
class TimeDelta final : public objects::Opaque {
public:
    static constexpr qint64 kMicrosPerDay = 86'400'000'000;

    explicit TimeDelta(objects::Wide micros);
    /// Raises OverflowError where it is too long.
    static objects::Value make(objects::Context &context, objects::Wide micros);
    /// Null where the value is none.
    static const TimeDelta *of(const objects::Value &value);

    objects::Wide micros() const { return m_micros; }
    qint64 days() const;
    qint64 seconds() const; ///< of the day, never negative
    qint64 microseconds() const;
    /// "1 day, 0:00:01.500000".
    std::string text() const;
    std::string representation() const;

    bool isTrue() const override { return m_micros != 0; }
    bool isIterable() const override { return false; }
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    bool describe(objects::Context &context, objects::TextBuilder &out) override;
    objects::Answer equals(objects::Context &context, const objects::Value &other) override;
    objects::Answer order(objects::Context &context, objects::Comparison how,
                          const objects::Value &other) override;
    objects::Answer hash(objects::Context &context, objects::Hash &out) override;
    objects::Value operate(objects::Context &context, objects::Operator op, const objects::Value &other,
                           bool isReflected) override;
    objects::Value operateAlone(objects::Context &context, objects::UnaryOperator op) override;
    qint64 footprint() const override { return qint64(sizeof(TimeDelta)); }

private:
    objects::Wide m_micros;
};

const objects::NativeType &timeDeltaType();

} // namespace signalbox::modules
