// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/patterns.h"

namespace signalbox::syntax {

/// Parses simple statements, those that stand on one line.
class StatementParser : public PatternParser {
public:
    using PatternParser::PatternParser;

protected:
    using StatementPtr = std::unique_ptr<Statement>;

    /// Those of a line, to its end.
    void simpleStatements(Statements &into);
    /// `[T, *Ts]` where it is there.
    std::vector<TypeParameter> typeParameters();
    StatementPtr makeStatement(Statement::Node node, std::size_t first) const;

private:
    StatementPtr simple();
    StatementPtr assignmentOrExpression();
    StatementPtr assignment(ExpressionPtr target, std::size_t first);
    StatementPtr annotated(ExpressionPtr target, std::size_t first);
    StatementPtr typeAlias();
    TypeParameter typeParameter();
    StatementPtr deletion();
    StatementPtr returning();
    StatementPtr keyword(Statement::Node node);
    template <typename Node> StatementPtr declaration();
    StatementPtr raising();
    StatementPtr assertion();
    StatementPtr importing();
    StatementPtr importingFrom();
    void refuseMissingNames();
    std::vector<ImportedName> importedNames();
    ImportedName importedName(bool mayHaveDots);
    QString dottedWords();
    std::vector<QString> names();
};

} // namespace signalbox::syntax
