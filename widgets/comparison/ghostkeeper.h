// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/comparison/comparison.h"
#include "engine/comparison/figuredeltas.h"
#include "widgets/session/errand.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/ghostlanes.h"

#include <QObject>

namespace signalbox {

/// A run that the present one is compared with.
struct PinnedRun {
    QString name; ///< "seed 8", "kitchen.signalbox"
    Layout layout;
    std::shared_ptr<const Run> run; ///< null until it has been computed
};

/// What comes of comparing a pinned run with the present one.
struct ComparedRuns {
    std::shared_ptr<const Run> pinned;
    std::shared_ptr<const GhostLanes> lanes;
    RunComparison comparison;
    std::vector<FigureDelta> deltas;
};

/// Holds a run that is pinned and compares it with the present one, in a thread, and anew after every edit.
class GhostKeeper : public QObject {
    Q_OBJECT
public:
    /// Must outlive it.
    explicit GhostKeeper(RunKeeper &keeper, QObject *parent = nullptr);
    ~GhostKeeper() override;

    const std::optional<PinnedRun> &pinned() const { return m_pinned; }
    /// Of the pinned run and the present one, or the one before while that is not there; null for none.
    std::shared_ptr<const ComparedRuns> ghost() const { return m_ghost; }
    bool isDone() const { return !m_errand && !m_isAskedAgain; }

    void pinPresent();
    /// The present layout with another seed.
    void pinSeed(qint64 seed);
    void pinLayout(const Layout &layout, const QString &name);
    void unpin();

Q_SIGNALS:
    void changed(); ///< pinned() or ghost() is another one

private:
    void pin(PinnedRun pinned);
    void askAnew();
    void begin();
    void takeNews();

    RunKeeper &m_keeper;
    std::optional<PinnedRun> m_pinned;
    std::shared_ptr<const ComparedRuns> m_ghost;
    bool m_isAskedAgain = false;
    std::unique_ptr<Errand<std::shared_ptr<const ComparedRuns>>, AbandonErrand> m_errand;
};

} // namespace signalbox
