// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/callreader.h"

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"
#include "engine/python/pythonverbs.h"

#include <algorithm>

namespace signalbox::reading {

using namespace Qt::StringLiterals;
using python::Callee;
using python::Inside;
using python::PythonVerb;

namespace {

/// The variable in which a function keeps what it took, by what it is called unless a node has that name.
bool isItem(const QString &name)
{
    return name.startsWith(u"item"_s);
}

bool isResult(const QString &name)
{
    return name.startsWith(u"result"_s);
}

Predicate::Relation relationOf(syntax::Comparison comparison)
{
    using R = Predicate::Relation;
    using C = syntax::Comparison;
    static const QHash<C, R> relations{{C::Eq, R::Equal},   {C::NotEq, R::NotEqual},
                                       {C::Lt, R::Less},    {C::LtE, R::LessEqual},
                                       {C::Gt, R::Greater}, {C::GtE, R::GreaterEqual}};
    return relations.value(comparison);
}

} // namespace

std::optional<Step> CallReader::stepOf(const Expression *expression, bool isAwaited) const
{
    if (const NamedCall call = callOf(expression))
        return calledStep(call, isAwaited);
    const NodeId target = m_names.taskOrResource(nameOf(expression));
    if (!isAwaited || target == NodeId::None)
        return std::nullopt;
    return stepFor(Verb::Await, target);
}

std::optional<Step> CallReader::calledStep(const NamedCall &call, bool isAwaited) const
{
    if (const NodeId body = m_names.functionOf(call.name); body != NodeId::None && !isAwaited)
        return stepFor(Verb::Call, body);
    const NodeId receiver = m_names.taskOrResource(call.receiver());
    const auto fits = [&](const PythonVerb &row) {
        if (row.isAwaited != isAwaited)
            return false;
        switch (row.callee) {
        case Callee::None:
            return false;
        case Callee::Library:
            return row.name == call.name;
        case Callee::Own: // with a number where a node has that name
            return !call.name.contains(u'.') && call.name.startsWith(row.name);
        case Callee::Loop:
            return receiver == NodeId::None && row.name == call.method();
        case Callee::Resource:
        case Callee::TaskOrFuture:
            return receiver != NodeId::None && row.name == call.method()
                && info(row.verb).targets.contains(m_names.kindOf(receiver));
        }
        Q_UNREACHABLE();
    };
    const auto row = std::find_if(python::kPythonVerbs.begin(), python::kPythonVerbs.end(), fits);
    if (row == python::kPythonVerbs.end())
        return std::nullopt;
    Step step = stepFor(row->verb);
    if (row->callee == Callee::Resource || row->callee == Callee::TaskOrFuture)
        step.target = receiver;
    return readInside(call, step) ? std::optional(step) : std::nullopt;
}

bool CallReader::readInside(const NamedCall &call, Step &step) const
{
    const auto takeTime = [&step](const Expression *expression) {
        const auto time = durationOf(expression);
        step.time = time.value_or(Duration());
        return time.has_value();
    };
    switch (python::pythonVerb(step.verb).inside) {
    case Inside::Nothing:
        return call.count() == 0;
    case Inside::Time:
        return call.count() == 1 && takeTime(call.argument(0));
    case Inside::BlockingCall:
        return call.count() == 2 && takeTime(call.argument(1));
    case Inside::ExecutorCall:
        step.target = m_names.resources.value(nameOf(call.argument(0)));
        return call.count() == 3 && takeTime(call.argument(2));
    case Inside::Item:
        return call.count() == 1 && readItem(call.argument(0), step);
    case Inside::Condition: {
        const auto *lambda = as<syntax::Lambda>(call.argument(0));
        const auto asked = lambda ? predicateOf(lambda->body.get()) : std::nullopt;
        step.predicate = asked.value_or(Predicate());
        return asked.has_value();
    }
    case Inside::Count:
        step.count = integerOf(call.argument(0)).value_or(1);
        return true;
    case Inside::Message:
        step.text = textOf(call.argument(0)).value_or(QString());
        return true;
    case Inside::Value:
        return readValue(isNone(call.argument(0)) ? nullptr : call.argument(0), step);
    case Inside::Failure: {
        const auto words = exceptionOf(call.argument(0));
        step.text = words.value_or(QString());
        return words.has_value();
    }
    case Inside::Printed:
        return readPrinted(call, step);
    case Inside::TaskAndFailure: {
        const auto words = exceptionOf(call.argument(1));
        step.target = m_names.taskOf(nameOf(call.argument(0)));
        step.text = words.value_or(QString());
        return words && step.target != NodeId::None;
    }
    case Inside::TaskAndTime:
        step.target = m_names.taskOf(nameOf(call.argument(0)));
        return step.target != NodeId::None && takeTime(call.argument(1));
    }
    Q_UNREACHABLE();
}

/// A producer's numbered item, an f-string, is known by having no text.
bool CallReader::readItem(const Expression *expression, Step &step)
{
    if (const auto *pair = as<syntax::Tuple>(expression)) {
        const auto priority = pair->elements.size() == 2 ? integerOf(pair->elements[0].get()) : std::nullopt;
        step.count = priority.value_or(0);
        return priority && readItem(pair->elements[1].get(), step);
    }
    const auto words = textOf(expression);
    const QString name = nameOf(expression);
    PutChoice choice = PutChoice::New;
    if (words)
        step.text = *words;
    else if (isNone(expression))
        choice = PutChoice::Sentinel;
    else if (isItem(name))
        choice = PutChoice::Forward;
    else if (isResult(name))
        choice = PutChoice::Result;
    else if (!as<syntax::JoinedStr>(expression))
        return false;
    step.choice = quint8(choice);
    return true;
}

bool CallReader::readValue(const Expression *expression, Step &step)
{
    if (!expression)
        return true;
    const auto words = textOf(expression);
    const QString name = nameOf(expression);
    if (!words && !isItem(name) && !isResult(name))
        return false;
    step.text = words.value_or(QString());
    const ValueChoice given = isItem(name) ? ValueChoice::Item : ValueChoice::Result;
    step.choice = quint8(words ? ValueChoice::Text : given);
    return true;
}

bool CallReader::readPrinted(const NamedCall &call, Step &step)
{
    if (call.count() == 1)
        return readValue(call.argument(0), step);
    const auto words = textOf(call.argument(0));
    if (call.count() != 2 || !words || !readValue(call.argument(1), step))
        return false;
    step.text = *words;
    return step.choice != quint8(ValueChoice::Text);
}

std::optional<QString> CallReader::exceptionTypeOf(const Expression *expression)
{
    const QString name = dottedName(expression);
    if (name.isEmpty() || name.contains(u'('))
        return std::nullopt;
    const QString plain = name.section(u'.', -1);
    // "QueueFull" alone means asyncio's as well, and is how people say it.
    return python::exceptionOf(plain, {}).type == name ? plain : name;
}

std::optional<QString> CallReader::exceptionOf(const Expression *expression) const
{
    const NamedCall call = callOf(expression);
    if (!call)
        return exceptionTypeOf(expression);
    const auto type = exceptionTypeOf(call.call->function.get());
    const auto message = textOf(call.argument(0));
    if (!type || !message || call.count() != 1)
        return std::nullopt;
    return *type + u": "_s + *message;
}

std::optional<Predicate> CallReader::predicateOf(const Expression *expression) const
{
    if (const auto *inverse = as<syntax::UnaryOp>(expression)) {
        auto asked = truthOf(inverse->operand.get());
        if (asked)
            asked->negated = true;
        return asked;
    }
    if (const auto *compare = as<syntax::Compare>(expression))
        return compare->ops.size() == 1 ? comparisonOf(*compare) : std::nullopt;
    return truthOf(expression);
}

/// `event.is_set()`, `barrier.broken`.
std::optional<Predicate> CallReader::truthOf(const Expression *expression) const
{
    const NamedCall call = callOf(expression);
    const QString name = call ? call.name : dottedName(expression);
    const NodeId target = m_names.taskOrResource(name.section(u'.', 0, -2));
    const QString question = u'.' + name.section(u'.', -1) + (call ? u"()"_s : QString());
    for (const PredicateInfo &row : predicateCatalog()) {
        const bool fits = row.answer == PredicateInfo::Answer::Truth && row.python == question
            && target != NodeId::None && row.targets.contains(m_names.kindOf(target));
        if (!fits)
            continue;
        Predicate asked;
        asked.of = row.of;
        asked.target = target;
        return asked;
    }
    return std::nullopt;
}

std::optional<Predicate> CallReader::comparisonOf(const syntax::Compare &compare) const
{
    const NamedCall call = callOf(compare.left.get());
    const QString name = call ? call.name : nameOf(compare.left.get());
    const Expression *right = compare.comparators.front().get();
    const NodeId target = m_names.taskOrResource(call ? call.receiver() : name);
    Predicate asked;
    asked.target = target;
    if (isNone(right)) {
        const bool isNegative = compare.ops.front() == syntax::Comparison::IsNot;
        const bool asksTask = m_names.kindOf(target) == NodeKind::Task;
        if (call)
            asked.of = asksTask ? Predicate::Of::TaskFailed : Predicate::Of::FutureFailed;
        else
            asked.of = isItem(name) ? Predicate::Of::GotSentinel : Predicate::Of::GotNoResult;
        const bool meansNo = info(asked.of).answer == PredicateInfo::Answer::NoneMeansNo;
        asked.negated = meansNo != isNegative;
        const bool isKnown = call ? target != NodeId::None : isItem(name) || isResult(name);
        return isKnown ? std::optional(asked) : std::nullopt;
    }
    const auto value = integerOf(right);
    asked.of = call ? Predicate::Of::Cancelling : Predicate::Of::Counter;
    asked.relation = relationOf(compare.ops.front());
    asked.value = value.value_or(0);
    const bool isKnown = call ? name == info(asked.of).python.chopped(2) : target != NodeId::None;
    return value && isKnown ? std::optional(asked) : std::nullopt;
}

} // namespace signalbox::reading
