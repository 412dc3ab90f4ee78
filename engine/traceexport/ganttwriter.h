// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/traceexport/exportevents.h"
#include "engine/traceexport/tracewriter.h"

#include <QStringList>

#include <map>

namespace signalbox {

/// A Gantt chart in Mermaid: a section for each task, a bar for each stretch, in milliseconds, which is what
/// Mermaid counts in; computing is "active", waiting for others "crit", sleeping "done" there, and failures
/// and cancellations are milestones. Of a long run it has the beginning; a comment, and leftOut(), say so.
class GanttWriter : public TraceWriter {
public:
    static constexpr qsizetype kMostBars = 400;

    /// The run must outlive it.
    GanttWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted);

    bool isAtEnd() const override { return m_isAtEnd; }
    double progress() const override { return m_isAtEnd ? 1.0 : m_events.progress(); }
    QByteArray next() override;
    QString leftOut() const override;

private:
    void take(const ExportEvent &event);
    QByteArray chart() const;

    const QString m_title;
    const Micros m_end;
    ExportEvents m_events;
    std::vector<ExportEvent> m_step;
    std::map<quint32, QStringList> m_sections; ///< by track: lines
    qsizetype m_bars = 0;
    qsizetype m_all = 0; ///< with those left out
    qsizetype m_short = 0; ///< less than a millisecond
    bool m_isAtEnd = false;
};

} // namespace signalbox
