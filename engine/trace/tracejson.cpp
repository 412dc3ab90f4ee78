// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/tracejson.h"

#include "engine/catalog/catalog.h"
#include "engine/trace/jsonwriting.h"
#include "engine/trace/outputfacts.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// "lock oven": its key and its name.
QString named(const Program &program, quint32 resource)
{
    if (resource >= program.resources.size())
        return u"something"_s;
    const ProgramResource &found = program.resources[resource];
    return info(found.kind).key + u' ' + found.name;
}

QString named(const Run &run, const std::vector<ScopeEntry> &scopes, quint32 scope)
{
    if (scope >= scopes.size())
        return u"a scope"_s;
    const ScopeName name = nameOf(run.program, scopes[scope]);
    const QString owner = run.taskName(scopes[scope].owner);
    const QString &kind = info(name.verb).scope;
    return name.isFrame ? kind + u' ' + owner : u"the "_s + kind + u" in "_s + owner;
}

/// "put queue window": its key and what it acts on.
QString stepText(const Program &program, quint32 at)
{
    const ProgramStep &step = program.steps[at];
    const VerbInfo &verb = info(step.verb);
    if (verb.targets.isEmpty())
        return verb.key;
    const bool isOfTask = verb.targets.contains(NodeKind::Task) && step.actsOnBody;
    return verb.key + u' '
        + (isOfTask ? u"task "_s + program.bodyName(step.target) : named(program, step.target));
}

} // namespace

JsonLinesWriter::JsonLinesWriter(const Run &run)
    : m_run(run)
    , m_scopes(scopesOf(run))
    , m_tasks(std::size_t(run.taskNames.size()))
    , m_scopeNames(m_scopes.size())
    , m_values(run)
{
    for (int kind = 0; kind < kFactKindCount; ++kind)
        m_kinds.push_back(jsonString(keyOf(FactKind(kind))));
    findOutput();
}

void JsonLinesWriter::findOutput()
{
    const std::vector<qsizetype> facts = outputFacts(m_run);
    for (std::size_t at = 0; at < facts.size(); ++at) {
        if (m_run.output[at].isError)
            m_errors.emplace_back(facts[at], quint32(at));
        else if (!m_run.output[at].text.endsWith(u'\n'))
            m_open.insert(facts[at], quint32(at));
    }
}

double JsonLinesWriter::progress() const
{
    return isAtEnd() ? 1.0 : double(m_at) / double(m_run.trace.size());
}

QByteArray JsonLinesWriter::next(qsizetype facts)
{
    m_out.clear();
    m_out.reserve(std::min(facts, m_run.trace.size() - m_at) * 90);
    for (const qsizetype end = m_at + std::min(facts, m_run.trace.size() - m_at); m_at < end; ++m_at) {
        const bool isLast = m_at + 1 == m_run.trace.size(); // the end of the run stays the last line
        if (isLast)
            writeErrors(m_at);
        writeFact(m_run.trace[m_at]);
        if (!isLast)
            writeErrors(m_at);
    }
    return std::move(m_out);
}

void JsonLinesWriter::json(const char *key, const QByteArray &value)
{
    m_out += ",\"";
    m_out += key;
    m_out += "\":";
    m_out += value;
}

void JsonLinesWriter::text(const char *key, const QString &words)
{
    json(key, jsonString(words));
}

void JsonLinesWriter::number(const char *key, qint64 value)
{
    json(key, {});
    appendNumber(m_out, value);
}

void JsonLinesWriter::seconds(const char *key, Micros time)
{
    json(key, {});
    appendSeconds(m_out, time);
}

/// Of a result that is more than None.
void JsonLinesWriter::value(const Fact &fact)
{
    if (fact.text() != 0)
        text("value", valueWords(m_run, fact.text()));
}

void JsonLinesWriter::task(const char *key, TaskId id)
{
    if (id == TaskId::None)
        return;
    if (index(id) >= m_tasks.size()) {
        text(key, m_run.taskName(id));
        return;
    }
    QByteArray &name = m_tasks[index(id)];
    if (name.isNull())
        name = jsonString(m_run.taskName(id));
    json(key, name);
}

