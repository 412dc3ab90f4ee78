// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/tracejson.h"

#include "engine/catalog/catalog.h"

#include <charconv>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonString(const QString &text)
{
    QByteArray out = "\"";
    for (const char byte : text.toUtf8()) {
        if (byte == '"' || byte == '\\')
            out += '\\';
        if (uchar(byte) >= 0x20 && byte != 0x7f)
            out += byte;
        else
            out += "\\u00" + QByteArray::number(uchar(byte), 16).rightJustified(2, '0');
    }
    return out + '"';
}

void append(QByteArray &out, qint64 value)
{
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out.append(digits, end - digits);
}

/// Exact, as short as it can be: 0, 1.5, 0.000001.
void appendSeconds(QByteArray &out, Micros time)
{
    if (time < 0)
        out += '-';
    const quint64 size = time < 0 ? -quint64(time) : quint64(time);
    append(out, qint64(size / kMicrosPerSecond));
    quint64 rest = size % kMicrosPerSecond;
    if (rest == 0)
        return;
    out += '.';
    for (quint64 place = kMicrosPerSecond / 10; rest != 0; place /= 10) {
        out += char('0' + rest / place);
        rest %= place;
    }
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
}

double JsonLinesWriter::progress() const
{
    return isAtEnd() ? 1.0 : double(m_at) / double(m_run.trace.size());
}

QByteArray JsonLinesWriter::next(qsizetype facts)
{
    m_out.clear();
    m_out.reserve(std::min(facts, m_run.trace.size() - m_at) * 90);
    for (const qsizetype end = m_at + std::min(facts, m_run.trace.size() - m_at); m_at < end; ++m_at)
        writeFact(m_run.trace[m_at]);
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
    append(m_out, value);
}

void JsonLinesWriter::seconds(const char *key, Micros time)
{
    json(key, {});
    appendSeconds(m_out, time);
}

/// Of a result that is more than None.
void JsonLinesWriter::value(const Fact &fact)
{
    if (fact.amount != 0)
        text("value", valueWords(m_run, fact.amount));
}

void JsonLinesWriter::outcome(const Fact &fact)
{
    text("outcome", keyOf(Outcome(fact.flag)));
    if (Outcome(fact.flag) == Outcome::Raised)
        text("error", errorWords(m_run, fact.amount));
    else
        value(fact);
}

void JsonLinesWriter::task(const char *key, quint32 id)
{
    if (id == kNone)
        return;
    if (id >= m_tasks.size()) {
        text(key, m_run.taskName(TaskId(id)));
        return;
    }
    QByteArray &name = m_tasks[id];
    if (name.isNull())
        name = jsonString(m_run.taskName(TaskId(id)));
    json(key, name);
}

void JsonLinesWriter::scope(const char *key, quint32 id)
{
    if (id == kNone)
        return;
    if (id >= m_scopeNames.size()) {
        text(key, scopeWords(m_run, m_scopes, id));
        return;
    }
    QByteArray &name = m_scopeNames[id];
    if (name.isNull())
        name = jsonString(scopeWords(m_run, m_scopes, id));
    json(key, name);
}

void JsonLinesWriter::writeFact(const Fact &fact)
{
    m_out += "{\"t\":";
    appendSeconds(m_out, fact.time);
    task("task", index(fact.task));
    json("fact", m_kinds[std::size_t(fact.kind)]);
    switch (fact.kind) {
    case FactKind::TaskCreated:
        task("by", fact.object);
        scope("scope", quint32(quint64(fact.amount) >> 32));
        break;
    case FactKind::TurnBegan:
        number("iteration", fact.amount);
        break;
    case FactKind::WaitBegan:
    case FactKind::WaitEnded:
    case FactKind::Woken:
    case FactKind::StepBegan:
    case FactKind::CancelDelivered:
    case FactKind::DeadlockEdge:
        writeWait(fact);
        break;
    case FactKind::ScopeEntered:
    case FactKind::ScopeExited:
    case FactKind::TimeoutExpired:
    case FactKind::GroupAborting:
    case FactKind::CancelRequested:
        writeScope(fact);
        break;
    case FactKind::ScopeMember:
    case FactKind::JobBegan:
    case FactKind::JobEnded:
    case FactKind::NeverAwaited:
    case FactKind::Uncancelled:
        writeMember(fact);
        break;
    case FactKind::ErrorRaised:
    case FactKind::ErrorCaught:
    case FactKind::NeverRetrieved:
    case FactKind::TaskEnded:
    case FactKind::RunEnded:
        writeEnd(fact);
        break;
    default:
        writeResource(fact);
        break;
    }
    m_out += "}\n";
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
    const quint64 isFuture = isOnFuture(m_run.program, fact.verb, fact.step) ? 1 : 0;
    QByteArray &name = m_objects[(isFuture << 63) | (quint64(fact.verb) << 32) | fact.object];
    if (name.isNull())
        name = jsonString(m_run.objectName(fact.verb, fact.object, fact.step));
    json("on", name);
}

