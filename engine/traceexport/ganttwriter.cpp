// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/ganttwriter.h"

#include "engine/messages/message.h"
#include "engine/traceexport/mermaidtext.h"

#include <QCoreApplication>

#include <string_view>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceExport)
};

constexpr qsizetype kStepsAtOnce = 20'000;

qint64 toMillis(Micros time)
{
    return (time + 500) / 1000;
}

/// Which of Mermaid's four looks a bar has; empty for the usual one.
QString tagOf(std::string_view category)
{
    if (category == "computing")
        return u"active, "_s;
    if (category == "blocking")
        return u"active, crit, "_s;
    if (category == "waiting")
        return u"crit, "_s;
    return category == "sleeping" ? u"done, "_s : QString();
}

bool isMilestone(std::string_view category)
{
    return category == "failed" || category == "cancelled";
}

} // namespace

GanttWriter::GanttWriter(const Run &run, const QString &title, const std::function<bool()> &isWanted)
    : m_title(title)
    , m_end(run.trace.endTime())
    , m_events(run, isWanted)
{
}

QByteArray GanttWriter::next()
{
    for (qsizetype step = 0; step < kStepsAtOnce && !m_events.isAtEnd(); ++step) {
        m_step.clear();
        m_events.next(m_step);
        for (const ExportEvent &event : m_step)
            take(event);
    }
    if (!m_events.isAtEnd() || m_isAtEnd)
        return {};
    m_isAtEnd = true;
    return chart();
}

void GanttWriter::take(const ExportEvent &event)
{
    const bool isBar = event.kind == ExportEvent::Kind::Begin;
    if (m_events.tracks()[event.track].kind != ExportTrack::Kind::Task
        || (!isBar && !isMilestone(event.category)))
        return;
    ++m_all;
    const qint64 begin = toMillis(event.time);
    const qint64 length = isBar ? toMillis(event.end) - begin : 0;
    if (isBar && length == 0) {
        ++m_short;
        return;
    }
    if (m_bars >= kMostBars)
        return;
    ++m_bars;
    m_sections[event.track].append(mermaidText(event.name) + u" :"_s
                                   + (isBar ? tagOf(event.category) : u"crit, milestone, "_s) + u'b'
                                   + QString::number(m_bars) + u", "_s + QString::number(begin) + u", "_s
                                   + QString::number(length) + u"ms"_s);
}

QString GanttWriter::leftOut() const
{
    const auto words = [this](const QString &pattern) {
        return fill(pattern,
                    {{u"shown", QString::number(m_bars)},
                     {u"all", QString::number(m_all)},
                     {u"short", QString::number(m_short)}});
    };
    if (m_bars == m_all)
        return {};
    if (m_bars == m_all - m_short)
        return words(
            Words::tr("{shown} of {all} bars are shown: {short} are shorter than a millisecond, which is "
                      "as fine as a Gantt chart can be."));
    return words(Words::tr("{shown} of {all} bars are shown: a longer chart could not be read."));
}

QByteArray GanttWriter::chart() const
{
    constexpr Micros minute = 60 * kMicrosPerSecond;
    QString text = u"gantt\n"_s;
    if (const QString words = leftOut(); !words.isEmpty())
        text += u"    %% "_s + mermaidText(words, 200) + u'\n';
    const QString title =
        QStringList{m_title.simplified(), m_bars < m_all ? u'(' + leftOut() + u')' : QString()}
            .join(u' ')
            .trimmed();
    if (!title.isEmpty())
        text += u"    title "_s + mermaidText(title, 160) + u'\n';
    // Seconds within their minute are the same in every time zone; hours are not.
    text += u"    dateFormat x\n    axisFormat "_s + (m_end < minute ? u"%S.%L s"_s : u"%s s"_s)
        + u"\n    todayMarker off\n"_s;
    for (const auto &[track, bars] : m_sections) {
        text += u"    section "_s + mermaidText(m_events.tracks()[track].name, 40) + u'\n';
        for (const QString &bar : bars)
            text += u"    "_s + bar + u'\n';
    }
    return text.toUtf8();
}

} // namespace signalbox
