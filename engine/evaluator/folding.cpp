// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/folding.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace signalbox::evaluator {

namespace {

/// How many bits an int has that is written as such; none of what is no int.
std::optional<double> bitsOfInt(const syntax::Expression &expression)
{
    if (const auto *unary = std::get_if<syntax::UnaryOp>(&expression.node))
        return bitsOfInt(*unary->operand);
    const auto *constant = std::get_if<syntax::Constant>(&expression.node);
    const auto *number = constant ? std::get_if<syntax::IntegerLiteral>(&constant->value) : nullptr;
    if (!number)
        return {};
    return std::floor(std::log2(std::max(1.0, number->digits.toDouble()))) + 1;
}

/// Whether CPython's compiler works out `left op right` of what it knows. What it gives up because it
/// raises, raises here as well.
bool isFoldedOperation(const syntax::BinOp &node)
{
    constexpr double mostBits = 128;
    const auto left = bitsOfInt(*node.left), right = bitsOfInt(*node.right);
    const auto *constant = std::get_if<syntax::Constant>(&node.right->node);
    const auto *number = constant ? std::get_if<syntax::IntegerLiteral>(&constant->value) : nullptr;
    switch (node.op) {
    case syntax::BinaryOperator::MatMult:
        return false;
    case syntax::BinaryOperator::Mult:
        return !left || !right || *left + *right <= mostBits;
    case syntax::BinaryOperator::Pow:
        return !left || !number || *left * number->digits.toDouble() <= mostBits;
    case syntax::BinaryOperator::LShift:
        return !left || !number || *left + number->digits.toDouble() <= mostBits;
    case syntax::BinaryOperator::Add:
    case syntax::BinaryOperator::Sub:
    case syntax::BinaryOperator::Div:
    case syntax::BinaryOperator::FloorDiv:
    case syntax::BinaryOperator::Mod:
    case syntax::BinaryOperator::RShift:
    case syntax::BinaryOperator::BitAnd:
    case syntax::BinaryOperator::BitXor:
    case syntax::BinaryOperator::BitOr:
        return true;
    }
    return false;
}

/// Whether CPython's compiler knows the value already.
bool isFolded(const syntax::Expression &expression)
{
    if (const auto *unary = std::get_if<syntax::UnaryOp>(&expression.node))
        return isFolded(*unary->operand);
    if (const auto *binary = std::get_if<syntax::BinOp>(&expression.node))
        return isFolded(*binary->left) && isFolded(*binary->right) && isFoldedOperation(*binary);
    if (const auto *tuple = std::get_if<syntax::Tuple>(&expression.node))
        return std::all_of(tuple->elements.begin(), tuple->elements.end(),
                           [](const auto &each) { return isFolded(*each); });
    return std::holds_alternative<syntax::Constant>(expression.node);
}

} // namespace

bool areFolded(const syntax::Expressions &expressions)
{
    return expressions.size() > 2
        && std::all_of(expressions.begin(), expressions.end(),
                       [](const auto &each) { return isFolded(*each); });
}

} // namespace signalbox::evaluator
