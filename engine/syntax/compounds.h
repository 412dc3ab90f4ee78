// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/statements.h"

namespace signalbox::syntax {

/// Parses statements that hold others, and whole texts.
class CompoundParser : public StatementParser {
public:
    using StatementParser::StatementParser;

    Module module();
    ExpressionPtr onlyExpression();

private:
    void statement(Statements &into);
    StatementPtr compound();
    /// \a owner in the words of a fault, \a first the token it begins with.
    Statements block(const char *owner, std::size_t first);
    void refuseMissingBlock(const char *owner, std::size_t first);
    void colon();
    StatementPtr decorated();
    StatementPtr function(Expressions decorators, std::size_t first);
    StatementPtr classDefinition(Expressions decorators);
    StatementPtr ifStatement();
    Statements elseBlock();
    StatementPtr whileStatement();
    StatementPtr forStatement(std::size_t first);
    StatementPtr withStatement(std::size_t first);
    bool parenthesisedItems(std::vector<WithItem> &items);
    WithItem withItem();
    StatementPtr tryStatement();
    ExceptHandler handler(bool isStar);
    StatementPtr asyncStatement();
    StatementPtr matchStatement();
    ExpressionPtr matchSubject();
    MatchCase matchCase();
};

} // namespace signalbox::syntax
