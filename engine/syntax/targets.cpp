// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/targets.h"

#include "engine/syntax/kindnames.h"

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

void TargetParser::refuseAssignment(const ExpressionPtr &value, std::size_t first)
{
    const std::size_t at = m_at;
    const bool isName = std::holds_alternative<Name>(value->node) && m_at == first + 1;
    if (!bindsAsOperand(*value))
        return;
    ExpressionPtr other;
    const bool isComparison = attempt([&] {
        ++m_at;
        other = bitwiseOr();
        if (is(Kind::Equal) || is(Kind::ColonEqual))
            mismatch();
    });
    if (isComparison && isName)
        refuse(u"invalid syntax. Maybe you meant '==' or ':=' instead of '='?"_s,
               across(value->span, other->span));
    if (isComparison)
        refuse(u"cannot assign to %1 here. Maybe you meant '==' instead of '='?"_s.arg(nameOfKind(*value)),
               value->span);
    m_at = at;
}

void TargetParser::refuseTarget(const Expression &expression, Context context)
{
    const Expression *wrong = invalidTarget(expression, context);
    if (!wrong)
        mismatch();
    refuse(
        (context == Context::Del ? u"cannot delete %1"_s : u"cannot assign to %1"_s).arg(nameOfKind(*wrong)),
        wrong->span);
}

void TargetParser::makeTarget(Expression &expression, Context context)
{
    const auto makeAll = [context](Expressions &elements) {
        for (const ExpressionPtr &each : elements)
            makeTarget(*each, context);
    };
    if (auto *id = std::get_if<Name>(&expression.node)) {
        id->context = context;
    } else if (auto *attribute = std::get_if<Attribute>(&expression.node)) {
        attribute->context = context;
    } else if (auto *subscript = std::get_if<Subscript>(&expression.node)) {
        subscript->context = context;
    } else if (auto *tuple = std::get_if<Tuple>(&expression.node)) {
        tuple->context = context;
        makeAll(tuple->elements);
    } else if (auto *list = std::get_if<List>(&expression.node)) {
        list->context = context;
        makeAll(list->elements);
    } else if (auto *star = std::get_if<Starred>(&expression.node); star && context == Context::Store) {
        star->context = context;
        if (std::holds_alternative<Starred>(star->value->node))
            mismatch();
        makeTarget(*star->value, context);
    } else {
        mismatch();
    }
}

ExpressionPtr TargetParser::starTarget()
{
    const Level level(*this);
    const std::size_t first = m_at;
    if (accept(Kind::Star)) {
        if (is(Kind::Star))
            mismatch();
        ExpressionPtr value = starTarget();
        return make(Starred{.value = std::move(value), .context = Context::Store}, since(first));
    }
    ExpressionPtr target = primary();
    makeTarget(*target, Context::Store);
    return target;
}

ExpressionPtr TargetParser::starTargets()
{
    const std::size_t first = m_at;
    ExpressionPtr one = starTarget();
    if (!is(Kind::Comma))
        return one;
    Expressions elements;
    elements.push_back(std::move(one));
    while (accept(Kind::Comma) && beginsExpression(kind()))
        elements.push_back(starTarget());
    return make(Tuple{.elements = std::move(elements), .context = Context::Store}, since(first));
}

ExpressionPtr TargetParser::delTarget()
{
    ExpressionPtr target = primary();
    makeTarget(*target, Context::Del);
    return target;
}

} // namespace signalbox::syntax