void JsonLinesWriter::resource(quint32 id)
{
    QByteArray &name = m_resources[id];
    if (name.isNull())
        name = jsonString(resourceWords(m_run.program, id));
    json("on", name);
}

void JsonLinesWriter::verbAndObject(const Fact &fact)
{
    json("verb", verbKey(fact.verb));
    if (fact.object == kNone)
        return;
    if (isScopeVerb(fact.verb))
        scope("on", fact.object);
    else
        object(fact);
}

void JsonLinesWriter::writeWait(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::Woken:
        json("verb", verbKey(fact.verb));
        task("by", fact.object);
        if (fact.flag != 0)
            json("cancelled", "true");
        break;
    case FactKind::StepBegan:
        verbAndObject(fact);
        if (fact.verb == Verb::Cpu || fact.verb == Verb::Block)
            seconds("duration", fact.amount);
        else if (fact.verb == Verb::Log)
            text("text", fact.amount < m_run.texts.size() ? m_run.texts[fact.amount] : QString());
        else if (fact.verb == Verb::Result)
            value(fact);
        break;
    default:
        verbAndObject(fact);
        if (fact.kind == FactKind::WaitBegan && fact.verb == Verb::Sleep)
            seconds("until", fact.amount);
        if (fact.kind == FactKind::CancelDelivered && fact.amount > 0)
            text("message", m_run.texts.value(fact.amount));
        if (fact.kind == FactKind::WaitEnded && fact.verb == Verb::Await)
            value(fact);
        if (fact.kind == FactKind::DeadlockEdge)
            task("held_by", quint32(fact.amount));
        break;
    }
}

void JsonLinesWriter::writeResource(const Fact &fact)
{
    if (fact.object == kNone)
        return;
    resource(fact.object);
    switch (fact.kind) {
    case FactKind::ItemPut:
    case FactKind::ItemGot:
        text("item", m_values[Item::unpacked(fact.amount)]);
        if (fact.flag != 0)
            json("raises", "true");
        break;
    case FactKind::TaskDoneCalled:
        number("unfinished", fact.amount);
        break;
    case FactKind::Acquired:
    case FactKind::Released:
        number("free", fact.amount);
        break;
    case FactKind::BarrierChanged:
        text("state", keyOf(BarrierState(fact.flag)));
        [[fallthrough]];
    case FactKind::Notified:
        number("amount", fact.amount);
        break;
    case FactKind::FutureDone:
        outcome(fact);
        break;
    case FactKind::CounterRead:
    case FactKind::CounterWritten:
        number("value", fact.amount);
        break;
    default:
        break;
    }
}

void JsonLinesWriter::writeMember(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::ScopeMember:
        scope("scope", fact.object);
        if (fact.flag == 1)
            text("member", resourceWords(m_run.program, quint32(fact.amount)));
        else
            task("member", quint32(fact.amount));
        break;
    case FactKind::NeverAwaited:
        if (quint64(fact.amount) < m_run.program.bodies.size())
            text("body", m_run.program.bodyName(quint32(fact.amount)));
        break;
    case FactKind::Uncancelled:
        number("left", fact.amount);
        break;
    default: // of a call that runs in a thread of its own there is no executor to name
        if (fact.object != kNone)
            resource(fact.object);
        number("worker", quint32(fact.amount) + 1);
        break;
    }
}

void JsonLinesWriter::writeScope(const Fact &fact)
{
    if (fact.kind == FactKind::CancelRequested) {
        task("by", fact.object);
        const CancelDetail detail = CancelDetail::unpacked(fact.amount);
        scope("scope", index(detail.scope));
        if (detail.message != 0)
            text("message", m_run.texts.value(detail.message));
        text("cause", keyOf(CancelCause(fact.flag)));
        return;
    }
    scope("scope", fact.object);
    if (fact.kind == FactKind::ScopeEntered && isTimeoutVerb(fact.verb))
        seconds("deadline", fact.amount);
    else if (fact.kind == FactKind::GroupAborting)
        task("failed", quint32(fact.amount));
    if (fact.kind == FactKind::ScopeExited) {
        text("outcome", keyOf(Outcome(fact.flag)));
        value(fact);
    }
}

void JsonLinesWriter::writeEnd(const Fact &fact)
{
    if (fact.kind == FactKind::RunEnded) {
        text("ending", keyOf(Ending(fact.flag)));
        if (fact.step != kNone)
            text("step", stepWords(m_run.program, fact.step));
        if (fact.amount != 0)
            text("error", errorWords(m_run, fact.amount));
        return;
    }
    if (fact.kind == FactKind::NeverRetrieved && fact.object != kNone)
        resource(fact.object);
    if (fact.kind == FactKind::TaskEnded)
        outcome(fact);
    else
        text("error", errorWords(m_run, fact.amount));
}

QByteArray toJsonLines(const Run &run)
{
    return JsonLinesWriter(run).next(run.trace.size());
}

} // namespace signalbox
