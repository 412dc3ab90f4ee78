// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/cursor.h"

namespace signalbox::syntax {

/// Parses expressions (https://docs.python.org/3/reference/grammar.html#full-grammar-specification). A
/// function is called as the rule that it follows, throws Mismatch where the tokens do not, and takes no
/// token too many.
class ExpressionParser : public Cursor {
public:
    using Cursor::Cursor;

    virtual ~ExpressionParser() = default;

protected:
    ExpressionPtr expression();
    ExpressionPtr expressions();
    ExpressionPtr starExpression();
    ExpressionPtr starExpressions();
    ExpressionPtr yieldOrStarExpressions();
    ExpressionPtr namedExpression();
    ExpressionPtr starNamedExpression();
    ExpressionPtr bitwiseOr() { return binary(1); }
    ExpressionPtr constant(Literal value);
    ExpressionPtr nameToken();
    ExpressionPtr numberToken();

    /// The operands of a call, from behind its bracket to behind the other. \a mayGenerate: whether it may be
    /// a generator expression without brackets of its own.
    struct Operands {
        Expressions arguments;
        std::vector<Keyword> keywords;
    };
    enum class Brackets : quint8 { OfCall, OfClass };
    virtual Operands operands(Brackets brackets) = 0;
    /// Parameters up to \a end, which is not taken; with annotations in a def.
    virtual Parameters parameters(Kind end) = 0;
    virtual ExpressionPtr starTargets() = 0;
    /// Behind an expression, at `=`: refuses it where a comparison was meant.
    virtual void refuseAssignment(const ExpressionPtr &value, std::size_t first) = 0;
    virtual ExpressionPtr strings() = 0;

    /// What a token of an assignment stands for, `+=`; nothing for others.
    static std::optional<BinaryOperator> augmented(Kind kind);

    static bool beginsExpression(Kind kind);
    ExpressionPtr primary();
    ExpressionPtr namedRest(ExpressionPtr begun, std::size_t first);
    ExpressionPtr starred(ExpressionPtr value, std::size_t first) const;
    bool isComprehension() { return is(Kind::For) || is(Kind::Async); }
    std::vector<Comprehension> comprehensions();
    [[noreturn]] void refuseStarredComprehension(const Expression &starred);
    [[noreturn]] void refuseBareGenerator(const Expression &element);

private:
    void refuseNeighbour(const ExpressionPtr &value, std::size_t first);
    ExpressionPtr yieldExpression();
    ExpressionPtr disjunction();
    ExpressionPtr conjunction();
    ExpressionPtr inversion();
    ExpressionPtr comparison();
    std::optional<Comparison> comparisonOperator();
    ExpressionPtr binary(int strength);
    ExpressionPtr factor();
    ExpressionPtr power();
    ExpressionPtr awaitPrimary();
    ExpressionPtr atom();
    ExpressionPtr parenthesised();
    ExpressionPtr listDisplay();
    ExpressionPtr braces();
    ExpressionPtr dict(std::size_t first, ExpressionPtr key, ExpressionPtr value);
    ExpressionPtr lambda();
    ExpressionPtr slices();
    ExpressionPtr slice();
    void elementsUntil(Kind end, Expressions &elements);
};

} // namespace signalbox::syntax
