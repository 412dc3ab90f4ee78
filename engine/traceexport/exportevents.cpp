// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/exportevents.h"

#include "engine/sentences/lanewords.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

const char *categoryOf(const LaneSpan &span)
{
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return span.verb == Verb::Block ? "blocking" : "computing";
    case LaneSpan::Kind::Sleeping:
        return "sleeping";
    case LaneSpan::Kind::Waiting:
        return "waiting";
    case LaneSpan::Kind::Ready:
        return "ready";
    case LaneSpan::Kind::Owned:
        return "owned";
    case LaneSpan::Kind::Set:
        return "set";
    case LaneSpan::Kind::Fill:
    case LaneSpan::Kind::Printed:
    case LaneSpan::Kind::Value:
        break;
    }
    return "number";
}

const char *categoryOf(LaneMark::Kind kind)
{
    switch (kind) {
    case LaneMark::Kind::Cancelled:
        return "cancelled";
    case LaneMark::Kind::Failed:
        return "failed";
    case LaneMark::Kind::Returned:
        return "returned";
    case LaneMark::Kind::CancelRequested:
        return "cancel_requested";
    case LaneMark::Kind::EventSet:
        return "event_set";
    case LaneMark::Kind::EventCleared:
        return "event_cleared";
    case LaneMark::Kind::Gave:
        return "gave";
    }
    Q_UNREACHABLE();
}

bool isWait(const LaneSpan &span)
{
    return span.kind == LaneSpan::Kind::Waiting || span.kind == LaneSpan::Kind::Sleeping;
}

} // namespace

ExportEvents::ExportEvents(const Run &run, const std::function<bool()> &isWanted)
    : m_run(run)
    , m_lanes(lanesOf(run, isWanted))
    , m_printed(printedLines(run))
    , m_words(run)
{
    m_tracks.push_back({ExportTrack::Kind::Loop, loopWords(), {}});
    m_names.insert(m_tracks.front().name, 1);
    m_sources.push_back({}); // what is printed: before the mark of whoever ends at that moment
    for (const Lane &lane : m_lanes.tasks)
        addTrack(lane, run.taskName(lane.task));
    for (const Lane &lane : m_lanes.resources)
        addTrack(lane, laneWords(lane.kind, run.program.resources[lane.resource].name));
    m_all += qsizetype(m_printed.size());
    for (quint32 source = 0; source < m_sources.size(); ++source) {
        if (const std::optional<Turn> turn = turnOf(source))
            m_next.push(*turn);
    }
}

/// Viewers take tracks of one name for one.
void ExportEvents::addTrack(const Lane &lane, const QString &name)
{
    QString own = name;
    while (m_names.contains(own))
        own = name + u" ("_s + QString::number(++m_names[name]) + u')';
    m_names.insert(own, 1);
    const QString unit = unitWords(lane.kind);
    const auto kind = lane.kind == Lane::Kind::Task ? ExportTrack::Kind::Task
        : unit.isEmpty()                            ? ExportTrack::Kind::Thing
                                                    : ExportTrack::Kind::Number;
    m_sources.push_back({.lane = &lane, .track = quint32(m_tracks.size())});
    m_tracks.push_back({kind, own, unit});
    m_all += lane.marks.size() + lane.spans.size() * (kind == ExportTrack::Kind::Number ? 1 : 2);
}

double ExportEvents::progress() const
{
    return isAtEnd() ? 1.0 : std::min(1.0, double(m_told) / double(std::max<qsizetype>(m_all, 1)));
}

std::optional<ExportEvents::Turn> ExportEvents::spanTurn(quint32 source) const
{
    const Source &from = m_sources[source];
    if (!from.lane || from.span >= from.lane->spans.size())
        return std::nullopt;
    const LaneSpan &span = from.lane->spans[from.span];
    if (from.phase != Phase::Begin)
        return Turn{span.end, from.phase, source};
    const bool isMoment = span.kind == LaneSpan::Kind::Fill || span.begin == span.end;
    return Turn{span.begin, isMoment ? Phase::Mark : Phase::Begin, source};
}

bool ExportEvents::isMarkFirst(const Source &source, const std::optional<Turn> &ofSpan)
{
    if (source.mark >= source.lane->marks.size())
        return false;
    return !ofSpan || *ofSpan > Turn{source.lane->marks[source.mark].time, Phase::Mark, 0};
}

