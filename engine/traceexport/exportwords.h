// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/lanes.h"
#include "engine/trace/naming.h"

#include <QHash>

namespace signalbox {

/// What trace viewers call the stretches and marks of a run's lanes, in the language of people.
class ExportWords {
public:
    /// The run must outlive it.
    explicit ExportWords(const Run &run);

    /// "computing", "waiting: put into queue window", "cook" of a lock that it holds.
    QString stretch(const LaneSpan &span);
    /// "cancel requested", "failed: ValueError: no bread". What is long is cut.
    QString mark(const LaneMark &mark) const;
    /// What a task waits for: "put into queue window". \a isFuture as LaneSpan has it.
    QString waiting(Verb verb, quint32 object, bool isFuture);
    /// "wakes cook" and, on the other side, "woken by orders"; of a wait that was cancelled "cancels cook".
    QString wakes(TaskId woken, bool isToCancel) const;
    QString wokenBy(TaskId waker, bool isToCancel) const;

private:
    const Run &m_run;
    std::vector<ScopeEntry> m_scopes;
    QHash<quint64, QString> m_waits; ///< each made when it is first needed
};

/// The event loop as a row of its own.
QString loopWords();
/// What a lane counts: "items"; empty for what is no number.
QString unitWords(Lane::Kind kind);
/// \a text on one line, cut to \a most letters.
QString briefText(const QString &text, qsizetype most = 100);

/// Why a run ended, where it did not finish: "deadlock". Empty where it did.
QString endingNote(const Run &run);

} // namespace signalbox
