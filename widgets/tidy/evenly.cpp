// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/evenly.h"

#include <algorithm>

namespace signalbox {

std::vector<double> nearestRising(const std::vector<double> &wanted)
{
    struct Pool {
        double sum;
        int count;
    };
    std::vector<Pool> pools;
    for (const double value : wanted) {
        pools.push_back({value, 1});
        while (pools.size() > 1) {
            const Pool last = pools.back();
            Pool &before = pools[pools.size() - 2];
            if (before.sum / before.count <= last.sum / last.count)
                break;
            before = {before.sum + last.sum, before.count + last.count};
            pools.pop_back();
        }
    }
    std::vector<double> rising;
    for (const Pool &pool : pools)
        rising.insert(rising.end(), std::size_t(pool.count), pool.sum / pool.count);
    return rising;
}

qint64 inversionsOf(const std::vector<int> &numbers)
{
    if (numbers.empty())
        return 0;
    const int greatest = *std::max_element(numbers.begin(), numbers.end());
    std::vector<int> tree(std::size_t(greatest) + 2, 0); // Fenwick's: how many there were up to a number
    qint64 inversions = 0;
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        qint64 notGreater = 0;
        for (int i = numbers[at] + 1; i > 0; i -= i & -i)
            notGreater += tree[std::size_t(i)];
        inversions += qint64(at) - notGreater;
        for (int i = numbers[at] + 1; i < int(tree.size()); i += i & -i)
            ++tree[std::size_t(i)];
    }
    return inversions;
}

} // namespace signalbox
