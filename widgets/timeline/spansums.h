// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/activity.h"

#include <QList>

#include <array>
#include <vector>

namespace signalbox {

/// What a stretch of a lane's spans comes to.
struct SpanSum {
    std::array<Micros, kActivityCount> lengths{}; ///< by Activity
    Micros longest = 0; ///< of any of them
    Micros waited = 0; ///< in waits that ended
    qint64 waits = 0; ///< how many these are
    qint64 low = 0; ///< of their values
    qint64 high = 0;

    void add(const SpanSum &other);
    bool operator==(const SpanSum &) const = default;
};

/// The level of detail of a long lane: sums over 16 spans, over 16 times as many, and so on. Whoever draws
/// the lane passes spans that share a pixel by the greatest blocks of them that lie in it, so that a frame
/// costs the width of the picture and not the number of spans, and shows what it would show without. Made
/// once of a lane; five bytes a span.
///
///     for (qsizetype at = first; at < spans.size();) {
///         if (const SpanSums::Block block = sums->blockAt(at, isInThisPixel); block.sum)
///             add(*block.sum), at = block.end;
///         …
class SpanSums {
public:
    static constexpr qsizetype kBlock = 16; ///< spans, or blocks of the level below
    static constexpr qsizetype kLeastSpans = 512; ///< shorter lanes are drawn as quickly without

    SpanSums(const Program &program, const QList<LaneSpan> &spans);

    struct Block {
        const SpanSum *sum = nullptr;
        qsizetype end = 0; ///< the span behind it
    };
    /// The greatest block that begins with the span \a at for which \a fits(last span, sum) holds. Blocks
    /// that hold must be those in front of some moment, or of some length. A null sum where not even the
    /// smallest does, or none begins there.
    template <typename Fits> Block blockAt(qsizetype at, const Fits &fits) const
    {
        Block found;
        qsizetype size = kBlock;
        for (const std::vector<SpanSum> &level : m_levels) {
            const qsizetype place = at / size;
            if (at % size != 0 || place >= qsizetype(level.size()) || !fits(at + size - 1, level[place]))
                break;
            found = {&level[place], at + size};
            size *= kBlock;
        }
        return found;
    }
    std::size_t bytes() const;

private:
    std::vector<std::vector<SpanSum>> m_levels; ///< whole blocks only
};

} // namespace signalbox