std::optional<ExportEvents::Turn> ExportEvents::turnOf(quint32 source) const
{
    const Source &from = m_sources[source];
    if (!from.lane)
        return from.mark < qsizetype(m_printed.size())
            ? std::optional(Turn{m_printed[std::size_t(from.mark)].time, Phase::Mark, source})
            : std::nullopt;
    const std::optional<Turn> ofSpan = spanTurn(source);
    return isMarkFirst(from, ofSpan) ? Turn{from.lane->marks[from.mark].time, Phase::Mark, source} : ofSpan;
}

void ExportEvents::next(std::vector<ExportEvent> &events)
{
    const quint32 number = m_next.top().source;
    m_next.pop();
    Source &source = m_sources[number];
    if (!source.lane)
        tellPrinted(m_printed[std::size_t(source.mark++)], events);
    else if (isMarkFirst(source, spanTurn(number)))
        tellMark(source.track, source.lane->marks[source.mark++], events);
    else
        tellSpan(source, events);
    ++m_told;
    if (const std::optional<Turn> turn = turnOf(number))
        m_next.push(*turn);
}

/// Its beginning, its end, and who ended it.
void ExportEvents::tellSpan(Source &source, std::vector<ExportEvent> &events)
{
    const LaneSpan &span = source.lane->spans[source.span];
    const bool isOver = source.phase != Phase::Begin;
    if (source.phase == Phase::Begin) {
        begin(source, span, events);
    } else if (source.phase == Phase::End) {
        events.push_back({.kind = ExportEvent::Kind::End, .track = source.track, .time = span.end});
        if (span.kind == LaneSpan::Kind::Running)
            events.push_back({.kind = ExportEvent::Kind::End, .track = 0, .time = span.end});
    } else {
        wake(source, span, events);
    }
    const bool isMoment = span.kind == LaneSpan::Kind::Fill || span.begin == span.end;
    const bool isWoken = isWait(span) && span.task != TaskId::None && !span.unfinished;
    if (!isOver && !isMoment) {
        source.phase = Phase::End;
    } else if (source.phase == Phase::End && isWoken) {
        source.phase = Phase::Wake;
    } else {
        source.phase = Phase::Begin;
        ++source.span;
    }
}

void ExportEvents::begin(const Source &source, const LaneSpan &span, std::vector<ExportEvent> &events)
{
    ExportEvent event{.isUnfinished = span.unfinished,
                      .isCancelled = span.cancelled,
                      .track = source.track,
                      .time = span.begin,
                      .end = span.end,
                      .category = categoryOf(span)};
    if (span.kind == LaneSpan::Kind::Fill) {
        event.kind = ExportEvent::Kind::Number;
        event.value = span.value;
        events.push_back(event);
        return;
    }
    event.kind = span.begin == span.end ? ExportEvent::Kind::Instant : ExportEvent::Kind::Begin;
    event.name = m_words.stretch(span);
    if (span.kind != LaneSpan::Kind::Owned)
        event.by = m_run.taskName(span.task);
    event.text = valueWords(m_run, span.result);
    events.push_back(event);
    if (span.kind == LaneSpan::Kind::Running && event.kind == ExportEvent::Kind::Begin) {
        event.name = m_tracks[source.track].name;
        event.track = 0;
        events.push_back(event);
    }
}

void ExportEvents::wake(const Source &source, const LaneSpan &span, std::vector<ExportEvent> &events)
{
    ExportEvent event{.flow = ExportEvent::Flow::Begins,
                      .track = trackOf(span.task),
                      .time = span.end,
                      .flowId = ++m_flows,
                      .category = "wake",
                      .name = m_words.wakes(source.lane->task, span.cancelled)};
    events.push_back(event);
    event.flow = ExportEvent::Flow::Ends;
    event.track = source.track;
    event.name = m_words.wokenBy(span.task, span.cancelled);
    events.push_back(event);
}

void ExportEvents::tellMark(quint32 track, const LaneMark &mark, std::vector<ExportEvent> &events)
{
    events.push_back({.track = track,
                      .time = mark.time,
                      .category = categoryOf(mark.kind),
                      .name = m_words.mark(mark),
                      .by = m_run.taskName(mark.by),
                      .text = mark.kind == LaneMark::Kind::CancelRequested ? QString() : mark.text});
}

void ExportEvents::tellPrinted(const PrintedLine &line, std::vector<ExportEvent> &events)
{
    events.push_back({.track = trackOf(line.task),
                      .time = line.time,
                      .category = line.isError ? "stderr" : "printed",
                      .name = briefText(line.text),
                      .text = line.text});
}

/// What no task does is the event loop's.
quint32 ExportEvents::trackOf(TaskId task) const
{
    return index(task) < m_lanes.tasks.size() ? index(task) + 1 : 0;
}

} // namespace signalbox
