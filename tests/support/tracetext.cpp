// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tracetext.h"

#include "engine/catalog/catalog.h"
#include "engine/sentences/namewords.h"
#include "engine/sentences/stepwords.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// "1.700000": exact, always with six decimals.
QString exactSeconds(Micros time)
{
    const Micros size = std::abs(time);
    return u"%1%2.%3"_s.arg(time < 0 ? u"-"_s : QString())
        .arg(size / kMicrosPerSecond)
        .arg(size % kMicrosPerSecond, 6, 10, QLatin1Char('0'));
}

/// Writes facts in words. Made once for a whole trace, because the names of scopes take a pass over it.
class TextWriter {
public:
    explicit TextWriter(const Run &run)
        : m_run(run)
        , m_scopes(scopesOf(run))
        , m_values(run)
    {
        for (const QString &name : run.taskNames)
            m_nameWidth = std::clamp(name.size(), m_nameWidth, qsizetype(24));
    }

    QString line(const Fact &fact) const;

private:
    /// How a fact of one kind reads: the column of what is done, and the rest of the line.
    struct Row {
        FactKind kind;
        const char16_t *deed;
        QString (TextWriter::*detail)(const Fact &) const = nullptr;
    };
    static const Row kRows[];

    QString deed(const Fact &fact) const;
    QString object(const Fact &fact) const;
    QString given(const Fact &fact) const;
    QString at(const Fact &fact) const;
    QString free(const Fact &fact) const;
    QString scopeName(ScopeId scope) const { return scopeWords(m_run, m_scopes, index(scope)); }

    QString created(const Fact &fact) const;
    QString iteration(const Fact &fact) const;
    QString waiting(const Fact &fact) const;
    QString woken(const Fact &fact) const;
    QString waited(const Fact &fact) const;
    QString step(const Fact &fact) const;
    QString item(const Fact &fact) const;
    QString unfinished(const Fact &fact) const;
    QString permits(const Fact &fact) const;
    QString released(const Fact &fact) const;
    QString resource(const Fact &fact) const;
    QString entered(const Fact &fact) const;
    QString exited(const Fact &fact) const;
    QString scope(const Fact &fact) const;
    QString aborting(const Fact &fact) const;
    QString asked(const Fact &fact) const;
    QString thrown(const Fact &fact) const;
    QString error(const Fact &fact) const;
    QString ended(const Fact &fact) const;
    QString notified(const Fact &fact) const;
    QString barrier(const Fact &fact) const;
    QString settled(const Fact &fact) const;
    QString valueRead(const Fact &fact) const;
    QString valueWritten(const Fact &fact) const;
    QString member(const Fact &fact) const;
    QString uncancelled(const Fact &fact) const;
    QString job(const Fact &fact) const;
    QString forgotten(const Fact &fact) const;
    QString stuck(const Fact &fact) const;
    QString end(const Fact &fact) const;

    const Run &m_run;
    const std::vector<ScopeEntry> m_scopes;
    const ItemValues m_values;
    qsizetype m_nameWidth = 12;
};

constexpr TextWriter::Row TextWriter::kRows[] = {
    {FactKind::TaskCreated, u"created", &TextWriter::created},
    {FactKind::TurnBegan, u"runs", &TextWriter::iteration},
    {FactKind::Yielded, u"yields"},
    {FactKind::WaitBegan, u"waits", &TextWriter::waiting},
    {FactKind::Woken, u"woken", &TextWriter::woken},
    {FactKind::WaitEnded, u"goes on", &TextWriter::waited},
    {FactKind::StepBegan, u"step", &TextWriter::step},
    {FactKind::ItemPut, u"puts", &TextWriter::item},
    {FactKind::ItemGot, u"gets", &TextWriter::item},
    {FactKind::TaskDoneCalled, u"done", &TextWriter::unfinished},
    {FactKind::Acquired, u"takes", &TextWriter::permits},
    {FactKind::Released, u"frees", &TextWriter::released},
    {FactKind::EventSet, u"sets", &TextWriter::resource},
    {FactKind::EventCleared, u"clears", &TextWriter::resource},
    {FactKind::ScopeEntered, u"enters", &TextWriter::entered},
    {FactKind::ScopeExited, u"leaves", &TextWriter::exited},
    {FactKind::TimeoutExpired, u"expires", &TextWriter::scope},
    {FactKind::GroupAborting, u"aborts", &TextWriter::aborting},
    {FactKind::CancelRequested, u"asked", &TextWriter::asked},
    {FactKind::CancelDelivered, u"thrown", &TextWriter::thrown},
    {FactKind::ErrorRaised, u"raises", &TextWriter::error},
    {FactKind::ErrorCaught, u"catches", &TextWriter::error},
    {FactKind::TaskEnded, u"returns", &TextWriter::ended},
    {FactKind::Notified, u"notifies", &TextWriter::notified},
    {FactKind::BarrierChanged, u"barrier", &TextWriter::barrier},
    {FactKind::FutureDone, u"future", &TextWriter::settled},
    {FactKind::CounterRead, u"reads", &TextWriter::valueRead},
    {FactKind::CounterWritten, u"writes", &TextWriter::valueWritten},
    {FactKind::ScopeMember, u"member", &TextWriter::member},
    {FactKind::Uncancelled, u"uncancels", &TextWriter::uncancelled},
    {FactKind::JobBegan, u"job begins", &TextWriter::job},
    {FactKind::JobEnded, u"job ends", &TextWriter::job},
    {FactKind::NeverAwaited, u"forgotten", &TextWriter::forgotten},
    {FactKind::NeverRetrieved, u"unretrieved", &TextWriter::error},
    {FactKind::DeadlockEdge, u"stuck", &TextWriter::stuck},
    {FactKind::RunEnded, u"run ends", &TextWriter::end},
};