void JsonLinesWriter::scope(const char *key, ScopeId id)
{
    if (id == ScopeId::None)
        return;
    if (index(id) >= m_scopeNames.size()) {
        text(key, named(m_run, m_scopes, index(id)));
        return;
    }
    QByteArray &name = m_scopeNames[index(id)];
    if (name.isNull())
        name = jsonString(named(m_run, m_scopes, index(id)));
    json(key, name);
}

constexpr JsonLinesWriter::Row JsonLinesWriter::kRows[] = {
    {FactKind::TaskCreated, &JsonLinesWriter::created},
    {FactKind::TurnBegan, &JsonLinesWriter::iteration},
    {FactKind::Yielded},
    {FactKind::WaitBegan, &JsonLinesWriter::waiting},
    {FactKind::Woken, &JsonLinesWriter::woken},
    {FactKind::WaitEnded, &JsonLinesWriter::waited},
    {FactKind::StepBegan, &JsonLinesWriter::step},
    {FactKind::ItemPut, &JsonLinesWriter::item},
    {FactKind::ItemGot, &JsonLinesWriter::item},
    {FactKind::TaskDoneCalled, &JsonLinesWriter::unfinished},
    {FactKind::Acquired, &JsonLinesWriter::permits},
    {FactKind::Released, &JsonLinesWriter::permits},
    {FactKind::EventSet, &JsonLinesWriter::resource},
    {FactKind::EventCleared, &JsonLinesWriter::resource},
    {FactKind::ScopeEntered, &JsonLinesWriter::entered},
    {FactKind::ScopeExited, &JsonLinesWriter::exited},
    {FactKind::TimeoutExpired, &JsonLinesWriter::inScope},
    {FactKind::GroupAborting, &JsonLinesWriter::aborting},
    {FactKind::CancelRequested, &JsonLinesWriter::cancelRequested},
    {FactKind::CancelDelivered, &JsonLinesWriter::thrown},
    {FactKind::ErrorRaised, &JsonLinesWriter::error},
    {FactKind::ErrorCaught, &JsonLinesWriter::error},
    {FactKind::TaskEnded, &JsonLinesWriter::outcome},
    {FactKind::Notified, &JsonLinesWriter::notified},
    {FactKind::BarrierChanged, &JsonLinesWriter::barrier},
    {FactKind::FutureDone, &JsonLinesWriter::settled},
    {FactKind::CounterRead, &JsonLinesWriter::counter},
    {FactKind::CounterWritten, &JsonLinesWriter::counter},
    {FactKind::ScopeMember, &JsonLinesWriter::member},
    {FactKind::Uncancelled, &JsonLinesWriter::uncancelled},
    {FactKind::JobBegan, &JsonLinesWriter::job},
    {FactKind::JobEnded, &JsonLinesWriter::job},
    {FactKind::NeverAwaited, &JsonLinesWriter::forgotten},
    {FactKind::NeverRetrieved, &JsonLinesWriter::unretrieved},
    {FactKind::DeadlockEdge, &JsonLinesWriter::stuck},
    {FactKind::RunEnded, &JsonLinesWriter::end},
};

void JsonLinesWriter::writeFact(const Fact &fact)
{
    static_assert(hasRowOfEveryKind(kRows), "every kind of fact has a row, in the order of FactKind");
    m_out += "{\"t\":";
    appendSeconds(m_out, fact.time);
    task("task", fact.task);
    json("fact", m_kinds[std::size_t(fact.kind)]);
    if (const auto rest = kRows[std::size_t(fact.kind)].rest)
        (this->*rest)(fact);
    m_out += "}\n";
}

