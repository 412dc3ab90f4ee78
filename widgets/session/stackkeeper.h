// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/callstacks.h"
#include "widgets/session/runkeeper.h"

#include <QTimer>

namespace signalbox {

/// The call stacks of a program in Python after any fact of its run. Having them means running it up to there
/// once more: that begins when nobody has asked for another moment for a while, is done in a thread, and the
/// last few answers are kept. Where a person stopped a run, what it was doing then is known from that.
class StackKeeper : public QObject {
    Q_OBJECT
public:
    /// \a keeper must outlive it.
    explicit StackKeeper(RunKeeper &keeper, QObject *parent = nullptr);
    ~StackKeeper() override;

    /// After the first \a facts facts; null while they are not known, see want().
    const CallStacks *after(qsizetype facts) const;
    /// Asks for some of them, in that order; what was asked for before and has not come is forgotten.
    void want(const QList<qsizetype> &facts);

    static constexpr int kRest = 50; ///< milliseconds without another wish until work begins
    static constexpr int kMostKept = 48;

Q_SIGNALS:
    void came(); ///< one that was asked for

private:
    struct Kept {
        qsizetype facts;
        CallStacks stacks;
    };
    void forget();
    void work();
    void take();
    void keep(qsizetype facts, CallStacks stacks);

    RunKeeper &m_keeper;
    QTimer m_rest;
    QList<qsizetype> m_wanted;
    std::unique_ptr<Errand<CallStacks>, AbandonErrand> m_search; ///< for the first of them
    std::vector<Kept> m_kept; ///< the newest last
    quint64 m_runNumber = 0;
};

} // namespace signalbox
