// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/trace/naming.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

QString Run::taskName(TaskId id) const
{
    if (index(id) < quint32(taskNames.size()))
        return taskNames[qsizetype(index(id))];
    return id == TaskId::None ? QString() : u"a task"_s;
}

QString Run::objectName(Verb verb, quint32 object, quint32 step) const
{
    if (object == kNone)
        return {};
    if (isScopeVerb(verb))
        return scopeWords(*this, scopesOf(*this), object);
    const bool isOfTasks = verb == Verb::Spawn || isFutureVerb(verb);
    return isOfTasks && !isOnFuture(program, verb, step) ? u"task "_s + taskName(TaskId(object))
                                                         : resourceWords(program, object);
}

namespace {

/// Tells facts in words. Made once for a whole trace, because the names of scopes take a pass over it.
class Teller {
public:
    explicit Teller(const Run &run)
        : m_run(run)
        , m_scopes(scopesOf(run))
        , m_values(run)
    {
        for (const QString &name : run.taskNames)
            m_nameWidth = std::clamp(name.size(), m_nameWidth, qsizetype(24));
    }

    QString line(const Fact &fact) const;

private:
    QString deed(const Fact &fact) const;
    QString detail(const Fact &fact) const;
    QString createdDetail(const Fact &fact) const;
    QString turnDetail(const Fact &fact) const;
    QString resourceDetail(const Fact &fact) const;
    QString scopeDetail(const Fact &fact) const;
    QString endDetail(const Fact &fact) const;
    QString stepDetail(const Fact &fact) const;
    QString given(const Fact &fact) const;
    QString waitDetail(const Fact &fact, const QString &on) const;
    QString cancelDetail(const Fact &fact) const;
    QString object(const Fact &fact) const;
    QString jobDetail(const Fact &fact) const;
    QString memberDetail(const Fact &fact) const;
    QString task(quint32 id) const { return m_run.taskName(TaskId(id)); }
    QString permits(const Fact &fact) const;