QString TextWriter::line(const Fact &fact) const
{
    static_assert(hasRowOfEveryKind(kRows), "every kind of fact has a row, in the order of FactKind");
    const auto detail = kRows[std::size_t(fact.kind)].detail;
    const QString who = fact.task == TaskId::None ? u"-"_s : m_run.taskName(fact.task);
    QString text = exactSeconds(fact.time).rightJustified(12) + u"  "_s + who.leftJustified(m_nameWidth)
        + u"  "_s + deed(fact).leftJustified(10) + u' ' + (detail ? (this->*detail)(fact) : QString());
    // One fact is one line, whatever somebody wrote into an error.
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, QChar(u' '));
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

/// What a fact's row says, or more exactly by what else it says.
QString TextWriter::deed(const Fact &fact) const
{
    if (fact.kind == FactKind::WaitBegan && fact.verb == Verb::Sleep)
        return u"sleeps"_s;
    if (fact.kind == FactKind::StepBegan && fact.verb == Verb::Log)
        return u"logs"_s;
    if (fact.kind == FactKind::Released && fact.verb == Verb::Acquire)
        return u"gives back"_s;
    if (fact.kind == FactKind::TaskEnded && fact.outcome() != Outcome::Returned)
        return fact.outcome() == Outcome::Raised ? u"fails"_s : u"cancelled"_s;
    return QString::fromUtf16(kRows[std::size_t(fact.kind)].deed);
}

QString TextWriter::object(const Fact &fact) const
{
    if (isScopeVerb(fact.verb))
        return fact.object() == kNone ? QString() : scopeWords(m_run, m_scopes, fact.object());
    return objectWords(m_run, fact.verb, fact.object(), fact.step);
}

/// What an await, a call or a result() gave, where that is more than None.
QString TextWriter::given(const Fact &fact) const
{
    return fact.text() == 0 ? QString() : u", gives "_s + valueWords(m_run, fact.text());
}

QString TextWriter::at(const Fact &fact) const
{
    return u"at "_s + verbWords(fact.verb, object(fact));
}

QString TextWriter::free(const Fact &fact) const
{
    const bool isLock = fact.resource() < m_run.program.resources.size()
        && m_run.program.resources[fact.resource()].kind == NodeKind::Lock;
    return isLock ? QString() : u", %1 free"_s.arg(fact.permits());
}

QString TextWriter::created(const Fact &fact) const
{
    return (fact.by() == TaskId::None ? QString() : u"by "_s + m_run.taskName(fact.by()))
        + (fact.group() == ScopeId::None ? QString() : u" in "_s + scopeName(fact.group()));
}

QString TextWriter::iteration(const Fact &fact) const
{
    return u"iteration %1"_s.arg(fact.iteration());
}

QString TextWriter::waiting(const Fact &fact) const
{
    if (fact.verb == Verb::Sleep)
        return u"until "_s + exactSeconds(fact.deadline());
    const QString words = verbWords(fact.verb, object(fact));
    return words.startsWith(u"wait "_s) ? words.mid(5) : words; // the column before it says so already
}

QString TextWriter::woken(const Fact &fact) const
{
    if (fact.isToCancel())
        return u"to be cancelled"_s;
    if (fact.by() != TaskId::None)
        return u"by "_s + m_run.taskName(fact.by());
    return fact.verb == Verb::Sleep ? u"by its timer"_s : u"by the loop"_s;
}

QString TextWriter::waited(const Fact &fact) const
{
    const QString words = u"after "_s + verbWords(fact.verb, object(fact));
    return fact.verb == Verb::Await ? words + given(fact) : words;
}

QString TextWriter::step(const Fact &fact) const
{
    if (fact.verb == Verb::Log)
        return m_run.texts.value(fact.text());
    if (fact.verb == Verb::Cpu || fact.verb == Verb::Block)
        return info(fact.verb).label() + u" for "_s + exactSeconds(fact.duration());
    const QString words = verbWords(fact.verb, object(fact));
    if (fact.verb == Verb::Cancel)
        return words + u", which has ended"_s;
    return fact.verb == Verb::Result ? words + given(fact) : words;
}

QString TextWriter::item(const Fact &fact) const
{
    const QString what =
        m_values.isSentinel(fact.item()) ? u"None"_s : itemWords(m_run, fact.item(), fact.task);
    return what + (fact.kind == FactKind::ItemPut ? u" into "_s : u" from "_s) + resource(fact)
        + (fact.raises() ? u", which raises"_s : QString());
}

