// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/banner.h"
#include "widgets/session/runkeeper.h"

#include <QElapsedTimer>
#include <QTimer>

namespace signalbox {

/// Says that a run is being computed, for how long so far, and offers to stop it. It comes only where that
/// takes longer than anybody would take for no time, and goes with the run.
class ComputingBanner : public Banner {
    Q_OBJECT
public:
    /// \a keeper must outlive the banner.
    explicit ComputingBanner(RunKeeper &keeper, QWidget *parent = nullptr);

    static constexpr int kUnnoticed = 400; ///< milliseconds for which nothing is said

private:
    void follow();
    void begin();
    void tell();

    RunKeeper &m_keeper;
    QTimer m_wait;
    QTimer m_seconds;
    QElapsedTimer m_spent;
    quint64 m_runNumber = 0;
};

} // namespace signalbox