    const Run &m_run;
    const std::vector<ScopeEntry> m_scopes;
    const ItemValues m_values;
    qsizetype m_nameWidth = 12;
};

QString Teller::object(const Fact &fact) const
{
    if (isScopeVerb(fact.verb))
        return fact.object == kNone ? QString() : scopeWords(m_run, m_scopes, fact.object);
    return m_run.objectName(fact.verb, fact.object, fact.step);
}

QString Teller::line(const Fact &fact) const
{
    const QString who = fact.task == TaskId::None ? u"-"_s : m_run.taskName(fact.task);
    QString text = exactSeconds(fact.time).rightJustified(12) + u"  "_s + who.leftJustified(m_nameWidth)
        + u"  "_s + deed(fact).leftJustified(10) + u' ' + detail(fact);
    // One fact is one line, whatever somebody wrote into an error.
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, QChar(u' '));
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

QString Teller::deed(const Fact &fact) const
{
    switch (fact.kind) {
    case FactKind::WaitBegan:
        return fact.verb == Verb::Sleep ? u"sleeps"_s : u"waits"_s;
    case FactKind::TaskEnded:
        return fact.flag == 0 ? u"returns"_s : fact.flag == 1 ? u"fails"_s : u"cancelled"_s;
    case FactKind::StepBegan:
        return fact.verb == Verb::Log ? u"logs"_s : u"step"_s;
    case FactKind::Released:
        return fact.verb == Verb::Acquire ? u"gives back"_s : u"frees"_s;
    default:
        break;
    }
    static constexpr const char16_t *words[] = {
        u"created",    u"runs",     u"yields",    u"waits",       u"woken",   u"goes on",
        u"step",       u"puts",     u"gets",      u"done",        u"takes",   u"frees",
        u"sets",       u"clears",   u"enters",    u"leaves",      u"expires", u"aborts",
        u"asked",      u"thrown",   u"raises",    u"catches",     u"returns", u"notifies",
        u"barrier",    u"future",   u"reads",     u"writes",      u"member",  u"uncancels",
        u"job begins", u"job ends", u"forgotten", u"unretrieved", u"stuck",   u"run ends",
    };
    static_assert(std::size(words) == kFactKindCount, "every kind of fact has a word");
    return QString::fromUtf16(words[std::size_t(fact.kind)]);
}

QString Teller::permits(const Fact &fact) const
{
    const bool isLock = fact.object < m_run.program.resources.size()
        && m_run.program.resources[fact.object].kind == NodeKind::Lock;
    return isLock ? QString() : u", %1 free"_s.arg(fact.amount);
}

QString Teller::stepDetail(const Fact &fact) const
{
    switch (fact.verb) {
    case Verb::Log:
        return fact.amount < m_run.texts.size() ? m_run.texts[fact.amount] : QString();
    case Verb::Cpu:
    case Verb::Block:
        return info(fact.verb).label() + u" for "_s + exactSeconds(fact.amount);
    case Verb::Cancel:
        return verbWords(fact.verb, object(fact)) + u", which has ended"_s;
    case Verb::Result:
        return verbWords(fact.verb, object(fact)) + given(fact);
    default:
        return verbWords(fact.verb, object(fact));
    }
}

/// What an await, a call or a result() gave, where that is more than None.
QString Teller::given(const Fact &fact) const
{
    return fact.amount == 0 ? QString() : u", gives "_s + valueWords(m_run, fact.amount);
}

QString Teller::waitDetail(const Fact &fact, const QString &on) const
{
    const QString words = verbWords(fact.verb, on);
    return words.startsWith(u"wait "_s) ? words.mid(5) : words; // the column before it says so already
}

QString Teller::cancelDetail(const Fact &fact) const
{
    QString text = u"to cancel, by "_s + (fact.object == kNone ? u"the loop"_s : task(fact.object));
    const CancelDetail detail = CancelDetail::unpacked(fact.amount);
    if (detail.scope != ScopeId::None)
        text += u" for "_s + scopeWords(m_run, m_scopes, index(detail.scope));
    if (detail.message != 0)
        text += u", saying "_s + m_run.texts.value(detail.message);
    return CancelCause(fact.flag) == CancelCause::Shutdown ? text + u", as main has ended"_s : text;
}

QString Teller::turnDetail(const Fact &fact) const
{
    const QString on = object(fact);
    switch (fact.kind) {
    case FactKind::TurnBegan:
        return u"iteration %1"_s.arg(fact.amount);
    case FactKind::WaitBegan:
        return fact.verb == Verb::Sleep ? u"until "_s + exactSeconds(fact.amount) : waitDetail(fact, on);
    case FactKind::WaitEnded:
        return u"after "_s + verbWords(fact.verb, on) + (fact.verb == Verb::Await ? given(fact) : QString());
    case FactKind::Woken:
        return fact.flag == 1          ? u"to be cancelled"_s
            : fact.object != kNone     ? u"by "_s + task(fact.object)
            : fact.verb == Verb::Sleep ? u"by its timer"_s
                                       : u"by the loop"_s;
    default:
        return {};
    }
}

QString Teller::resourceDetail(const Fact &fact) const
{
    const QString resource = resourceWords(m_run.program, fact.object);
    const Item item = Item::unpacked(fact.amount);
    switch (fact.kind) {
    case FactKind::ItemPut:
    case FactKind::ItemGot: {
        const QString what = m_values.isSentinel(item) ? u"None"_s : itemWords(m_run, item, fact.task);
        return what + (fact.kind == FactKind::ItemPut ? u" into "_s : u" from "_s) + resource
            + (fact.flag == 0 ? QString() : u", which raises"_s);
    }
    case FactKind::TaskDoneCalled:
        return resource + u", %1 unfinished"_s.arg(fact.amount);
    case FactKind::Acquired:
        return resource + permits(fact);
    case FactKind::Released:
        return fact.verb == Verb::Acquire
            ? u"a permit of "_s + resource + u" it had been handed"_s + permits(fact)
            : resource + permits(fact);
    case FactKind::Notified:
        return resource + u", wakes %1"_s.arg(fact.amount);
    case FactKind::BarrierChanged:
        return resource + u" is "_s + keyOf(BarrierState(fact.flag)) + u", %1 in it"_s.arg(fact.amount);
    case FactKind::FutureDone:
        return resource + u' ' + keyOf(Outcome(fact.flag)) + (fact.amount == 0 ? QString() : u": "_s)
            + valueWords(m_run, fact.amount);
    case FactKind::CounterRead:
        return resource + u", %1"_s.arg(fact.amount);
    case FactKind::CounterWritten:
        return u"%1 into "_s.arg(fact.amount) + resource;
    default:
        return resource;
    }
}

QString Teller::scopeDetail(const Fact &fact) const
{
    const QString scope = scopeWords(m_run, m_scopes, fact.object);
    switch (fact.kind) {
    case FactKind::ScopeEntered:
        return isTimeoutVerb(fact.verb) ? scope + u" until "_s + exactSeconds(fact.amount) : scope;
    case FactKind::ScopeExited:
        return scope + (fact.flag > 0 ? u", "_s + keyOf(Outcome(fact.flag)) : given(fact));
    case FactKind::GroupAborting:
        return quint32(fact.amount) == kNone ? scope : scope + u" because of "_s + task(quint32(fact.amount));
    default:
        return scope;
    }
}

/// Of errors, and of how tasks and the run end.
QString Teller::endDetail(const Fact &fact) const
{
    const QString at = u"at "_s + verbWords(fact.verb, object(fact));
    switch (fact.kind) {
    case FactKind::CancelDelivered: {
        const QString message = fact.amount > 0 ? m_run.texts.value(fact.amount) : QString();
        return u"CancelledError "_s + (message.isEmpty() ? at : u"“%1” "_s.arg(message) + at);
    }
    case FactKind::TaskEnded:
        return Outcome(fact.flag) == Outcome::Raised ? errorWords(m_run, fact.amount)
                                                     : valueWords(m_run, fact.amount);
    case FactKind::DeadlockEdge:
        return quint32(fact.amount) == kNone ? at : at + u", held by "_s + task(quint32(fact.amount));
    case FactKind::RunEnded:
        return keyOf(Ending(fact.flag))
            + (fact.step == kNone ? QString() : u" at "_s + stepWords(m_run.program, fact.step));
    default:
        return errorWords(m_run, fact.amount);
    }
}

QString Teller::createdDetail(const Fact &fact) const
{
    const quint32 group = quint32(quint64(fact.amount) >> 32);
    return (fact.object == kNone ? QString() : u"by "_s + task(fact.object))
        + (group == kNone ? QString() : u" in "_s + scopeWords(m_run, m_scopes, group));
}

QString Teller::jobDetail(const Fact &fact) const
{
    const QString where = fact.object == kNone
        ? u"in a thread"_s
        : u"on worker %1 of "_s.arg(quint32(fact.amount) + 1) + resourceWords(m_run.program, fact.object);
    return where;
}

/// "task cook-1 of gather both": who or what a scope waits for.
QString Teller::memberDetail(const Fact &fact) const
{
    const QString member = fact.flag == 1 ? resourceWords(m_run.program, quint32(fact.amount))
                                          : u"task "_s + task(quint32(fact.amount));
    return member + u" of "_s + scopeWords(m_run, m_scopes, fact.object);
}

QString Teller::detail(const Fact &fact) const
{
    switch (fact.kind) {
    case FactKind::TaskCreated:
        return createdDetail(fact);
    case FactKind::TurnBegan:
    case FactKind::Yielded:
    case FactKind::WaitBegan:
    case FactKind::WaitEnded:
    case FactKind::Woken:
        return turnDetail(fact);
    case FactKind::StepBegan:
        return stepDetail(fact);
    case FactKind::CancelRequested:
        return cancelDetail(fact);
    case FactKind::ScopeMember:
        return memberDetail(fact);
    case FactKind::JobBegan:
    case FactKind::JobEnded:
        return jobDetail(fact);
    case FactKind::Uncancelled:
        return u"%1 left"_s.arg(fact.amount);
    case FactKind::NeverAwaited:
        return u"coroutine %1 was never awaited"_s.arg(fact.amount < qint64(m_run.program.bodies.size())
                                                           ? m_run.program.bodyName(quint32(fact.amount))
                                                           : QString());
    case FactKind::ScopeEntered:
    case FactKind::ScopeExited:
    case FactKind::TimeoutExpired:
    case FactKind::GroupAborting:
        return scopeDetail(fact);
    case FactKind::CancelDelivered:
    case FactKind::ErrorRaised:
    case FactKind::ErrorCaught:
    case FactKind::TaskEnded:
    case FactKind::NeverRetrieved:
    case FactKind::DeadlockEdge:
    case FactKind::RunEnded:
        return endDetail(fact);
    default:
        return resourceDetail(fact);
    }
}

} // namespace

QString toText(const Run &run)
{
    const Teller teller(run);
    QString text;
    for (qsizetype at = 0; at < run.trace.size(); ++at)
        text += teller.line(run.trace[at]) + u'\n';
    return text;
}

QString factText(const Run &run, qsizetype at)
{
    return at >= 0 && at < run.trace.size() ? Teller(run).line(run.trace[at]) : QString();
}

} // namespace signalbox
