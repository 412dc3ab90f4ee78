// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/traceexport/sequencewriter.h"

#include "engine/messages/message.h"
#include "engine/sentences/namewords.h"
#include "engine/traceexport/mermaidtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceExport)
};

constexpr qsizetype kFactsAtOnce = 20'000;

} // namespace

SequenceWriter::SequenceWriter(const Run &run, const QString &title)
    : m_run(run)
    , m_title(title)
    , m_words(run)
    , m_values(run)
    , m_printed(printedLines(run))
    , m_awaited(std::size_t(run.taskNames.size()))
{
    if (!run.taskNames.isEmpty())
        m_parties.push_back({true, index(TaskId::Main)});
}

double SequenceWriter::progress() const
{
    return m_isAtEnd ? 1.0 : double(m_at) / double(std::max<qsizetype>(m_run.trace.size(), 1));
}

QByteArray SequenceWriter::next()
{
    const qsizetype end = std::min(m_run.trace.size(), m_at + kFactsAtOnce);
    for (; m_at < end; ++m_at)
        follow(m_at);
    if (m_at < m_run.trace.size() || m_isAtEnd)
        return {};
    m_isAtEnd = true;
    return diagram();
}

constexpr SequenceWriter::Row SequenceWriter::kRows[] = {
    {FactKind::TaskCreated, &SequenceWriter::created},
    {FactKind::TurnBegan},
    {FactKind::Yielded},
    {FactKind::WaitBegan, &SequenceWriter::waits},
    {FactKind::Woken, &SequenceWriter::woken},
    {FactKind::WaitEnded},
    {FactKind::StepBegan},
    {FactKind::ItemPut, &SequenceWriter::put},
    {FactKind::ItemGot, &SequenceWriter::got},
    {FactKind::TaskDoneCalled},
    {FactKind::Acquired, &SequenceWriter::held},
    {FactKind::Released, &SequenceWriter::held},
    {FactKind::EventSet, &SequenceWriter::switched},
    {FactKind::EventCleared, &SequenceWriter::switched},
    {FactKind::ScopeEntered},
    {FactKind::ScopeExited},
    {FactKind::TimeoutExpired},
    {FactKind::GroupAborting},
    {FactKind::CancelRequested, &SequenceWriter::cancelled},
    {FactKind::CancelDelivered},
    {FactKind::ErrorRaised},
    {FactKind::ErrorCaught},
    {FactKind::TaskEnded, &SequenceWriter::ended},
    {FactKind::Notified},
    {FactKind::BarrierChanged},
    {FactKind::FutureDone, &SequenceWriter::settled},
    {FactKind::CounterRead},
    {FactKind::CounterWritten},
    {FactKind::ScopeMember},
    {FactKind::Uncancelled},
    {FactKind::JobBegan},
    {FactKind::JobEnded},
    {FactKind::NeverAwaited},
    {FactKind::NeverRetrieved},
    {FactKind::DeadlockEdge, &SequenceWriter::stuck},
    {FactKind::RunEnded},
};

void SequenceWriter::follow(qsizetype at)
{
    static_assert(hasRowOfEveryKind(kRows), "every kind of fact has a row, in the order of FactKind");
    const Fact &fact = m_run.trace[at];
    if (const auto tell = kRows[std::size_t(fact.kind)].tell)
        (this->*tell)(fact);
    for (; m_nextPrinted < m_printed.size() && m_printed[m_nextPrinted].fact <= at; ++m_nextPrinted)
        printed(m_printed[m_nextPrinted]);
}

void SequenceWriter::created(const Fact &fact)
{
    if (fact.by() != TaskId::None)
        arrow(fact.time, {true, index(fact.by())}, {true, index(fact.task)}, "->>", Words::tr("starts"));
}

void SequenceWriter::waits(const Fact &fact)
{
    if (index(fact.task) < m_awaited.size())
        m_awaited[index(fact.task)] = {fact.verb, fact.object(),
                                       isOnFuture(m_run.program, fact.verb, fact.step)};
}

/// Where an item ended the wait, its own arrows say so.
void SequenceWriter::woken(const Fact &fact)
{
    const bool isByTask = fact.by() != TaskId::None && index(fact.task) < m_awaited.size();
    if (!isByTask || fact.isToCancel() || fact.verb == Verb::Get || fact.verb == Verb::AsyncFor)
        return;
    const Awaited &what = m_awaited[index(fact.task)];
    arrow(fact.time, {true, index(fact.by())}, {true, index(fact.task)}, "->>",
          fill(Words::tr("ends its wait ({what})"),
               {{u"what", m_words.waiting(what.verb, what.object, what.isFuture)}}));
}

void SequenceWriter::put(const Fact &fact)
{
    if (fact.resource() != kNone)
        arrow(fact.time, {true, index(fact.task)}, {false, fact.resource()}, "->>",
              fill(Words::tr("put {item}"), {{u"item", m_values[fact.item()]}}));
}

void SequenceWriter::got(const Fact &fact)
{
    if (fact.resource() != kNone)
        arrow(fact.time, {false, fact.resource()}, {true, index(fact.task)}, "-->>",
              fill(Words::tr("get {item}"), {{u"item", m_values[fact.item()]}}));
}

