// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/exportwords.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceExport)
};

} // namespace

ExportWords::ExportWords(const Run &run)
    : m_run(run)
    , m_scopes(scopesOf(run))
{
}

QString ExportWords::waiting(Verb verb, quint32 object, bool isFuture)
{
    QString &words = m_waits[(quint64(isFuture ? 1 : 0) << 63) | (quint64(verb) << 32) | object];
    if (!words.isNull())
        return words;
    QString what;
    if (object != kNone && isScopeVerb(verb))
        what = scopeWords(m_run, m_scopes, object);
    else if (object != kNone && isFutureVerb(verb) && !isFuture)
        what = m_run.taskName(TaskId(object));
    else if (object != kNone)
        what = resourceWords(m_run.program, object);
    words = verbWords(verb, what);
    return words;
}

QString ExportWords::stretch(const LaneSpan &span)
{
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return span.verb == Verb::Block ? Words::tr("blocking the loop") : Words::tr("computing");
    case LaneSpan::Kind::Sleeping:
        return Words::tr("sleeping");
    case LaneSpan::Kind::Waiting:
        return fill(Words::tr("waiting: {what}"),
                    {{u"what", waiting(span.verb, span.object, span.isFuture)}});
    case LaneSpan::Kind::Ready:
        return Words::tr("ready");
    case LaneSpan::Kind::Owned:
        return m_run.taskName(span.task);
    case LaneSpan::Kind::Set:
        return Words::tr("set");
    case LaneSpan::Kind::Fill:
    case LaneSpan::Kind::Printed:
    case LaneSpan::Kind::Value:
        break;
    }
    return {};
}

QString ExportWords::mark(const LaneMark &mark) const
{
    const auto with = [&](const QString &words) {
        return mark.text.isEmpty()
            ? words
            : fill(Words::tr("{mark}: {text}"), {{u"mark", words}, {u"text", briefText(mark.text)}});
    };
    switch (mark.kind) {
    case LaneMark::Kind::Cancelled:
        return Words::tr("cancelled");
    case LaneMark::Kind::Failed:
        return with(Words::tr("failed"));
    case LaneMark::Kind::Returned:
        return with(Words::tr("returned"));
    case LaneMark::Kind::CancelRequested:
        return mark.text.isEmpty()
            ? Words::tr("cancel requested")
            : fill(Words::tr("cancel requested in {task}"), {{u"task", briefText(mark.text)}});
    case LaneMark::Kind::EventSet:
        return with(Words::tr("set"));
    case LaneMark::Kind::EventCleared:
        return Words::tr("cleared");
    case LaneMark::Kind::Gave:
        return with(Words::tr("gave"));
    }
    Q_UNREACHABLE();
}

QString ExportWords::wakes(TaskId woken, bool isToCancel) const
{
    return fill(isToCancel ? Words::tr("cancels {task}") : Words::tr("wakes {task}"),
                {{u"task", m_run.taskName(woken)}});
}

QString ExportWords::wokenBy(TaskId waker, bool isToCancel) const
{
    return fill(isToCancel ? Words::tr("cancelled by {task}") : Words::tr("woken by {task}"),
                {{u"task", m_run.taskName(waker)}});
}

QString loopWords()
{
    return Words::tr("event loop");
}

QString unitWords(Lane::Kind kind)
{
    switch (kind) {
    case Lane::Kind::QueueFill:
        return Words::tr("items");
    case Lane::Kind::SemaphoreUse:
        return Words::tr("permits");
    case Lane::Kind::BarrierFill:
        return Words::tr("tasks");
    case Lane::Kind::ExecutorUse:
        return Words::tr("workers");
    case Lane::Kind::CounterValue:
        return Words::tr("count");
    case Lane::Kind::Task:
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
    case Lane::Kind::Event:
    case Lane::Kind::FutureSet:
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        break;
    }
    return {};
}

QString briefText(const QString &text, qsizetype most)
{
    const QString line = text.left(4 * most).simplified();
    if (line.size() <= most && text.size() <= 4 * most)
        return line;
    const bool isInPair = line.size() >= most && line[most - 1].isHighSurrogate();
    return line.left(isInPair ? most - 1 : most) + QChar(u'…');
}

QString endingNote(const Run &run)
{
    if (!run.hasEnded())
        return {};
    switch (run.ending()) {
    case Ending::Finished:
        return {};
    case Ending::Deadlock:
        return Words::tr("deadlock");
    case Ending::BusyLoop:
        return Words::tr("busy loop");
    case Ending::Horizon:
        return Words::tr("still going");
    case Ending::TooLong:
        return Words::tr("cut: too long");
    case Ending::Stopped:
        return Words::tr("stopped");
    }
    Q_UNREACHABLE();
}

} // namespace signalbox
