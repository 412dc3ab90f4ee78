// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/layers.h"

#include "widgets/tidy/evenly.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace signalbox {

namespace {

constexpr double kCell = 16; ///< CanvasGeometry::kGrid
constexpr double kBelow = 32; ///< between boxes of a column
constexpr double kPassing = 16; ///< what a passing arrow takes
constexpr double kBeside = 96; ///< between columns
constexpr double kPerThread = 4; ///< more where many arrows go
constexpr double kMostBeside = 192;
constexpr int kSortings = 8;
constexpr int kStraightenings = 8;
constexpr std::size_t kMostPieces = 20'000; ///< passing arrows included

template <typename Values> double medianOf(Values &values)
{
    const std::size_t half = values.size() / 2;
    std::sort(values.begin(), values.end());
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double onCell(double value)
{
    return std::round(value / kCell) * kCell;
}

} // namespace

Layers::Layers(std::vector<Item> items, std::vector<Arrow> arrows)
    : m_items(std::move(items))
    , m_arrows(std::move(arrows))
    , m_ranks(m_items.size(), 0)
{
}

std::vector<QPointF> Layers::places()
{
    turnCircles();
    rankByFlow();
    rankTheUsed();
    makePieces();
    sortColumns();
    straighten();
    const std::vector<double> lefts = columnLefts();
    std::vector<QPointF> places;
    double top = m_items.empty() ? 0 : m_pieces.front().top;
    for (std::size_t at = 0; at < m_items.size(); ++at)
        top = std::min(top, m_pieces[at].top);
    for (std::size_t at = 0; at < m_items.size(); ++at)
        places.emplace_back(lefts[std::size_t(m_ranks[at])], m_pieces[at].top - top);
    return places;
}

/// Depth first, from what nothing leads to and from the left: an arrow back to where one came from is turned.
void Layers::turnCircles()
{
    std::vector<std::vector<int>> leaving(m_items.size());
    std::vector<int> entering(m_items.size(), 0);
    for (int at = 0; at < int(m_arrows.size()); ++at) {
        if (!m_arrows[std::size_t(at)].flows)
            continue;
        leaving[std::size_t(m_arrows[std::size_t(at)].from)].push_back(at);
        ++entering[std::size_t(m_arrows[std::size_t(at)].to)];
    }
    std::vector<int> starts(m_items.size());
    std::iota(starts.begin(), starts.end(), 0);
    std::stable_sort(starts.begin(), starts.end(), [&](int one, int other) {
        const auto key = [&](int item) {
            const QPointF before = m_items[std::size_t(item)].before;
            return std::tuple(entering[std::size_t(item)] > 0, before.x(), before.y());
        };
        return key(one) < key(other);
    });
    enum : char { kNew, kOpen, kDone };
    std::vector<char> states(m_items.size(), kNew);
    for (const int start : starts) {
        std::vector<std::pair<int, std::size_t>> way;
        if (states[std::size_t(start)] == kNew)
            way.emplace_back(start, 0);
        while (!way.empty()) {
            auto &[item, next] = way.back();
            states[std::size_t(item)] = kOpen;
            if (next == leaving[std::size_t(item)].size()) {
                states[std::size_t(item)] = kDone;
                way.pop_back();
                continue;
            }
            Arrow arrow = m_arrows[std::size_t(leaving[std::size_t(item)][next++])];
            const int to = arrow.to;
            if (states[std::size_t(to)] == kOpen) {
                std::swap(arrow.from, arrow.to);
                std::swap(arrow.leaves, arrow.arrives);
            }
            m_forward.push_back(arrow);
            if (states[std::size_t(to)] == kNew)
                way.emplace_back(to, 0);
        }
    }
}

/// As far left as what leads to it allows; what nothing leads to stands just before where it leads.
void Layers::rankByFlow()
{
    std::vector<std::vector<int>> leaving(m_items.size());
    std::vector<int> missing(m_items.size(), 0);
    for (const Arrow &arrow : m_forward) {
        leaving[std::size_t(arrow.from)].push_back(arrow.to);
        ++missing[std::size_t(arrow.to)];
    }
    std::vector<int> sources;
    for (int item = 0; item < int(m_items.size()); ++item) {
        if (missing[std::size_t(item)] == 0)
            sources.push_back(item);
    }
    std::vector<int> order = sources;
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const int to : leaving[std::size_t(order[at])]) {
            int &rank = m_ranks[std::size_t(to)];
            rank = std::max(rank, m_ranks[std::size_t(order[at])] + 1);
            if (--missing[std::size_t(to)] == 0)
                order.push_back(to);
        }
    }
    for (const int source : sources) {
        const std::vector<int> &targets = leaving[std::size_t(source)];
        if (targets.empty())
            continue;
        int nearest = m_ranks[std::size_t(targets.front())];
        for (const int to : targets)
            nearest = std::min(nearest, m_ranks[std::size_t(to)]);
        m_ranks[std::size_t(source)] = nearest - 1;
    }
}

