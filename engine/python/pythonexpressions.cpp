// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythonexpressions.h"

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"

namespace signalbox::python {

using namespace Qt::StringLiterals;

std::optional<Code> Expressions::call(const ProgramStep &step) const
{
    const PythonVerb &row = pythonVerb(step.verb);
    const QString head = headOf(step, row);
    if (head.isEmpty())
        return std::nullopt;
    const QString inside = this->inside(step, row.inside);
    if (inside.isEmpty())
        return Code(head + u"()"_s);
    return Code(head + u'(', {inside}, u")"_s);
}

/// What is called, without its parentheses; empty where nothing is.
QString Expressions::headOf(const ProgramStep &step, const PythonVerb &row) const
{
    const QString name = row.name.toString();
    switch (row.callee) {
    case Callee::None:
        return {};
    case Callee::Library:
        return name;
    case Callee::Own:
        return m_symbols.name(name);
    case Callee::Loop:
        return m_symbols.name(u"loop"_s) + u'.' + name;
    case Callee::Resource:
        return m_symbols.resource(step.target) + u'.' + name;
    case Callee::TaskOrFuture:
        return taskOrFuture(step) + u'.' + name;
    }
    Q_UNREACHABLE();
}

QString Expressions::awaited(const ProgramStep &step) const
{
    const std::optional<Code> made = pythonVerb(step.verb).isAwaited ? call(step) : std::nullopt;
    return made ? made->flat() : QString();
}

QString Expressions::inside(const ProgramStep &step, Inside what) const
{
    const auto blockingCall = [&] { return u"time.sleep, "_s + duration(step.time); };
    switch (what) {
    case Inside::Nothing:
        return {};
    case Inside::Time:
        return duration(step.time);
    case Inside::BlockingCall:
        return blockingCall();
    case Inside::ExecutorCall:
        return m_symbols.resource(step.target) + u", "_s + blockingCall();
    case Inside::Item:
        return item(step);
    case Inside::Condition:
        return u"lambda: "_s + condition(step.predicate);
    case Inside::Count: // notify() wakes one where nothing is said
        return step.count == 1 ? QString() : QString::number(step.count);
    case Inside::Message:
        return m_symbols.words(step).isEmpty() ? QString() : literal(m_symbols.words(step));
    case Inside::Value:
        return value(step).isEmpty() ? u"None"_s : value(step);
    case Inside::Failure:
        return exception(m_symbols.words(step), u"RuntimeError"_s).flat();
    case Inside::Printed:
        return printed(step);
    case Inside::TaskAndFailure:
        return taskOrFuture(step) + u", "_s + inside(step, Inside::Failure);
    case Inside::TaskAndTime:
        return taskOrFuture(step) + u", "_s + inside(step, Inside::Time);
    }
    Q_UNREACHABLE();
}

QString Expressions::duration(const Duration &duration) const
{
    const QString low = seconds(duration.low);
    if (!SymbolTable::isRandom(duration))
        return duration.law == Duration::Law::Fixed ? low : u"0"_s;
    if (duration.law == Duration::Law::Uniform)
        return u"%1.uniform(%2, %3)"_s.arg(m_symbols.random(m_body), low, seconds(duration.high));
    return u"%1.expovariate(1 / %2)"_s.arg(m_symbols.random(m_body), low);
}

QString Expressions::item(const ProgramStep &step) const
{
    const bool hasPriority = m_symbols.program().resources[step.target].order == QueueOrder::Priority;
    const QString plain = plainItem(step);
    return hasPriority ? u"(%1, %2)"_s.arg(QString::number(step.count), plain) : plain;
}

QString Expressions::plainItem(const ProgramStep &step) const
{
    switch (PutChoice(step.choice)) {
    case PutChoice::Forward:
        return m_symbols.name(u"item"_s);
    case PutChoice::Sentinel:
        return u"None"_s;
    case PutChoice::Result:
        return m_symbols.name(u"result"_s);
    case PutChoice::New:
        break;
    }
    if (step.text != 0)
        return literal(m_symbols.words(step));
    const QString &maker = m_symbols.program().bodyName(m_body);
    return m_numbers.isEmpty() ? literal(maker + u" 1"_s) : numbered(maker, m_numbers.back());
}

/// What a step returns, sets or prints; empty for None.
QString Expressions::value(const ProgramStep &step) const
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        return m_symbols.name(u"item"_s);
    case ValueChoice::Result:
        return m_symbols.name(u"result"_s);
    case ValueChoice::Text:
        break;
    }
    return step.text == 0 ? QString() : literal(m_symbols.words(step));
}

