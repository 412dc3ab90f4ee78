// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/blockcompiler.h"
#include "engine/evaluator/expressioncompiler.h"

namespace signalbox::evaluator {

/// A docstring as __doc__ has it: since 3.13 without the blanks that all lines after the first begin with.
QString cutDocumentation(const QString &text, PythonVersion version);

/// Writes the code of statements, in the order of the text.
class StatementCompiler final : public StatementWriter {
public:
    explicit StatementCompiler(Unit &unit)
        : m_unit(unit)
        , m_out(unit.out)
        , m_expressions(unit)
        , m_blocks(unit, *this)
    {
    }

    void all(const syntax::Statements &statements) override;
    ExpressionCompiler &expressions() override { return m_expressions; }
    void mark() override { m_out.emit(Op::Statement, m_unit.parent); }

private:
    void one(const syntax::Statement &statement);
    int numberOf(const syntax::Statement &statement);

    void compile(const syntax::FunctionDef &node);
    void compile(const syntax::ClassDef &node);
    void compile(const syntax::Return &node);
    void compile(const syntax::Delete &node);
    void compile(const syntax::Assign &node);
    void compile(const syntax::TypeAlias &node);
    void compile(const syntax::AugAssign &node) { m_expressions.augmented(node); }
    void compile(const syntax::AnnAssign &node);
    void compile(const syntax::For &node) { m_blocks.compile(node); }
    void compile(const syntax::While &node) { m_blocks.compile(node); }
    void compile(const syntax::If &node) { m_blocks.compile(node); }
    void compile(const syntax::With &node) { m_blocks.compile(node); }
    void compile(const syntax::Match &node) { m_blocks.compile(node); }
    void compile(const syntax::Raise &node);
    void compile(const syntax::Try &node) { m_blocks.compile(node); }
    void compile(const syntax::Assert &node);
    void checkImported(const QString &module);
    void compile(const syntax::Import &node);
    void compile(const syntax::ImportFrom &node);
    void compile(const syntax::Global &) { }
    void compile(const syntax::Nonlocal &) { }
    void compile(const syntax::ExpressionStatement &node);
    void compile(const syntax::Pass &) { }
    void compile(const syntax::Break &) { m_blocks.leaveLoop(true); }
    void compile(const syntax::Continue &) { m_blocks.leaveLoop(false); }

    void decorate(const syntax::Expressions &decorators);
    void callDecorators(const syntax::Expressions &decorators);
    bool annotations(const syntax::FunctionDef &node);
    void annotation(ExpressionCompiler &into, const syntax::Expression &expression);

    Unit &m_unit;
    Assembler &m_out;
    ExpressionCompiler m_expressions;
    BlockCompiler m_blocks;
};

} // namespace signalbox::evaluator
