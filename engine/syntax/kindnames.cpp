// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/kindnames.h"

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the alternatives of Expression::Node.
constexpr const char *kNames[] = {"expression",
                                  "named expression",
                                  "expression",
                                  "expression",
                                  "lambda",
                                  "conditional expression",
                                  "dict literal",
                                  "set display",
                                  "list comprehension",
                                  "set comprehension",
                                  "dict comprehension",
                                  "generator expression",
                                  "await expression",
                                  "yield expression",
                                  "yield expression",
                                  "comparison",
                                  "function call",
                                  "f-string expression",
                                  "f-string expression",
                                  "literal",
                                  "attribute",
                                  "subscript",
                                  "starred",
                                  "name",
                                  "list",
                                  "tuple",
                                  "slice"};
static_assert(std::size(kNames) == std::variant_size_v<Expression::Node>);

struct NameOfLiteral {
    QString operator()(NoneLiteral) const { return u"None"_s; }
    QString operator()(EllipsisLiteral) const { return u"ellipsis"_s; }
    QString operator()(bool value) const { return value ? u"True"_s : u"False"_s; }
    template <typename Other> QString operator()(const Other &) const { return u"literal"_s; }
};

} // namespace

QString nameOfKind(const Expression &expression)
{
    if (const auto *constant = std::get_if<Constant>(&expression.node))
        return std::visit(NameOfLiteral(), constant->value);
    return QLatin1StringView(kNames[expression.node.index()]);
}

const Expression *invalidTarget(const Expression &expression, Context context)
{
    const auto among = [context](const Expressions &elements) -> const Expression * {
        for (const ExpressionPtr &each : elements) {
            if (const Expression *wrong = invalidTarget(*each, context))
                return wrong;
        }
        return nullptr;
    };
    if (const auto *list = std::get_if<List>(&expression.node))
        return among(list->elements);
    if (const auto *tuple = std::get_if<Tuple>(&expression.node))
        return among(tuple->elements);
    if (const auto *star = std::get_if<Starred>(&expression.node); star && context != Context::Del)
        return invalidTarget(*star->value, context);
    const bool isTarget = std::holds_alternative<Name>(expression.node)
        || std::holds_alternative<Subscript>(expression.node)
        || std::holds_alternative<Attribute>(expression.node);
    return isTarget ? nullptr : &expression;
}

bool bindsAsOperand(const Expression &expression)
{
    if (const auto *constant = std::get_if<Constant>(&expression.node))
        return !std::holds_alternative<bool>(constant->value)
            && !std::holds_alternative<NoneLiteral>(constant->value);
    if (const auto *unary = std::get_if<UnaryOp>(&expression.node))
        return unary->op != UnaryOperator::Not;
    const auto &node = expression.node;
    return !std::holds_alternative<List>(node) && !std::holds_alternative<Tuple>(node)
        && !std::holds_alternative<GeneratorExp>(node) && !std::holds_alternative<BoolOp>(node)
        && !std::holds_alternative<Compare>(node) && !std::holds_alternative<IfExp>(node)
        && !std::holds_alternative<Lambda>(node) && !std::holds_alternative<NamedExpr>(node)
        && !std::holds_alternative<Starred>(node) && !std::holds_alternative<Yield>(node)
        && !std::holds_alternative<YieldFrom>(node);
}

} // namespace signalbox::syntax
