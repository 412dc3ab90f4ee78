// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/pages/pagebytes.h"

#include <QJsonObject>
#include <QThreadPool>

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <memory>

namespace signalbox {

/// A run of a page, painted: everything that the page has of it, with tables of its own.
struct PaintedRun {
    SketchTables tables;
    SketchLooks looks;
    std::vector<PageMoment> moments;
    std::vector<Track> tracks;
    QJsonObject about;
};

/// Paints runs on all cores, some of them ahead, and hands them out in their order. Each is painted for
/// itself, so that what comes out is the same on whatever machine.
class PagePainters {
public:
    /// Paints the run of that number, or nothing once \a isWanted says no; it is asked, and told the part
    /// that is done, between two pictures. Called in several threads.
    using Paint = std::function<std::unique_ptr<PaintedRun>(qsizetype run,
                                                            const std::function<bool(double)> &isWanted)>;

    /// Runs from \a first up to \a end.
    PagePainters(qsizetype first, qsizetype end, Paint paint);
    /// Waits for pictures that are just being painted.
    ~PagePainters();
    Q_DISABLE_COPY_MOVE(PagePainters)

    /// The next run; null where it is not painted within \a milliseconds, or there is none.
    std::unique_ptr<PaintedRun> next(int milliseconds);
    double runsDone() const; ///< of those that have been handed out, and parts of those that have not

private:
    struct Pending {
        std::future<std::unique_ptr<PaintedRun>> run;
        std::shared_ptr<std::atomic<double>> part;
    };
    void begin();

    const Paint m_paint;
    const qsizetype m_end;
    qsizetype m_next; ///< that is to be begun
    double m_handedOut = 0;
    std::deque<Pending> m_pending;
    std::atomic<bool> m_isWanted = true;
    QThreadPool m_threads;
};

} // namespace signalbox
