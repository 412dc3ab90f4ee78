// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/pagepainters.h"

#include <chrono>
#include <utility>

namespace signalbox {

namespace {

/// Begun for each thread, so that none waits for what comes out in order.
constexpr qsizetype kRunsAhead = 3;

} // namespace

PagePainters::PagePainters(qsizetype first, qsizetype end, Paint paint)
    : m_paint(std::move(paint))
    , m_end(end)
    , m_next(first)
{
    m_threads.setExpiryTimeout(-1); // what a thread knows of fonts goes with it
}

PagePainters::~PagePainters()
{
    m_isWanted = false;
    m_threads.waitForDone();
}

void PagePainters::begin()
{
    const auto part = std::make_shared<std::atomic<double>>(0);
    const auto work = std::make_shared<std::packaged_task<std::unique_ptr<PaintedRun>()>>(
        [this, part, run = m_next++]() -> std::unique_ptr<PaintedRun> {
            if (!m_isWanted)
                return nullptr;
            return m_paint(run, [this, &part](double done) {
                *part = done;
                return m_isWanted.load();
            });
        });
    m_pending.push_back({work->get_future(), part});
    m_threads.start([work] { (*work)(); });
}

std::unique_ptr<PaintedRun> PagePainters::next(int milliseconds)
{
    while (m_next < m_end && qsizetype(m_pending.size()) < kRunsAhead * m_threads.maxThreadCount())
        begin();
    if (m_pending.empty()
        || m_pending.front().run.wait_for(std::chrono::milliseconds(milliseconds))
            != std::future_status::ready)
        return nullptr;
    std::unique_ptr<PaintedRun> run = m_pending.front().run.get();
    m_pending.pop_front();
    ++m_handedOut;
    return run;
}

double PagePainters::runsDone() const
{
    double done = m_handedOut;
    for (const Pending &each : m_pending)
        done += each.part->load();
    return done;
}

} // namespace signalbox