/// What went to stderr with \a fact.
void JsonLinesWriter::writeErrors(qsizetype fact)
{
    for (; m_nextError < m_errors.size() && m_errors[m_nextError].first <= fact; ++m_nextError) {
        const Output &piece = m_run.output[m_errors[m_nextError].second];
        m_out += "{\"t\":";
        appendSeconds(m_out, piece.time);
        task("task", piece.task);
        json("fact", m_kinds[std::size_t(FactKind::StepBegan)]);
        json("verb", verbKey(Verb::Log));
        const bool isWhole = piece.text.endsWith(u'\n');
        text("text", isWhole ? piece.text.chopped(1) : piece.text);
        json("stderr", "true");
        if (!isWhole)
            json("open", "true");
        m_out += "}\n";
    }
}

/// A program in Python waits at the resource of a future; that is an await all the same.
bool JsonLinesWriter::isAtFuture(const Fact &fact) const
{
    const std::vector<ProgramResource> &resources = m_run.program.resources;
    return fact.verb == Verb::Wait && fact.object() < resources.size()
        && resources[fact.object()].kind == NodeKind::Future;
}

const QByteArray &JsonLinesWriter::verbKey(Verb verb)
{
    QByteArray &key = m_verbs[verb];
    if (key.isNull())
        key = jsonString(info(verb).key);
    return key;
}

/// What a verb acts on, "lock oven".
void JsonLinesWriter::object(const Fact &fact)
{
    const bool isFuture = isOnFuture(m_run.program, fact.verb, fact.step);
    QByteArray &name =
        m_objects[(quint64(isFuture ? 1 : 0) << 63) | (quint64(fact.verb) << 32) | fact.object()];
    if (name.isNull()) {
        const bool isTask = (fact.verb == Verb::Spawn || isFutureVerb(fact.verb)) && !isFuture;
        name = jsonString(isTask ? u"task "_s + m_run.taskName(TaskId(fact.object()))
                                 : named(m_run.program, fact.object()));
    }
    json("on", name);
}

/// Of a call that runs in a thread of its own there is no executor to name.
void JsonLinesWriter::resource(const Fact &fact)
{
    const quint32 id = fact.resource();
    if (id == kNone)
        return;
    QByteArray &name = m_resources[id];
    if (name.isNull())
        name = jsonString(named(m_run.program, id));
    json("on", name);
}

void JsonLinesWriter::verbAndObject(const Fact &fact)
{
    json("verb", verbKey(isAtFuture(fact) ? Verb::Await : fact.verb));
    if (fact.object() == kNone)
        return;
    if (isScopeVerb(fact.verb))
        scope("on", fact.scope());
    else
        object(fact);
}

void JsonLinesWriter::created(const Fact &fact)
{
    task("by", fact.by());
    scope("scope", fact.group());
}

void JsonLinesWriter::iteration(const Fact &fact)
{
    number("iteration", fact.iteration());
}

void JsonLinesWriter::waiting(const Fact &fact)
{
    verbAndObject(fact);
    if (fact.verb == Verb::Sleep)
        seconds("until", fact.deadline());
    if (index(fact.task) >= m_awaitsFuture.size())
        m_awaitsFuture.resize(std::max<std::size_t>(index(fact.task) + 1, m_awaitsFuture.size() * 2));
    m_awaitsFuture[index(fact.task)] = isAtFuture(fact);
}

void JsonLinesWriter::woken(const Fact &fact)
{
    const bool isFuture = fact.verb == Verb::Wait && index(fact.task) < m_awaitsFuture.size()
        && m_awaitsFuture[index(fact.task)];
    json("verb", verbKey(isFuture ? Verb::Await : fact.verb));
    task("by", fact.by());
    if (fact.isToCancel())
        json("cancelled", "true");
}

void JsonLinesWriter::waited(const Fact &fact)
{
    verbAndObject(fact);
    if (fact.verb == Verb::Await || isAtFuture(fact))
        value(fact);
}

void JsonLinesWriter::step(const Fact &fact)
{
    verbAndObject(fact);
    if (fact.verb == Verb::Cpu || fact.verb == Verb::Block || fact.verb == Verb::DelayWait)
        seconds("duration", fact.duration());
    else if (fact.verb == Verb::Log) {
        text("text", m_run.texts.value(fact.text()));
        if (m_open.contains(m_at))
            json("open", "true");
    } else if (fact.verb == Verb::Result)
        value(fact);
}

