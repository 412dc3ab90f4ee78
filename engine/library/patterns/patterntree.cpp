// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patterntree.h"

#include <algorithm>

namespace signalbox::modules {

namespace {

constexpr qint64 kEndless = PatternNode::kEndless;

qint64 limited(qint64 number)
{
    return std::min(number, PatternNode::kEndless);
}

/// Both are limited, so only the two largest numbers would not do.
qint64 timesLimited(qint64 width, qint64 times)
{
    return width != 0 && times > kEndless / width ? kEndless : width * times;
}

} // namespace

std::pair<qint64, qint64> PatternNode::width() const
{
    std::pair<qint64, qint64> sum{0, 0};
    switch (sort) {
    case PatternNode::Sort::Letter:
        return {1, 1};
    case PatternNode::Sort::Place:
    case PatternNode::Sort::Look:
    case PatternNode::Sort::Never:
        return sum;
    case PatternNode::Sort::Again:
        return {least, most};
    case PatternNode::Sort::Group:
    case PatternNode::Sort::Atomic:
        return parts[0].width();
    case PatternNode::Sort::Repeat:
        sum = parts[0].width();
        return {timesLimited(sum.first, least), timesLimited(sum.second, most)};
    case PatternNode::Sort::Sequence:
        for (const PatternNode &each : parts) {
            const auto one = each.width();
            sum = {limited(sum.first + one.first), limited(sum.second + one.second)};
        }
        return sum;
    case PatternNode::Sort::Choice:
    case PatternNode::Sort::IfGroup:
        sum = {kEndless, 0};
        for (const PatternNode &each : parts) {
            const auto one = each.width();
            sum = {std::min(sum.first, one.first), std::max(sum.second, one.second)};
        }
        return sum;
    }
    return sum;
}

} // namespace signalbox::modules
