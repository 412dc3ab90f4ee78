// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/expressioncompiler.h"

namespace signalbox::evaluator {

/// Whoever writes statements, those inside of others as well.
class StatementWriter {
public:
    virtual ~StatementWriter() = default;
    virtual void all(const syntax::Statements &statements) = 0;
    virtual ExpressionCompiler &expressions() = 0;
    /// The statement that is being written begins again: the next round of a loop.
    virtual void mark() = 0;
};

/// Writes the statements that hold others, and what leaves them: return, break, continue.
class BlockCompiler {
public:
    BlockCompiler(Unit &unit, StatementWriter &statements)
        : m_unit(unit)
        , m_out(unit.out)
        , m_statements(statements)
    {
    }

    void compile(const syntax::For &node);
    void compile(const syntax::While &node);
    void compile(const syntax::If &node);
    void compile(const syntax::With &node);
    void compile(const syntax::Match &node);
    void compile(const syntax::Try &node);
    /// break, or else continue.
    void leaveLoop(bool isBreak);
    /// Returns what is on top, past all blocks.
    void leaveFunction();

private:
    void asyncFor(const syntax::For &node);
    void with(const syntax::With &node, std::size_t at);
    void callExit(bool isAsync);
    void tryFinally(const syntax::Try &node);
    void tryExcept(const syntax::Try &node);
    void handlers(const syntax::Try &node, Assembler::Label &end);
    void handler(const syntax::ExceptHandler &handler, Assembler::Cover &cleanup, Assembler::Label &end);
    void groupHandlers(const syntax::Try &node, Assembler::Label &end);
    void groupHandler(const syntax::ExceptHandler &handler);
    void forget(const QString &name);
    void past(const Block &block, bool keepsTop);
    void pastFinally(const Block &block, bool keepsTop);
    void push(Block block) { m_unit.blocks.push_back(std::move(block)); }
    void pop() { m_unit.blocks.pop_back(); }

    Unit &m_unit;
    Assembler &m_out;
    StatementWriter &m_statements;
};

} // namespace signalbox::evaluator
