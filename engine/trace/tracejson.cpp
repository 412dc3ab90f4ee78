// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "engine/trace/naming.h"

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

/// Exact, as short as it can be.
QByteArray jsonSeconds(Micros time)
{
    QByteArray text = exactSeconds(time).toLatin1();
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

/// Writes one line a fact, with the fields that the fact has, in a fixed order.
class JsonWriter {
public:
    explicit JsonWriter(const Run &run)
        : m_run(run)
        , m_scopes(scopesOf(run))
    {
    }

    QByteArray write()
    {
        for (qsizetype at = 0; at < m_run.trace.size(); ++at)
            writeFact(m_run.trace[at]);
        return std::move(m_out);
    }

private:
    void writeFact(const Fact &fact);
    void writeWait(const Fact &fact);
    void writeResource(const Fact &fact);
    void writeScope(const Fact &fact);
    void writeEnd(const Fact &fact);

    void field(const char *key, const QByteArray &json) { m_out += ",\"" + QByteArray(key) + "\":" + json; }
    void text(const char *key, const QString &words) { field(key, jsonString(words)); }
    void number(const char *key, qint64 value) { field(key, QByteArray::number(value)); }
    void task(const char *key, quint32 id)
    {
        if (id != kNone)
            text(key, m_run.taskName(TaskId(id)));
    }
    void scope(const char *key, quint32 id)
    {
        if (id != kNone)
            text(key, scopeWords(m_run, m_scopes, id));
    }
    void verbAndObject(const Fact &fact);

    const Run &m_run;
    const std::vector<ScopeEntry> m_scopes;
    QByteArray m_out;
};

void JsonWriter::writeFact(const Fact &fact)
{
    m_out += "{\"t\":" + jsonSeconds(fact.time);
    task("task", index(fact.task));
    text("fact", keyOf(fact.kind));
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
    case FactKind::ErrorRaised:
    case FactKind::ErrorCaught:
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

void JsonWriter::verbAndObject(const Fact &fact)
{
    text("verb", info(fact.verb).key);
    if (fact.object == kNone)
        return;
    if (fact.verb == Verb::Group || fact.verb == Verb::Timeout)
        scope("on", fact.object);
    else
        text("on", m_run.objectName(fact.verb, fact.object));
}

void JsonWriter::writeWait(const Fact &fact)
{
    switch (fact.kind) {
    case FactKind::Woken:
        text("verb", info(fact.verb).key);
        task("by", fact.object);
        if (fact.flag != 0)
            field("cancelled", "true");
        break;
    case FactKind::StepBegan:
        verbAndObject(fact);
        if (fact.verb == Verb::Cpu)
            field("duration", jsonSeconds(fact.amount));
        else if (fact.verb == Verb::Log)
            text("text", fact.amount < m_run.texts.size() ? m_run.texts[fact.amount] : QString());
        break;
    default:
        verbAndObject(fact);
        if (fact.kind == FactKind::WaitBegan && fact.verb == Verb::Sleep)
            field("until", jsonSeconds(fact.amount));
        if (fact.kind == FactKind::DeadlockEdge)
            task("held_by", quint32(fact.amount));
        break;
    }
}

void JsonWriter::writeResource(const Fact &fact)
{
    if (fact.object == kNone)
        return;
    text("on", resourceWords(m_run.program, fact.object));
    if (fact.kind == FactKind::ItemPut || fact.kind == FactKind::ItemGot) {
        const Item item = Item::unpacked(fact.amount);
        number("item", item.number);
        task("maker", index(item.maker));
    } else if (fact.kind == FactKind::TaskDoneCalled) {
        number("unfinished", fact.amount);
    } else if (fact.kind == FactKind::Acquired || fact.kind == FactKind::Released) {
        number("free", fact.amount);
    }
}

void JsonWriter::writeScope(const Fact &fact)
{
    if (fact.kind == FactKind::CancelRequested) {
        task("by", fact.object);
        if (fact.amount >= 0)
            scope("scope", quint32(fact.amount));
        text("cause", keyOf(CancelCause(fact.flag)));
        return;
    }
    scope("scope", fact.object);
    if (fact.kind == FactKind::ScopeEntered && fact.verb == Verb::Timeout)
        field("deadline", jsonSeconds(fact.amount));
    else if (fact.kind == FactKind::ScopeExited)
        text("outcome", keyOf(Outcome(fact.flag)));
    else if (fact.kind == FactKind::GroupAborting)
        task("failed", quint32(fact.amount));
}

void JsonWriter::writeEnd(const Fact &fact)
{
    if (fact.kind == FactKind::RunEnded) {
        text("ending", keyOf(Ending(fact.flag)));
        if (fact.step != kNone)
            text("step", stepWords(m_run.program, fact.step));
        return;
    }
    if (fact.kind == FactKind::TaskEnded)
        text("outcome", keyOf(Outcome(fact.flag)));
    if (fact.kind != FactKind::TaskEnded || Outcome(fact.flag) == Outcome::Raised)
        text("error", errorWords(m_run, fact.amount));
}

} // namespace

QByteArray toJsonLines(const Run &run)
{
    return JsonWriter(run).write();
}

} // namespace signalbox