/// Conditions are left out: everybody who waits in one gives its lock back and takes it again.
void SequenceWriter::held(const Fact &fact)
{
    const std::vector<ProgramResource> &resources = m_run.program.resources;
    if (fact.resource() >= resources.size() || resources[fact.resource()].kind == NodeKind::Condition)
        return;
    arrow(fact.time, {true, index(fact.task)}, {false, fact.resource()}, "->>",
          fact.kind == FactKind::Acquired ? Words::tr("acquire") : Words::tr("release"));
}

/// Of a deadlock: who waits for whom.
void SequenceWriter::stuck(const Fact &fact)
{
    const QString words =
        fill(Words::tr("stuck: {what}"),
             {{u"what",
               m_words.waiting(fact.verb, fact.object(), isOnFuture(m_run.program, fact.verb, fact.step))}});
    if (fact.holder() == TaskId::None)
        note(fact.time, {true, index(fact.task)}, words);
    else
        arrow(fact.time, {true, index(fact.task)}, {true, index(fact.holder())}, "-x", words);
}

void SequenceWriter::switched(const Fact &fact)
{
    if (fact.task != TaskId::None && fact.resource() != kNone)
        arrow(fact.time, {true, index(fact.task)}, {false, fact.resource()}, "->>",
              fact.kind == FactKind::EventSet ? Words::tr("set") : Words::tr("clear"));
}

void SequenceWriter::settled(const Fact &fact)
{
    if (fact.task != TaskId::None && fact.resource() != kNone)
        arrow(fact.time, {true, index(fact.task)}, {false, fact.resource()}, "->>",
              m_words.mark({.kind = LaneMark::Kind::EventSet, .text = valueWords(m_run, fact.text())}));
}

void SequenceWriter::cancelled(const Fact &fact)
{
    if (fact.by() != TaskId::None)
        arrow(fact.time, {true, index(fact.by())}, {true, index(fact.task)}, "-x", Words::tr("cancels"));
    else
        note(fact.time, {true, index(fact.task)}, Words::tr("cancel requested"));
}

void SequenceWriter::ended(const Fact &fact)
{
    LaneMark mark{.kind = LaneMark::Kind::Returned, .text = valueWords(m_run, fact.text())};
    if (fact.outcome() != Outcome::Returned)
        mark.kind = fact.outcome() == Outcome::Raised ? LaneMark::Kind::Failed : LaneMark::Kind::Cancelled;
    note(fact.time, {true, index(fact.task)}, m_words.mark(mark));
}

void SequenceWriter::printed(const PrintedLine &line)
{
    const TaskId task = line.task == TaskId::None ? TaskId::Main : line.task;
    note(line.time, {true, index(task)},
         fill(Words::tr("prints: {text}"), {{u"text", briefText(line.text)}}));
}

/// Counts one more message; whether it is shown.
bool SequenceWriter::hasRoomFor(std::initializer_list<Party> parties)
{
    ++m_all;
    std::vector<Party> others;
    for (const Party &party : parties) {
        const auto is = [&](const std::vector<Party> &list) {
            return std::find(list.begin(), list.end(), party) != list.end();
        };
        if (!is(m_parties) && !is(others))
            others.push_back(party);
    }
    if (m_messages.size() >= kMostMessages || qsizetype(m_parties.size() + others.size()) > kMostParticipants)
        return false;
    m_parties.insert(m_parties.end(), others.begin(), others.end());
    return true;
}

QString SequenceWriter::idOf(const Party &party) const
{
    return (party.isTask ? u't' : u'r') + QString::number(party.number);
}

void SequenceWriter::arrow(Micros time, const Party &from, const Party &to, const char *head,
                           const QString &words)
{
    if (hasRoomFor({from, to}))
        m_messages.append(idOf(from) + QLatin1String(head) + idOf(to) + u": "_s
                          + mermaidText(formatTime(time) + u' ' + words));
}

void SequenceWriter::note(Micros time, const Party &over, const QString &words)
{
    if (hasRoomFor({over}))
        m_messages.append(u"Note over "_s + idOf(over) + u": "_s
                          + mermaidText(formatTime(time) + u' ' + words));
}

QString SequenceWriter::leftOut() const
{
    if (m_all <= m_messages.size())
        return {};
    return fill(Words::tr("{shown} of {all} messages are shown: a longer diagram could not be read."),
                {{u"shown", QString::number(m_messages.size())}, {u"all", QString::number(m_all)}});
}

QByteArray SequenceWriter::diagram() const
{
    QString text = u"sequenceDiagram\n"_s;
    if (!m_title.simplified().isEmpty())
        text += u"    title "_s + mermaidText(m_title) + u'\n';
    for (const Party &party : m_parties) {
        const QString name =
            party.isTask ? m_run.taskName(TaskId(party.number)) : resourceWords(m_run.program, party.number);
        text += u"    participant "_s + idOf(party) + u" as "_s + mermaidText(name, 40) + u'\n';
    }
    for (const QString &message : m_messages)
        text += u"    "_s + message + u'\n';
    QStringList last{endingNote(m_run), leftOut()};
    last.removeAll(QString());
    if (m_parties.empty())
        return text.toUtf8();
    const QString over = m_parties.size() > 1 ? idOf(m_parties.front()) + u',' + idOf(m_parties.back())
                                              : idOf(m_parties.front());
    for (const QString &words : std::as_const(last))
        text += u"    Note over "_s + over + u": "_s + mermaidText(words, 100) + u'\n';
    return text.toUtf8();
}

} // namespace signalbox
