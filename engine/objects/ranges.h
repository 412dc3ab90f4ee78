// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <memory>

namespace signalbox::objects {

/// A range. Nearly all are of 64 bits; one with a bound, a step or a length beyond is wide, and keeps them as
/// values.
class Range final : public Object {
public:
    /// What it is made of, each an int; \a size is len(range), however large.
    struct Bounds {
        Value first;
        Value stop;
        Value step;
        Value size;
    };

    Range(qint64 first, qint64 stop, qint64 step);
    explicit Range(Bounds wide);

    bool isWide() const { return m_wide != nullptr; }
    Bounds bounds() const;
    /// Cut to 64 bits where it is wide.
    qint64 size() const { return m_size; }
    /// The item at a place, in it or not.
    [[nodiscard]] Value item(Context &context, qint64 place) const
    {
        return m_wide ? item(context, Value::integer(place)) : Value::integer(at(place));
    }
    [[nodiscard]] Value item(Context &context, const Value &place) const;
    /// The place of an int in it: Missing without an exception where it is not in it.
    [[nodiscard]] Value placeOf(Context &context, const Value &number) const;
    /// The range of its items from the last to the first.
    [[nodiscard]] Value reversed(Context &context) const;

    bool represent(Context &context, TextBuilder &out) override;
    Answer equals(Context &context, const Value &other) override;
    Answer hash(Context &context, Hash &out) override;
    qsizetype length() const override { return m_size; }
    /// Raises OverflowError where its length is beyond 64 bits.
    bool measure(Context &context, qsizetype &out) override;
    qint64 footprint() const override { return qint64(sizeof(Range) + (m_wide ? sizeof(Bounds) : 0)); }

private:
    qint64 at(qint64 i) const { return qint64(quint64(m_first) + quint64(i) * quint64(m_step)); }

    const qint64 m_first = 0;
    const qint64 m_stop = 0;
    const qint64 m_step = 1;
    qint64 m_size = 0;
    const std::unique_ptr<const Bounds> m_wide;
};

/// range(first, stop, step) of ints, the last of which is not 0.
[[nodiscard]] Value makeRange(Context &context, const Value &first, const Value &stop, const Value &step);

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
/// The same of a length of any size; the places are ints.
struct WideIndices {
    Value start;
    Value stop;
    Value step;
};
[[nodiscard]] bool wideIndicesOf(Context &context, const Slice &slice, const Value &length, WideIndices &out);
/// Words for what is no index of a slice.
inline constexpr auto kSliceIndexWords = "slice indices must be integers or None or have an __index__ method";
/// A number as an index, cut to 64 bits where it is beyond. Raises TypeError with \a words for what is no
/// int.
[[nodiscard]] bool clampedIndex(Context &context, const Value &value, const char *words, qint64 &out);

} // namespace signalbox::objects
