// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/expressioncompiler.h"

namespace signalbox::evaluator {

/// Writes what the patterns of a `match` ask. A name is bound as soon as its part fits.
class PatternCompiler {
public:
    PatternCompiler(Unit &unit, ExpressionCompiler &expressions)
        : m_unit(unit)
        , m_out(unit.out)
        , m_expressions(expressions)
    {
    }
    /// Whether what is on top fits \a pattern; goes to \a fail where it does not. It stays on top either way.
    void match(const syntax::Pattern &pattern, Assembler::Label &fail);

private:
    using Label = Assembler::Label;
    void match(const syntax::MatchValue &node, Label &fail);
    void match(const syntax::MatchSingleton &node, Label &fail);
    void match(const syntax::MatchSequence &node, Label &fail);
    void match(const syntax::MatchMapping &node, Label &fail);
    void match(const syntax::MatchClass &node, Label &fail);
    void match(const syntax::MatchStar &node, Label &fail);
    void match(const syntax::MatchAs &node, Label &fail);
    void match(const syntax::MatchOr &node, Label &fail);
    void items(const std::vector<const syntax::Pattern *> &patterns, Label &fail);
    void failIfNone(int below, Label &fail);
    void bind(const std::optional<QString> &name);

    Unit &m_unit;
    Assembler &m_out;
    ExpressionCompiler &m_expressions;
};

} // namespace signalbox::evaluator