/// What is only used stands right of its users, or between them.
void Layers::rankTheUsed()
{
    std::vector<std::pair<int, int>> users(m_items.size(), {0, -1}); // first and last column
    std::vector<bool> isUsedOnly(m_items.size(), false);
    for (const Arrow &arrow : m_arrows)
        isUsedOnly[std::size_t(arrow.to)] = !arrow.flows;
    for (const Arrow &arrow : m_arrows) {
        if (arrow.flows)
            isUsedOnly[std::size_t(arrow.from)] = isUsedOnly[std::size_t(arrow.to)] = false;
    }
    for (const Arrow &arrow : m_arrows) {
        if (arrow.flows)
            continue;
        const int rank = m_ranks[std::size_t(arrow.from)];
        auto &[first, last] = users[std::size_t(arrow.to)];
        first = last < 0 ? rank : std::min(first, rank);
        last = std::max(last, rank);
    }
    for (std::size_t item = 0; item < m_items.size(); ++item) {
        const auto [first, last] = users[item];
        if (isUsedOnly[item] && last >= 0)
            m_ranks[item] = first == last ? first + 1 : (first + last + 1) / 2;
    }
}

void Layers::makePieces()
{
    int ranks = 0;
    for (std::size_t at = 0; at < m_items.size(); ++at) {
        const Item &item = m_items[at];
        m_pieces.push_back(
            {item.size.height(), item.before.y() + item.size.height() / 2, 0, m_ranks[at], int(at)});
        ranks = std::max(ranks, m_ranks[at] + 1);
    }
    for (const Arrow &arrow : m_forward)
        addThreads(arrow);
    for (const Arrow &arrow : m_arrows) {
        if (!arrow.flows)
            addThreads(arrow);
    }
    m_toLeft.resize(m_pieces.size());
    m_toRight.resize(m_pieces.size());
    for (int at = 0; at < int(m_threads.size()); ++at) {
        m_toRight[std::size_t(m_threads[std::size_t(at)].left)].push_back(at);
        m_toLeft[std::size_t(m_threads[std::size_t(at)].right)].push_back(at);
    }
    m_columns.resize(std::size_t(ranks));
    for (int at = 0; at < int(m_pieces.size()); ++at)
        m_columns[std::size_t(m_pieces[std::size_t(at)].rank)].push_back(at);
    for (std::vector<int> &column : m_columns) {
        std::stable_sort(column.begin(), column.end(), [&](int one, int other) {
            return m_pieces[std::size_t(one)].wanted < m_pieces[std::size_t(other)].wanted;
        });
    }
}

void Layers::addThreads(const Arrow &given)
{
    Arrow arrow = given;
    if (m_ranks[std::size_t(arrow.from)] > m_ranks[std::size_t(arrow.to)]) {
        std::swap(arrow.from, arrow.to);
        std::swap(arrow.leaves, arrow.arrives);
    }
    const int first = m_ranks[std::size_t(arrow.from)];
    const int last = m_ranks[std::size_t(arrow.to)];
    if (first == last || (last - first > 1 && m_pieces.size() > kMostPieces))
        return;
    const double begin = m_pieces[std::size_t(arrow.from)].wanted;
    const double end = m_pieces[std::size_t(arrow.to)].wanted;
    Thread thread{arrow.from, arrow.to, arrow.leaves, arrow.arrives};
    for (int rank = first + 1; rank < last; ++rank) {
        const double between = begin + (end - begin) * double(rank - first) / double(last - first);
        m_pieces.push_back({kPassing, between, 0, rank, -1});
        const int passing = int(m_pieces.size()) - 1;
        m_threads.push_back({thread.left, passing, thread.leaves, kPassing / 2});
        thread.left = passing;
        thread.leaves = kPassing / 2;
    }
    m_threads.push_back(thread);
}

void Layers::sortColumns()
{
    std::vector<std::vector<int>> best = m_columns;
    qint64 fewest = crossings();
    for (int sorting = 0; sorting < kSortings && fewest > 0; ++sorting) {
        const bool byLeft = sorting % 2 == 0;
        bool changed = false;
        for (int step = 1; step < int(m_columns.size()); ++step) {
            const int column = byLeft ? step : int(m_columns.size()) - 1 - step;
            changed |= sortOnce(column, byLeft);
        }
        const qint64 now = crossings();
        if (now < fewest) {
            fewest = now;
            best = m_columns;
        }
        if (!changed && sorting > 0)
            break;
    }
    m_columns = best;
}

