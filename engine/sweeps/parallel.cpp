// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sweeps/parallel.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace signalbox {

void inParallel(qsizetype count, const std::function<void(qsizetype, qsizetype)> &work)
{
    if (count <= 0)
        return;
    const int threads = std::max(1, QThread::idealThreadCount());
    // Small enough that no thread is left with much while the others are done.
    constexpr qsizetype sharesPerThread = 16;
    const qsizetype share = std::max<qsizetype>(1, count / (threads * sharesPerThread));
    std::atomic<qsizetype> next = 0;
    const auto go = [&] {
        for (;;) {
            const qsizetype from = next.fetch_add(share);
            if (from >= count)
                return;
            work(from, std::min(from + share, count));
        }
    };
    QSemaphore left;
    int begun = 0;
    for (; begun < threads - 1 && (begun + 1) * share < count; ++begun) {
        const bool hasBegun = QThreadPool::globalInstance()->tryStart([&] {
            go();
            left.release();
        });
        if (!hasBegun)
            break;
    }
    go();
    left.acquire(begun);
}

} // namespace signalbox