QString Expressions::printed(const ProgramStep &step) const
{
    const QString words = literal(m_symbols.words(step));
    if (ValueChoice(step.choice) == ValueChoice::Text)
        return words;
    return m_symbols.words(step).isEmpty() ? value(step) : words + u", "_s + value(step);
}

/// What is awaited is kept where the function uses it.
QString Expressions::resultTarget() const
{
    return m_symbols.usesResult(m_body) ? m_symbols.name(u"result"_s) + u" = "_s : QString();
}

QString Expressions::condition(const ProgramPredicate &predicate) const
{
    using Answer = PredicateInfo::Answer;
    const PredicateInfo &asked = info(predicate.of);
    const QString question = subject(predicate) + asked.python;
    switch (asked.answer) {
    case Answer::Truth:
        return predicate.negated ? u"not "_s + question : question;
    case Answer::NoneMeansYes:
        return question + (predicate.negated ? u" is not None"_s : u" is None"_s);
    case Answer::NoneMeansNo:
        return question + (predicate.negated ? u" is None"_s : u" is not None"_s);
    case Answer::Number:
        break;
    }
    const Predicate::Relation relation =
        predicate.negated ? opposite(predicate.relation) : predicate.relation;
    return u"%1 %2 %3"_s.arg(question, relationKeys()[qsizetype(relation)], QString::number(predicate.value));
}

/// Whom a question is put to.
QString Expressions::subject(const ProgramPredicate &predicate) const
{
    using Subject = PredicateInfo::Subject;
    switch (info(predicate.of).subject) {
    case Subject::Resource:
        return m_symbols.resource(predicate.target);
    case Subject::Task:
        return m_symbols.task(predicate.target);
    case Subject::Item:
        return m_symbols.name(u"item"_s);
    case Subject::Result:
        return m_symbols.name(u"result"_s);
    case Subject::Itself:
        return {};
    }
    Q_UNREACHABLE();
}

Code Expressions::exception(const QString &words, const QString &missing) const
{
    ExceptionWords made = exceptionOf(words, missing);
    made.type = exceptionType(words, missing);
    const QString arguments = made.arguments();
    return arguments.isEmpty() ? Code(made.type) : Code(made.type + u'(', {arguments}, u")"_s);
}

QString Expressions::exceptionType(const QString &words, const QString &missing) const
{
    const ExceptionWords made = exceptionOf(words, missing);
    return made.isOwn ? m_symbols.name(made.type) : made.type;
}

QString Expressions::taskOrFuture(const ProgramStep &step) const
{
    return step.actsOnBody ? m_symbols.task(step.target) : m_symbols.resource(step.target);
}

/// What a get() is assigned to: a PriorityQueue gives pairs.
QString Expressions::itemTarget(quint32 queue) const
{
    const bool hasPriority = m_symbols.program().resources[queue].order == QueueOrder::Priority;
    const QString variable = m_symbols.name(u"item"_s);
    return hasPriority ? m_symbols.name(u"priority"_s) + u", "_s + variable : variable;
}

/// A new task of \a body, made by \a creator: asyncio, or a group.
Code Expressions::created(const QString &creator, quint32 body, bool isNamed) const
{
    std::vector<Code> arguments{m_symbols.function(body) + u"()"_s};
    if (isNamed)
        arguments.emplace_back(u"name="_s + literal(m_symbols.program().bodyName(body)));
    return {creator + u".create_task("_s, std::move(arguments), u")"_s};
}

/// One thing to await. asyncio.wait() takes no coroutines, so there it is a task.
Code Expressions::operand(quint32 at, bool isForWait) const
{
    const ProgramStep &each = step(at);
    const quint32 single = each.verb == Verb::Spawn ? m_symbols.callOf(each.target) : kNone;
    Code made{QString()};
    if (m_made.contains(at))
        made = m_made.value(at);
    else if (each.verb == Verb::Await)
        made = taskOrFuture(each);
    else if (each.verb == Verb::Spawn && single == kNone)
        made =
            isForWait ? created(u"asyncio"_s, each.target, true) : m_symbols.function(each.target) + u"()"_s;
    else if (const QString words = awaited(single != kNone ? step(single) : each);
             isForWait && !words.isEmpty())
        made = Code(u"asyncio.create_task("_s, {words}, u")"_s);
    else
        made = words;
    made.step = at;
    made.call = single;
    return made;
}

std::vector<Code> Expressions::operands(quint32 at) const
{
    std::vector<Code> made;
    for (quint32 each = at + 1; each < step(at).end; each = step(each).end) {
        Code one = operand(each, step(at).verb == Verb::WaitTasks);
        if (!one.flat().isEmpty()) // what cannot be awaited is none
            made.push_back(std::move(one));
    }
    return made;
}

} // namespace signalbox::python
