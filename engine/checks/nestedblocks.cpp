// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/nestedblocks.h"

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What CPython's compiler counts of the Python of one verb. Measured: an `if` and the `else` of a `try`
/// count nothing, a handler counts two (itself, and that it forgets the exception at its end).
struct BlockRow {
    Verb verb;
    int around = 1; ///< blocks that what it holds stands in
    int besides = 0; ///< blocks more where it goes deeper than that by itself
};

/// Verbs that are not here make no blocks; `try` and what belongs to it depend on each other.
constexpr std::array kBlocks{
    BlockRow{Verb::With},        BlockRow{Verb::Timeout}, BlockRow{Verb::TimeoutAt}, BlockRow{Verb::Group},
    BlockRow{Verb::Repeat},      BlockRow{Verb::Forever}, BlockRow{Verb::While},     BlockRow{Verb::AsyncFor},
    BlockRow{Verb::AsCompleted}, // a loop around the await
    BlockRow{Verb::Retry, 2, 1}, // a try in a loop, whose handler is one block deeper than what is tried
};

bool isExcept(const Step &step)
{
    return step.verb == Verb::Except || step.verb == Verb::ExceptStar;
}

bool isFinally(const Step &step)
{
    return step.verb == Verb::Finally;
}

int has(const Step &tried, bool (*part)(const Step &))
{
    return std::any_of(tried.body.begin(), tried.body.end(), part) ? 1 : 0;
}

/// Handlers stand in their `try` here, and beside it in Python: an except is no longer in the block that it
/// ends, a finally neither in that of the excepts nor in its own.
BlockRow blocksOf(const Step &step, const Step *holder)
{
    if (step.verb == Verb::Try)
        return {step.verb, has(step, isExcept) + has(step, isFinally)};
    const bool isTried = holder && holder->verb == Verb::Try;
    if (isTried && isExcept(step))
        return {step.verb, 1};
    if (isTried && isFinally(step))
        return {step.verb, -has(*holder, isExcept)};
    const auto row = std::find_if(kBlocks.begin(), kBlocks.end(),
                                  [&](const BlockRow &each) { return each.verb == step.verb; });
    return row != kBlocks.end() ? *row : BlockRow{step.verb, 0};
}

std::optional<PlacedStep> tooDeep(const QList<Step> &steps, const QString &place, const Step *holder,
                                  int depth)
{
    for (qsizetype row = 0; row < steps.size(); ++row) {
        const Step &step = steps[row];
        const BlockRow own = blocksOf(step, holder);
        const int inside = depth + own.around;
        const QString at = place + u'/' + QString::number(row);
        if (inside + own.besides > kMostNestedBlocks)
            return PlacedStep{&step, at};
        if (const auto found = tooDeep(step.body, at + u"/steps"_s, &step, inside))
            return found;
    }
    return {};
}

} // namespace

std::optional<PlacedStep> firstTooDeep(const QList<Step> &steps, const QString &place)
{
    return tooDeep(steps, place, nullptr, 0);
}

} // namespace signalbox