void JsonLinesWriter::item(const Fact &fact)
{
    if (fact.resource() == kNone)
        return;
    resource(fact);
    text("item", m_values[fact.item()]);
    if (fact.raises())
        json("raises", "true");
}

void JsonLinesWriter::unfinished(const Fact &fact)
{
    resource(fact);
    number("unfinished", fact.unfinished());
}

void JsonLinesWriter::permits(const Fact &fact)
{
    resource(fact);
    number("free", fact.permits());
}

void JsonLinesWriter::inScope(const Fact &fact)
{
    scope("scope", fact.scope());
}

void JsonLinesWriter::entered(const Fact &fact)
{
    inScope(fact);
    if (isTimeoutVerb(fact.verb))
        seconds("deadline", fact.deadline());
}

void JsonLinesWriter::exited(const Fact &fact)
{
    inScope(fact);
    text("outcome", keyOf(fact.outcome()));
    value(fact);
}

void JsonLinesWriter::aborting(const Fact &fact)
{
    inScope(fact);
    task("failed", fact.culprit());
}

void JsonLinesWriter::cancelRequested(const Fact &fact)
{
    task("by", fact.by());
    scope("scope", fact.askingScope());
    if (fact.message() != 0)
        text("message", m_run.texts.value(fact.message()));
    text("cause", keyOf(fact.cause()));
}

void JsonLinesWriter::thrown(const Fact &fact)
{
    verbAndObject(fact);
    if (fact.text() != 0)
        text("message", m_run.texts.value(fact.text()));
}

void JsonLinesWriter::error(const Fact &fact)
{
    const QString words = m_run.texts.value(fact.text());
    text("error", words.isEmpty() ? u"an error"_s : words);
}

void JsonLinesWriter::outcome(const Fact &fact)
{
    text("outcome", keyOf(fact.outcome()));
    if (fact.outcome() == Outcome::Raised)
        error(fact);
    else
        value(fact);
}

void JsonLinesWriter::notified(const Fact &fact)
{
    resource(fact);
    number("amount", fact.wakes());
}

void JsonLinesWriter::barrier(const Fact &fact)
{
    resource(fact);
    text("state", keyOf(fact.barrier()));
    number("amount", fact.inside());
}

void JsonLinesWriter::settled(const Fact &fact)
{
    resource(fact);
    outcome(fact);
}

void JsonLinesWriter::counter(const Fact &fact)
{
    resource(fact);
    number("value", fact.value());
}

void JsonLinesWriter::member(const Fact &fact)
{
    inScope(fact);
    if (fact.member().isFuture)
        text("member", named(m_run.program, fact.member().number));
    else
        task("member", fact.member().task());
}

void JsonLinesWriter::uncancelled(const Fact &fact)
{
    number("left", fact.requestsLeft());
}

void JsonLinesWriter::job(const Fact &fact)
{
    resource(fact);
    number("worker", qint64(fact.job().worker) + 1);
}

void JsonLinesWriter::forgotten(const Fact &fact)
{
    if (fact.body() < m_run.program.bodies.size())
        text("body", m_run.program.bodyName(fact.body()));
}

void JsonLinesWriter::unretrieved(const Fact &fact)
{
    resource(fact);
    error(fact);
}

void JsonLinesWriter::stuck(const Fact &fact)
{
    verbAndObject(fact);
    task("held_by", fact.holder());
}

void JsonLinesWriter::end(const Fact &fact)
{
    text("ending", keyOf(fact.ending()));
    if (fact.step < m_run.program.steps.size())
        text("step", stepText(m_run.program, fact.step));
    if (fact.text() != 0)
        error(fact);
}

QByteArray toJsonLines(const Run &run)
{
    return JsonLinesWriter(run).next(run.trace.size());
}

} // namespace signalbox
