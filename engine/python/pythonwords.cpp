// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"
#include "engine/python/pythonwriter.h"

namespace signalbox::python {

using namespace Qt::StringLiterals;

/// A coroutine, or what else can be awaited, without its `await`; empty where \a step is no such thing.
QString Writer::call(const ProgramStep &step) const
{
    const auto on = [&](const QString &method) { return m_scope.resource(step.target) + method; };
    switch (step.verb) {
    case Verb::Sleep:
        return u"asyncio.sleep("_s + duration(step.time) + u')';
    case Verb::ToThread:
        return u"asyncio.to_thread(time.sleep, "_s + duration(step.time) + u')';
    case Verb::RunInExecutor:
        return u"%1.run_in_executor(%2, time.sleep, %3)"_s.arg(
            m_scope.name(u"loop"_s), m_scope.resource(step.target), duration(step.time));
    case Verb::Put:
        return on(u".put("_s) + item(step) + u')';
    case Verb::Get:
        return on(u".get()"_s);
    case Verb::Join:
        return on(u".join()"_s);
    case Verb::Acquire:
        return on(u".acquire()"_s);
    case Verb::Wait:
        return on(u".wait()"_s);
    case Verb::WaitUntil:
        return on(u".wait_for(lambda: "_s) + condition(step.predicate) + u')';
    case Verb::Reset:
        return on(u".reset()"_s);
    case Verb::Abort:
        return on(u".abort()"_s);
    default:
        return {};
    }
}

QString Writer::duration(const Duration &duration) const
{
    const QString low = seconds(duration.low);
    if (!Scope::isRandom(duration))
        return duration.law == Duration::Law::Fixed ? low : u"0"_s;
    if (duration.law == Duration::Law::Uniform)
        return u"%1.uniform(%2, %3)"_s.arg(m_scope.random(m_body), low, seconds(duration.high));
    return u"%1.expovariate(1 / %2)"_s.arg(m_scope.random(m_body), low);
}

QString Writer::item(const ProgramStep &step) const
{
    const bool hasPriority = m_scope.program().resources[step.target].order == QueueOrder::Priority;
    const QString plain = plainItem(step);
    return hasPriority ? u"(%1, %2)"_s.arg(QString::number(step.count), plain) : plain;
}

QString Writer::plainItem(const ProgramStep &step) const
{
    switch (PutChoice(step.choice)) {
    case PutChoice::Forward:
        return m_scope.name(u"item"_s);
    case PutChoice::Sentinel:
        return u"None"_s;
    case PutChoice::Result:
        return m_scope.name(u"result"_s);
    case PutChoice::New:
        break;
    }
    if (step.text != 0)
        return literal(m_scope.words(step));
    const QString &maker = m_scope.program().bodyName(m_body);
    return m_numbers.isEmpty() ? literal(maker + u" 1"_s) : numbered(maker, m_numbers.back());
}

/// What a step returns, sets or prints; empty for None.
QString Writer::value(const ProgramStep &step) const
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        return m_scope.name(u"item"_s);
    case ValueChoice::Result:
        return m_scope.name(u"result"_s);
    case ValueChoice::Text:
        break;
    }
    return step.text == 0 ? QString() : literal(m_scope.words(step));
}

QString Writer::printed(const ProgramStep &step) const
{
    const QString words = literal(m_scope.words(step));
    if (ValueChoice(step.choice) == ValueChoice::Text)
        return words;
    return m_scope.words(step).isEmpty() ? value(step) : words + u", "_s + value(step);
}

/// What is awaited is kept where the function uses it.
QString Writer::resultTarget() const
{
    return m_scope.usesResult(m_body) ? m_scope.name(u"result"_s) + u" = "_s : QString();
}

QString Writer::condition(const ProgramPredicate &predicate) const
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
QString Writer::subject(const ProgramPredicate &predicate) const
{
    using Subject = PredicateInfo::Subject;
    switch (info(predicate.of).subject) {
    case Subject::Resource:
        return m_scope.resource(predicate.target);
    case Subject::Task:
        return m_scope.task(predicate.target);
    case Subject::Item:
        return m_scope.name(u"item"_s);
    case Subject::Result:
        return m_scope.name(u"result"_s);
    case Subject::Itself:
        return {};
    }
    Q_UNREACHABLE();
}

QString Writer::exception(const QString &words, const QString &missing) const
{
    ExceptionWords made = exceptionOf(words, missing);
    made.type = exceptionType(words, missing);
    return made.made();
}

QString Writer::exceptionType(const QString &words, const QString &missing) const
{
    const ExceptionWords made = exceptionOf(words, missing);
    return made.isOwn ? m_scope.name(made.type) : made.type;
}

QString Writer::taskOrFuture(const ProgramStep &step) const
{
    return step.actsOnBody ? m_scope.task(step.target) : m_scope.resource(step.target);
}

/// What a get() is assigned to: a PriorityQueue gives pairs.
QString Writer::itemTarget(quint32 queue) const
{
    const bool hasPriority = m_scope.program().resources[queue].order == QueueOrder::Priority;
    const QString &variable = m_scope.name(u"item"_s);
    return hasPriority ? m_scope.name(u"priority"_s) + u", "_s + variable : variable;
}

/// A new task of \a body, made by \a creator: asyncio, or a group.
Code Writer::created(const QString &creator, quint32 body, bool isNamed) const
{
    std::vector<Code> arguments{m_scope.function(body) + u"()"_s};
    if (isNamed)
        arguments.emplace_back(u"name="_s + literal(m_scope.program().bodyName(body)));
    return {creator + u".create_task("_s, std::move(arguments), u")"_s};
}

/// One thing to await. asyncio.wait() takes no coroutines, so there it is a task.
Code Writer::operand(quint32 at, bool isForWait) const
{
    const ProgramStep &each = step(at);
    const quint32 single = each.verb == Verb::Spawn ? m_scope.callOf(each.target) : kNone;
    Code made{QString()};
    if (m_made.contains(at))
        made = m_made.value(at);
    else if (each.verb == Verb::Await)
        made = taskOrFuture(each);
    else if (each.verb == Verb::Spawn && single == kNone)
        made = isForWait ? created(u"asyncio"_s, each.target, true) : m_scope.function(each.target) + u"()"_s;
    else if (const QString words = call(single != kNone ? step(single) : each); isForWait && !words.isEmpty())
        made = Code(u"asyncio.create_task("_s, {words}, u")"_s);
    else
        made = words;
    made.step = at;
    made.call = single;
    return made;
}

std::vector<Code> Writer::operands(quint32 at) const
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
