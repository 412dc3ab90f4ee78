// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// A range of ints of 64 bits; larger ones are refused by OverflowError.
class Range final : public Object {
public:
    Range(qint64 first, qint64 stop, qint64 step);

    qint64 first() const { return m_first; }
    qint64 stop() const { return m_stop; }
    qint64 step() const { return m_step; }
    qint64 size() const { return m_size; }
    qint64 at(qint64 i) const { return qint64(quint64(m_first) + quint64(i) * quint64(m_step)); }
    /// The place of a number in it; -1 where it is not in it.
    qint64 placeOf(qint64 number) const;

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return m_size; }
    qint64 footprint() const override { return qint64(sizeof(Range)); }

private:
    const qint64 m_first;
    const qint64 m_stop;
    const qint64 m_step;
    qint64 m_size;
};

/// slice(start, stop, step): each None or any value.
class Slice final : public Container {
public:
    Slice(Value start, Value stop, Value step)
        : Container(Kind::Slice)
        , m_start(std::move(start))
        , m_stop(std::move(stop))
        , m_step(std::move(step))
    {
    }

    const Value &start() const { return m_start; }
    const Value &stop() const { return m_stop; }
    const Value &step() const { return m_step; }

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer order(Context &context, Comparison how, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qint64 footprint() const override { return qint64(sizeof(Slice)); }
    void dropValues() override { m_start = m_stop = m_step = {}; }

private:
    Value asTuple(Context &context) const;

    Value m_start;
    Value m_stop;
    Value m_step;
};

/// What a slice means for a sequence of a certain length.
struct SliceIndices {
    qsizetype start = 0;
    qsizetype stop = 0;
    qsizetype step = 1;
    qsizetype count = 0;
};
[[nodiscard]] bool indicesOf(Context &context, const Slice &slice, qsizetype length, SliceIndices &out);
/// A number as an index, cut to 64 bits where it is beyond. Raises TypeError with \a words for what is no
/// int.
[[nodiscard]] bool clampedIndex(Context &context, const Value &value, const char *words, qint64 &out);

} // namespace signalbox::objects
