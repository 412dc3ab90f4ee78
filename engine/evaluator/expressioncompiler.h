// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/unit.h"

#include <functional>

namespace signalbox::evaluator {

/// Walks an expression and writes its code, in the order in which Python evaluates
/// (https://docs.python.org/3/reference/expressions.html#evaluation-order).
class ExpressionCompiler {
public:
    explicit ExpressionCompiler(Unit &unit)
        : m_unit(unit)
        , m_out(unit.out)
    {
    }

    void value(const syntax::Expression &expression);
    /// Goes to \a to where \a test comes out as \a jumpsIf, without making a bool of `not`, `and`, `or`.
    void condition(const syntax::Expression &test, bool jumpsIf, Assembler::Label &to);
    /// Into \a target goes what is on top.
    void store(const syntax::Expression &target);
    void remove(const syntax::Expression &target);
    void augmented(const syntax::AugAssign &assignment);
    /// Arguments of a call or bases of a class: a tuple, and where \a hasNames a dict.
    void spreadArguments(const syntax::Expressions &arguments, const std::vector<syntax::Keyword> &keywords,
                         bool hasNames);
    void text(const QString &text) { m_out.text(text); }
    /// Awaits what is on top.
    void await(AwaitedBy by = AwaitedBy::Await);
    /// Defaults of parameters onto the stack; gives FunctionParts.
    int defaults(const syntax::Parameters &parameters);
    void refuse(const QString &reason) { m_unit.refuse(reason); }

private:
    void compile(const syntax::BoolOp &node);
    void compile(const syntax::NamedExpr &node);
    void compile(const syntax::BinOp &node);
    void compile(const syntax::UnaryOp &node);
    void compile(const syntax::Lambda &node);
    void compile(const syntax::IfExp &node);
    void compile(const syntax::Dict &node);
    void compile(const syntax::Set &node) { display(node.elements, Op::BuildSet, Op::SetAdd, Op::SetUpdate); }
    void compile(const syntax::ListComp &node);
    void compile(const syntax::SetComp &node);
    void compile(const syntax::DictComp &node);
    void compile(const syntax::GeneratorExp &node);
    void compile(const syntax::Await &node);
    void compile(const syntax::Yield &node);
    void compile(const syntax::YieldFrom &node);
    void compile(const syntax::Compare &node);
    void compile(const syntax::Call &node);
    void compile(const syntax::FormattedValue &node);
    void compile(const syntax::JoinedStr &node);
    void compile(const syntax::Constant &node);
    void compile(const syntax::Attribute &node);
    void compile(const syntax::Subscript &node);
    void compile(const syntax::Starred &node);
    void compile(const syntax::Name &node) { m_unit.load(node.id); }
    void compile(const syntax::List &node)
    {
        display(node.elements, Op::BuildList, Op::ListAppend, Op::ListExtend);
    }
    void compile(const syntax::Tuple &node);
    void compile(const syntax::Slice &node);

    using Element = std::function<void(int depth)>;
    void display(const syntax::Expressions &elements, Op build, Op add, Op extend);
    void pairs(const syntax::Dict &node, std::size_t begin, std::size_t end);
    void comprehension(const void *node, const std::vector<syntax::Comprehension> &generators, Op build,
                       const Element &element);
    void loop(const std::vector<syntax::Comprehension> &generators, std::size_t at, const Element &element);
    void asyncLoop(const std::vector<syntax::Comprehension> &generators, std::size_t at,
                   const Element &element);
    void iterable(const syntax::Expression &expression)
    {
        ++m_unit.compilation.iterables;
        value(expression);
        --m_unit.compilation.iterables;
    }
    void comparison(syntax::Comparison op);
    bool callSpecially(const syntax::Call &node);
    void callSpread(const syntax::Call &node);
    void storeInto(const syntax::Expressions &targets);

    Unit &m_unit;
    Assembler &m_out;
};

/// What every function, class and module begins with.
void beginCode(Unit &unit);
/// Code of the parameters and the expression of a lambda, or of a function that comes to an expression.
std::shared_ptr<const Code> compileBody(Unit &unit, const syntax::Expression &body);

bool isStarred(const syntax::Expression &expression);
const syntax::Expression &starredValue(const syntax::Expression &starred);

} // namespace signalbox::evaluator
