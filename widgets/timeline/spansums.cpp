// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/spansums.h"

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

SpanSum sumOf(const Program &program, const LaneSpan &span)
{
    SpanSum sum{.longest = span.end - span.begin, .low = span.value, .high = span.value};
    if (const auto activity = activityOf(program, span))
        sum.lengths[std::size_t(*activity)] = sum.longest;
    if (span.kind != LaneSpan::Kind::Waiting)
        return sum;
    if (span.unfinished) { // it would go on for ever
        sum.longest = std::numeric_limits<Micros>::max();
    } else {
        sum.waited = sum.longest;
        sum.waits = 1;
    }
    return sum;
}

/// Of every kBlock things the sum; those that are left over at the end have none.
template <typename SumAt> std::vector<SpanSum> sumsOf(qsizetype size, const SumAt &sumAt)
{
    std::vector<SpanSum> sums;
    sums.reserve(std::size_t(size / SpanSums::kBlock));
    for (qsizetype at = 0; at + SpanSums::kBlock <= size; at += SpanSums::kBlock) {
        SpanSum sum = sumAt(at);
        for (qsizetype next = at + 1; next < at + SpanSums::kBlock; ++next)
            sum.add(sumAt(next));
        sums.push_back(sum);
    }
    return sums;
}

} // namespace

void SpanSum::add(const SpanSum &other)
{
    for (std::size_t activity = 0; activity < lengths.size(); ++activity)
        lengths[activity] += other.lengths[activity];
    longest = std::max(longest, other.longest);
    waited += other.waited;
    waits += other.waits;
    low = std::min(low, other.low);
    high = std::max(high, other.high);
}

SpanSums::SpanSums(const Program &program, const QList<LaneSpan> &spans)
{
    std::vector<SpanSum> level =
        sumsOf(spans.size(), [&](qsizetype at) { return sumOf(program, spans[at]); });
    while (!level.empty()) {
        m_levels.push_back(std::move(level));
        const std::vector<SpanSum> &below = m_levels.back();
        level = sumsOf(qsizetype(below.size()), [&below](qsizetype at) { return below[at]; });
    }
}

std::size_t SpanSums::bytes() const
{
    std::size_t bytes = 0;
    for (const std::vector<SpanSum> &level : m_levels)
        bytes += level.capacity() * sizeof(SpanSum);
    return bytes;
}

} // namespace signalbox
