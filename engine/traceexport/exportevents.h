// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/printed.h"
#include "engine/traceexport/exportwords.h"

#include <queue>
#include <tuple>

namespace signalbox {

/// A row of a trace viewer: what happens to a task or a thing, or a number over time.
struct ExportTrack {
    enum class Kind : quint8 { Loop, Task, Thing, Number };
    Kind kind = Kind::Task;
    QString name; ///< no other track has it
    QString unit; ///< of a number
};

/// Something on a track.
struct ExportEvent {
    enum class Kind : quint8 { Begin, End, Instant, Number };
    enum class Flow : quint8 { None, Begins, Ends };
    Kind kind = Kind::Instant;
    Flow flow = Flow::None;
    bool isUnfinished = false; ///< Begin: the run ended before it did
    bool isCancelled = false; ///< Begin of a wait or sleep: that did not come true
    quint32 track = 0; ///< index into ExportEvents::tracks()
    Micros time = 0;
    Micros end = 0; ///< Begin: when it ends, later than it begins
    qint64 value = 0; ///< Number
    quint64 flowId = 0; ///< counts from 1
    const char *category = ""; ///< "computing", "blocking", "waiting", "wake": the same in every language
    QString name = {}; ///< Begin, Instant: for people
    QString by = {}; ///< who ended the wait, asked to cancel, set the event; empty for nobody
    QString text = {}; ///< a line printed, an error, a value: whole
};

/// A run as trace viewers have it: tracks, and what happens on them in order of time. Made of its Lanes, so
/// that a viewer shows what the timeline does.
///
/// On a track stretches neither lie over each other nor are empty; those that end at a moment come before
/// those that begin there, and marks between the two. A flow goes from an instant of who ended a wait to an
/// instant of whose wait it was, which follows at the same moment. Times of computing are on the track of the
/// event loop once more.
class ExportEvents {
public:
    /// The run must outlive it. \a isWanted as for lanesOf().
    explicit ExportEvents(const Run &run, const std::function<bool()> &isWanted = {});

    const std::vector<ExportTrack> &tracks() const { return m_tracks; }
    bool isAtEnd() const { return m_next.empty(); }
    double progress() const;
    /// Appends what happens next, up to three events.
    void next(std::vector<ExportEvent> &events);

private:
    /// In what order things of one moment come.
    enum class Phase : quint8 { End, Wake, Mark, Begin };
    /// How far a lane, or what was printed, has been told.
    struct Source {
        const Lane *lane = nullptr; ///< null for what was printed
        quint32 track = 0;
        qsizetype span = 0;
        qsizetype mark = 0; ///< or printed line
        Phase phase = Phase::Begin; ///< of the span
    };
    struct Turn {
        Micros time;
        Phase phase;
        quint32 source;
        bool operator>(const Turn &other) const
        {
            return std::tie(time, phase, source) > std::tie(other.time, other.phase, other.source);
        }
    };

    void addTrack(const Lane &lane, const QString &name);
    std::optional<Turn> turnOf(quint32 source) const;
    static bool isMarkFirst(const Source &source, const std::optional<Turn> &ofSpan);
    std::optional<Turn> spanTurn(quint32 source) const;
    void tellSpan(Source &source, std::vector<ExportEvent> &events);
    void tellMark(quint32 track, const LaneMark &mark, std::vector<ExportEvent> &events);
    void tellPrinted(const PrintedLine &line, std::vector<ExportEvent> &events);
    void begin(const Source &source, const LaneSpan &span, std::vector<ExportEvent> &events);
    void wake(const Source &source, const LaneSpan &span, std::vector<ExportEvent> &events);
    quint32 trackOf(TaskId task) const;

    const Run &m_run;
    Lanes m_lanes;
    std::vector<PrintedLine> m_printed;
    ExportWords m_words;
    std::vector<ExportTrack> m_tracks;
    QHash<QString, int> m_names; ///< how many tracks were to be called so
    std::vector<Source> m_sources;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> m_next; ///< the next of each source
    qsizetype m_all = 0; ///< turns, about
    qsizetype m_told = 0;
    quint64 m_flows = 0;
};

} // namespace signalbox
