// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/formerfstrings.h"
#include "engine/syntax/operands.h"

namespace signalbox::syntax {

/// Parses what stands in quotes: strings, bytes and f-strings, several of which may stand one behind another.
/// An f-string is one token in Python 3.11, whose fields are cut out and parsed by a parser of their own;
/// later it is several (PEP 701).
class StringParser : public OperandParser, private FStringHost {
public:
    using OperandParser::OperandParser;

    /// A parser of the text of a field, in parentheses, of an f-string of Python 3.11. Its nodes are moved by
    /// \a lines and, on its first line, \a columns.
    StringParser(Lexer &lexer, int lines, int columns);
    ExpressionPtr fieldOfFString();

    virtual ~StringParser() = default;

protected:
    ExpressionPtr strings() final;

private:
    ExpressionPtr node(Expression::Node node, const Span &span) const final
    {
        return make(std::move(node), span);
    }
    ExpressionPtr parsedField(const QByteArray &text, int lines, int columns) final;
    [[noreturn]] void refuseString(const QString &message) final { refuse(message); }

    /// What literals and fields came to, and what they were.
    struct Pieces {
        Expressions values;
        bool sawText = false;
        bool sawBytes = false;
        bool sawFields = false; ///< an f-string
    };
    void stringToken(Pieces &pieces);
    void fString(Pieces &pieces);
    void field(Expressions &values);
    ExpressionPtr fieldValue();
    void refuseUnless(bool isRight, const QString &message);
    void debugText(Expressions &values, const Token &opening, const Token &end, const Span &span);
    ExpressionPtr formatSpec();
    int conversion(Token &word);
    std::u32string decoded(QByteArrayView text, bool isRaw) final;
    ExpressionPtr text(std::u32string value, const Span &span, bool isMarked = false) const;
    ExpressionPtr joined(Pieces pieces, std::size_t first);
    ExpressionPtr joinedBytes(Pieces pieces, std::size_t first);
    ExpressionPtr formerStrings(std::size_t first);
};

} // namespace signalbox::syntax
