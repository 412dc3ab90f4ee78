// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/numberreader.h"

#include <vector>

namespace signalbox::syntax {

/// Cuts a text into tokens as CPython's tokenizer does
/// (https://docs.python.org/3/reference/lexical_analysis.html), f-strings as one token in Python 3.11 and as
/// several since (PEP 701).
///
///     Lexer lexer(source.text, PythonVersion::Python313);
///     for (Token token = lexer.next(); token.kind != Kind::EndMarker; token = lexer.next()) …
///
/// After Kind::EndMarker or Kind::Error the same comes again.
class Lexer : public NumberReader {
public:
    explicit Lexer(QByteArray text, PythonVersion version, LastLine lastLine = LastLine::IsEnded)
        : NumberReader(std::move(text), version, lastLine)
    {
    }

    Token next();

    /// Whether the text ended within a bracket.
    bool endedInBrackets() const { return m_endedInBrackets; }

    struct Bracket {
        char opening = 0;
        int line = 0;
        int column = 0; ///< in bytes from 0
    };
    /// Those that are open now, the innermost last.
    const std::vector<Bracket> &brackets() const { return m_brackets; }
    /// Of the part that was read.
    const std::vector<Comment> &comments() const { return m_comments; }

private:
    /// An f-string that is open (PEP 701).
    struct OpenString {
        int begin = 0;
        int line = 0;
        int lineStart = 0;
        char quote = 0;
        int quotes = 1;
        bool isRaw = false;
        bool isInText = true; ///< else in a replacement field
        int brackets = 0; ///< open within
        int field = -1; ///< how many fields enclose this, less one
        bool isInSpec = false;
    };

    bool isFieldOpen() const { return !m_strings.empty() && m_strings.back().field >= 0; }

    Token endInside();

    std::optional<Token> indentation();
    std::optional<Token> measure(int column, int alternative);
    bool continueLine(Token &failure);
    Token regular();
    Token identifierOrString(int first);
    Token string(int quote);
    Token openFString(int quote);
    Token fStringText();
    Token fStringRest();
    std::optional<Token> fStringBrace(int letter);
    void fStringEscape();
    Token unterminatedFString(int letter);
    Token punctuation(int letter);
    Token closing(int letter);
    void comment();

    int m_pending = 0; ///< indents to give, dedents if negative
    bool m_isAtLineStart = true;
    bool m_isBlankLine = false;
    std::vector<std::pair<int, int>> m_indents{{0, 0}};
    std::vector<Bracket> m_brackets;
    std::vector<OpenString> m_strings;
    bool m_isInEscapedName = false; ///< \N{ of an f-string
    std::vector<Comment> m_comments;
    bool m_endedInBrackets = false;
};

} // namespace signalbox::syntax