/// By the median of where threads come from; what has none stays in its place.
bool Layers::sortOnce(int column, bool byLeft)
{
    std::vector<int> &pieces = m_columns[std::size_t(column)];
    const std::vector<int> &fixed = m_columns[std::size_t(byLeft ? column - 1 : column + 1)];
    std::vector<int> place(m_pieces.size(), 0);
    for (int at = 0; at < int(fixed.size()); ++at)
        place[std::size_t(fixed[std::size_t(at)])] = at;
    std::vector<std::pair<double, int>> moving;
    std::vector<bool> moves(pieces.size(), false);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        std::vector<double> others;
        const std::size_t piece = std::size_t(pieces[at]);
        for (const int thread : byLeft ? m_toLeft[piece] : m_toRight[piece])
            others.push_back(place[std::size_t(byLeft ? m_threads[std::size_t(thread)].left
                                                      : m_threads[std::size_t(thread)].right)]);
        if (others.empty())
            continue;
        moves[at] = true;
        moving.emplace_back(medianOf(others), pieces[at]);
    }
    std::stable_sort(moving.begin(), moving.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    const std::vector<int> before = pieces;
    std::size_t next = 0;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (moves[at])
            pieces[at] = moving[next++].second;
    }
    return pieces != before;
}

qint64 Layers::crossings() const
{
    std::vector<int> place(m_pieces.size(), 0);
    for (const std::vector<int> &column : m_columns) {
        for (int at = 0; at < int(column.size()); ++at)
            place[std::size_t(column[std::size_t(at)])] = at;
    }
    std::vector<std::vector<std::pair<int, int>>> byColumn(m_columns.size());
    for (const Thread &thread : m_threads)
        byColumn[std::size_t(m_pieces[std::size_t(thread.left)].rank)].emplace_back(
            place[std::size_t(thread.left)], place[std::size_t(thread.right)]);
    qint64 all = 0;
    for (auto &threads : byColumn) {
        std::sort(threads.begin(), threads.end());
        std::vector<int> rights;
        for (const auto &[left, right] : threads)
            rights.push_back(right);
        all += inversionsOf(rights);
    }
    return all;
}

double Layers::gapBetween(const Piece &upper, const Piece &lower) const
{
    return upper.item < 0 && lower.item < 0 ? 0 : kBelow;
}

void Layers::straighten()
{
    for (std::vector<int> &column : m_columns) {
        double top = 0;
        for (std::size_t at = 0; at < column.size(); ++at) {
            Piece &piece = m_pieces[std::size_t(column[at])];
            if (at > 0)
                top += gapBetween(m_pieces[std::size_t(column[at - 1])], piece);
            piece.top = top;
            top += piece.height;
        }
    }
    const int columns = int(m_columns.size());
    for (int round = 0; round < kStraightenings; ++round) {
        const bool last = round == kStraightenings - 1;
        for (int column = 0; column < columns; ++column)
            straighten(column, true, last);
        for (int column = columns - 1; column >= 0; --column)
            straighten(column, last, true);
    }
    for (const std::vector<int> &column : m_columns) {
        for (const int piece : column)
            m_pieces[std::size_t(piece)].top = onCell(m_pieces[std::size_t(piece)].top);
    }
}

/// Each box of the column as near as can be to where its threads would be straight.
void Layers::straighten(int column, bool byLeft, bool byRight)
{
    std::vector<double> wanted;
    std::vector<double> offsets;
    double offset = 0;
    const std::vector<int> &pieces = m_columns[std::size_t(column)];
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const std::size_t piece = std::size_t(pieces[at]);
        if (at > 0) {
            const Piece &upper = m_pieces[std::size_t(pieces[at - 1])];
            offset += upper.height + gapBetween(upper, m_pieces[piece]);
        }
        std::vector<double> tops;
        if (byLeft) {
            for (const int thread : m_toLeft[piece]) {
                const auto &[left, right, leaves, arrives] = m_threads[std::size_t(thread)];
                tops.push_back(m_pieces[std::size_t(left)].top + leaves - arrives);
            }
        }
        if (byRight) {
            for (const int thread : m_toRight[piece]) {
                const auto &[left, right, leaves, arrives] = m_threads[std::size_t(thread)];
                tops.push_back(m_pieces[std::size_t(right)].top + arrives - leaves);
            }
        }
        wanted.push_back((tops.empty() ? m_pieces[piece].top : medianOf(tops)) - offset);
        offsets.push_back(offset);
    }
    const std::vector<double> rising = nearestRising(wanted);
    for (std::size_t at = 0; at < pieces.size(); ++at)
        m_pieces[std::size_t(pieces[at])].top = rising[at] + offsets[at];
}

std::vector<double> Layers::columnLefts() const
{
    std::vector<double> widths(m_columns.size(), 0);
    for (std::size_t at = 0; at < m_items.size(); ++at) {
        double &width = widths[std::size_t(m_ranks[at])];
        width = std::max(width, m_items[at].size.width());
    }
    std::vector<int> threads(m_columns.size(), 0);
    for (const Thread &thread : m_threads)
        ++threads[std::size_t(m_pieces[std::size_t(thread.left)].rank)];
    std::vector<double> lefts;
    double left = 0;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        lefts.push_back(left);
        const double beside = std::min(kBeside + kPerThread * threads[column], kMostBeside);
        left += std::ceil((widths[column] + beside) / kCell) * kCell;
    }
    return lefts;
}

} // namespace signalbox