QString TextWriter::unfinished(const Fact &fact) const
{
    return resource(fact) + u", %1 unfinished"_s.arg(fact.unfinished());
}

QString TextWriter::permits(const Fact &fact) const
{
    return resource(fact) + free(fact);
}

QString TextWriter::released(const Fact &fact) const
{
    return fact.verb == Verb::Acquire
        ? u"a permit of "_s + resource(fact) + u" it had been handed"_s + free(fact)
        : permits(fact);
}

QString TextWriter::resource(const Fact &fact) const
{
    return resourceWords(m_run.program, fact.resource());
}

QString TextWriter::entered(const Fact &fact) const
{
    return isTimeoutVerb(fact.verb) ? scope(fact) + u" until "_s + exactSeconds(fact.deadline())
                                    : scope(fact);
}

QString TextWriter::exited(const Fact &fact) const
{
    return scope(fact)
        + (fact.outcome() != Outcome::Returned ? u", "_s + keyOf(fact.outcome()) : given(fact));
}

QString TextWriter::scope(const Fact &fact) const
{
    return scopeName(fact.scope());
}

QString TextWriter::aborting(const Fact &fact) const
{
    return fact.culprit() == TaskId::None ? scope(fact)
                                          : scope(fact) + u" because of "_s + m_run.taskName(fact.culprit());
}

QString TextWriter::asked(const Fact &fact) const
{
    QString text =
        u"to cancel, by "_s + (fact.by() == TaskId::None ? u"the loop"_s : m_run.taskName(fact.by()));
    if (fact.askingScope() != ScopeId::None)
        text += u" for "_s + scopeName(fact.askingScope());
    if (fact.message() != 0)
        text += u", saying "_s + m_run.texts.value(fact.message());
    return fact.cause() == CancelCause::Shutdown ? text + u", as main has ended"_s : text;
}

QString TextWriter::thrown(const Fact &fact) const
{
    const QString message = m_run.texts.value(fact.text());
    return u"CancelledError "_s + (message.isEmpty() ? at(fact) : u"“%1” "_s.arg(message) + at(fact));
}

QString TextWriter::error(const Fact &fact) const
{
    return errorWords(m_run, fact.text());
}

QString TextWriter::ended(const Fact &fact) const
{
    return fact.outcome() == Outcome::Raised ? errorWords(m_run, fact.text())
                                             : valueWords(m_run, fact.text());
}

QString TextWriter::notified(const Fact &fact) const
{
    return resource(fact) + u", wakes %1"_s.arg(fact.wakes());
}

QString TextWriter::barrier(const Fact &fact) const
{
    return resource(fact) + u" is "_s + keyOf(fact.barrier()) + u", %1 in it"_s.arg(fact.inside());
}

QString TextWriter::settled(const Fact &fact) const
{
    return resource(fact) + u' ' + keyOf(fact.outcome()) + (fact.text() == 0 ? QString() : u": "_s)
        + valueWords(m_run, fact.text());
}

QString TextWriter::valueRead(const Fact &fact) const
{
    return resource(fact) + u", %1"_s.arg(fact.value());
}

QString TextWriter::valueWritten(const Fact &fact) const
{
    return u"%1 into "_s.arg(fact.value()) + resource(fact);
}

/// "task cook-1 of gather both": who or what a scope waits for.
QString TextWriter::member(const Fact &fact) const
{
    const Member member = fact.member();
    const QString words = member.isFuture ? resourceWords(m_run.program, member.number)
                                          : u"task "_s + m_run.taskName(member.task());
    return words + u" of "_s + scope(fact);
}

QString TextWriter::uncancelled(const Fact &fact) const
{
    return u"%1 left"_s.arg(fact.requestsLeft());
}

QString TextWriter::job(const Fact &fact) const
{
    return fact.resource() == kNone ? u"in a thread"_s
                                    : u"on worker %1 of "_s.arg(fact.job().worker + 1) + resource(fact);
}

QString TextWriter::forgotten(const Fact &fact) const
{
    const bool isThere = fact.body() < m_run.program.bodies.size();
    return u"coroutine %1 was never awaited"_s.arg(isThere ? m_run.program.bodyName(fact.body()) : QString());
}

QString TextWriter::stuck(const Fact &fact) const
{
    return fact.holder() == TaskId::None ? at(fact)
                                         : at(fact) + u", held by "_s + m_run.taskName(fact.holder());
}

QString TextWriter::end(const Fact &fact) const
{
    return keyOf(fact.ending())
        + (fact.text() == 0 ? QString() : u": asyncio.run raises "_s + errorWords(m_run, fact.text()))
        + (fact.step == kNone ? QString() : u" at "_s + stepWords(m_run.program, fact.step));
}

} // namespace

QString toText(const Run &run)
{
    const TextWriter writer(run);
    QString text;
    for (qsizetype at = 0; at < run.trace.size(); ++at)
        text += writer.line(run.trace[at]) + u'\n';
    return text;
}

QString factText(const Run &run, qsizetype at)
{
    return at >= 0 && at < run.trace.size() ? TextWriter(run).line(run.trace[at]) : QString();
}

} // namespace signalbox
