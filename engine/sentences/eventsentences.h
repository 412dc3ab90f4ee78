// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/naming.h"

namespace signalbox {

/// What happened, a sentence for each fact, as one tells it to somebody who does not see the picture: "cook
/// released lock oven." "baker can go on: cook ended its wait."
class EventSentences {
public:
    /// The run must outlive it.
    explicit EventSentences(const Run &run);

    QString of(const Fact &fact) const;

private:
    struct Row;
    static const Row kRows[];

    QString created(const Fact &fact) const;
    QString turn(const Fact &fact) const;
    QString yielded(const Fact &fact) const;
    QString waits(const Fact &fact) const;
    QString woken(const Fact &fact) const;
    QString waitEnded(const Fact &fact) const;
    QString step(const Fact &fact) const;
    QString put(const Fact &fact) const;
    QString got(const Fact &fact) const;
    QString itemDone(const Fact &fact) const;
    QString acquired(const Fact &fact) const;
    QString released(const Fact &fact) const;
    QString eventSet(const Fact &fact) const;
    QString eventCleared(const Fact &fact) const;
    QString entered(const Fact &fact) const;
    QString exited(const Fact &fact) const;
    QString expired(const Fact &fact) const;
    QString aborting(const Fact &fact) const;
    QString cancelRequested(const Fact &fact) const;
    QString cancelDelivered(const Fact &fact) const;
    QString raised(const Fact &fact) const;
    QString caught(const Fact &fact) const;
    QString ended(const Fact &fact) const;
    QString notified(const Fact &fact) const;
    QString barrier(const Fact &fact) const;
    QString futureDone(const Fact &fact) const;
    QString counterRead(const Fact &fact) const;
    QString counterWritten(const Fact &fact) const;
    QString member(const Fact &fact) const;
    QString uncancelled(const Fact &fact) const;
    QString jobBegan(const Fact &fact) const;
    QString jobEnded(const Fact &fact) const;
    QString neverAwaited(const Fact &fact) const;
    QString neverRetrieved(const Fact &fact) const;
    QString stuck(const Fact &fact) const;
    QString runEnded(const Fact &fact) const;

    /// \a pattern with {task}, and \a rest.
    QString about(const Fact &fact, const QString &pattern, const QString &what = {},
                  const QString &other = {}) const;
    QString resource(const Fact &fact) const;
    QString scope(const Fact &fact) const;
    QString goal(const Fact &fact) const;

    const Run &m_run;
    std::vector<ScopeEntry> m_scopes;
};

} // namespace signalbox
