// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/evaluator.h"

#include "engine/builtins/builtinfunctions.h"
#include "engine/evaluator/machine.h"
#include "engine/objects/bytes.h"
#include "engine/objects/texts.h"
#include "engine/operations/functions.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

Value objectOf(Context &context, const syntax::Literal &literal)
{
    struct Maker {
        Context &context;
        Value operator()(syntax::NoneLiteral) const { return Value::none(); }
        Value operator()(syntax::EllipsisLiteral) const { return Value::ellipsis(); }
        Value operator()(bool on) const { return Value::boolean(on); }
        Value operator()(const syntax::IntegerLiteral &number) const
        {
            bool fits = false;
            const qint64 small = number.digits.toLongLong(&fits);
            return fits ? Value::integer(small)
                        : call(context, builtinNamed("int"),
                               makeText(context.heap(), std::string_view(number.digits.constData(), std::size_t(number.digits.size()))));
        }
        Value operator()(double number) const { return Value::real(number); }
        Value operator()(const syntax::ImaginaryLiteral &) const { return {}; } // refused when compiled
        Value operator()(const std::u32string &text) const { return makeText(context.heap(), text); }
        Value operator()(const QByteArray &bytes) const
        {
            return makeBytes(context.heap(), bytes.toStdString());
        }
    };
    return std::visit(Maker{context}, literal);
}

} // namespace

int Module::placeOf(const QString &name)
{
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd())
        return *known;
    m_places.insert(name, int(m_names.size()));
    m_names.append(name);
    m_values.emplace_back();
    return int(m_names.size()) - 1;
}

void Module::clear()
{
    m_values.assign(m_values.size(), Value());
}

std::unique_ptr<Loaded> Evaluator::load(const Code &code)
{
    auto loaded = std::make_unique<Loaded>();
    loaded->code = &code;
    for (const syntax::Literal &literal : code.literals)
        loaded->literals.push_back(objectOf(m_context, literal));
    for (const QString &name : code.names) {
        loaded->names.push_back(makeText(m_context.heap(), name));
        loaded->methodNames.push_back(name.toStdString());
        loaded->globals.push_back(m_module.placeOf(name));
        loaded->builtins.push_back(builtinNamed(name.toStdString()));
    }
    for (const std::vector<QString> &names : code.keywords) {
        std::vector<Value> texts;
        for (const QString &name : names)
            texts.push_back(makeText(m_context.heap(), name));
        loaded->keywords.push_back(std::move(texts));
    }
    for (const auto &inner : code.inner)
        loaded->inner.push_back(load(*inner));
    return loaded;
}

Outcome Evaluator::run(Evaluation &evaluation)
{
    return Machine(*this, m_module, evaluation).run();
}

Value Evaluator::runAtOnce(Evaluation &evaluation)
{
    for (;;) {
        const Outcome outcome = run(evaluation);
        if (outcome == Outcome::Finished)
            return evaluation.pop();
        if (outcome != Outcome::Called || !m_context.caller())
            return {};
        Value result = m_context.caller()->call(m_context, evaluation.called(), argumentsOf(evaluation));
        if (result.isMissing())
            return {};
        finishCall(evaluation, std::move(result));
    }
}

Value Evaluator::makeLocals(const QStringList &names, const Value &outer)
{
    return m_context.heap().adopt(new Locals(names, outer));
}

Arguments Evaluator::argumentsOf(const Evaluation &evaluation)
{
    const bool isSpread = evaluation.isSpread;
    const Value *first
        = isSpread ? evaluation.arguments.data() : evaluation.stack.data() + evaluation.top - evaluation.calls;
    if (!isSpread && evaluation.keywords == 0)
        return {first, qsizetype(evaluation.calls), {}};
    const auto &names
        = isSpread ? evaluation.names : evaluation.loaded->keywords[std::size_t(evaluation.keywords) - 1];
    return {first, qsizetype(evaluation.calls - names.size()), names};
}

void Evaluator::finishCall(Evaluation &evaluation, Value result)
{
    if (evaluation.isSpread) {
        evaluation.arguments.clear();
        evaluation.names.clear();
    } else {
        for (std::size_t at = 0; at < evaluation.calls; ++at)
            evaluation.pop();
    }
    evaluation.stack[evaluation.top - 1] = std::move(result);
}

} // namespace signalbox::evaluator
