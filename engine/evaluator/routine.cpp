// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/routine.h"

#include "engine/objects/textbuilder.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// "2 required positional arguments: 'a' and 'b'".
std::string missingArguments(const QStringList &names)
{
    std::string words = std::to_string(names.size()) + " required positional argument"
        + (names.size() == 1 ? ": " : "s: ");
    for (qsizetype at = 0; at < names.size(); ++at) {
        if (at > 0)
            words += at + 1 < names.size() ? ", " : names.size() == 2 ? " and " : ", and ";
        words += "'" + names[at].toStdString() + "'";
    }
    return words;
}

} // namespace

Lambda::Lambda(Evaluator &evaluator, const Loaded &loaded, Value outer)
    : Opaque(*builtinType("function"))
    , m_evaluator(evaluator)
    , m_loaded(loaded)
    , m_outer(std::move(outer))
{
}

Value Lambda::call(Context &context, const Arguments &arguments)
{
    const int expected = m_loaded.code->parameters;
    if (arguments.hasKeywords() || arguments.count > expected)
        return context.typeError("<lambda>() takes " + std::to_string(expected) + " positional argument"
                                 + (expected == 1 ? "" : "s") + " but " + std::to_string(arguments.count)
                                 + (arguments.count == 1 ? " was given" : " were given"));
    if (arguments.count < expected)
        return context.typeError("<lambda>() missing " + missingArguments(m_loaded.code->variables.mid(arguments.count, expected - arguments.count)));
    const Nesting nesting(context, "");
    if (nesting.isTooDeep())
        return {};
    const Value locals = m_evaluator.makeLocals(m_loaded.code->variables, m_outer);
    for (int at = 0; at < expected; ++at)
        Locals::of(locals)->values[std::size_t(at)] = arguments[at];
    Evaluation evaluation(m_loaded, locals);
    return m_evaluator.runAtOnce(evaluation);
}

bool Lambda::represent(Context &, TextBuilder &out)
{
    out.append(std::string_view("<function <lambda> at "));
    out.appendAddress(this);
    out.append(U'>');
    return true;
}

Generator::Generator(Evaluator &evaluator, const Loaded &loaded, const Value &outer, Value iterator)
    : Iterator("generator")
    , m_evaluator(evaluator)
    , m_evaluation(loaded, evaluator.makeLocals(loaded.code->variables, outer))
{
    m_evaluation.push(std::move(iterator));
}

Value Generator::next(Context &context)
{
    if (m_isOver)
        return {};
    if (m_isRunning)
        return context.valueError("generator already executing");
    m_isRunning = true;
    Outcome outcome = m_evaluator.run(m_evaluation);
    while (outcome == Outcome::Called) {
        Value result = context.caller()->call(context, m_evaluation.called(), Evaluator::argumentsOf(m_evaluation));
        if (result.isMissing())
            break;
        Evaluator::finishCall(m_evaluation, std::move(result));
        outcome = m_evaluator.run(m_evaluation);
    }
    m_isRunning = false;
    if (outcome == Outcome::Yielded)
        return m_evaluation.pop();
    m_isOver = true;
    dropValues();
    return {};
}

void Generator::dropValues()
{
    m_evaluation.locals = {};
    std::vector<Value>().swap(m_evaluation.stack);
    m_isOver = true;
}

} // namespace signalbox::evaluator
