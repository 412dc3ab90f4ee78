// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/fault.h"
#include "engine/syntax/token.h"

#include <array>
#include <optional>

namespace signalbox::syntax {

/// Cuts a text into tokens as CPython's tokenizer does
/// (https://docs.python.org/3/reference/lexical_analysis.html), f-strings as one token in Python 3.11 and as
/// several since (PEP 701).
///
///     Lexer lexer(source.text, PythonVersion::Python313);
///     for (Token token = lexer.next(); token.kind != Kind::EndMarker; token = lexer.next()) …
///
/// After Kind::EndMarker or Kind::Error the same comes again.
class Lexer {
public:
    /// Whether a newline is added where the last line has none.
    enum class LastLine : quint8 { IsEnded, StaysOpen };

    Lexer(QByteArray text, PythonVersion version, LastLine lastLine = LastLine::IsEnded);

    Token next();

    /// Why it can go no further, once it gave Kind::Error.
    const std::optional<SyntaxFault> &fault() const { return m_fault; }
    /// Whether the fault is worth more than one that the parser found earlier in the text.
    bool faultComesFirst() const { return m_faultComesFirst; }
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
    const QByteArray &text() const { return m_text; }
    PythonVersion version() const { return m_version; }
    /// The column, in characters from 1, of a byte of a line.
    int characterColumn(int line, int byteColumn) const;
    /// The line on which the lexer stands.
    int line() const { return m_line; }
    /// How far in bytes it is on its line.
    int column() const { return m_pos - m_lineStart; }

private:
    static constexpr int kEnd = -1;

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

    int get();
    int peek(int ahead = 0) const;
    void back();
    bool isIn(const char *letters, int letter) const;
    bool isFieldOpen() const { return !m_strings.empty() && m_strings.back().field >= 0; }

    Token token(Kind kind);
    Token error(const QString &message, int columnEnd = -1);
    Token errorAt(int byteColumn, int endByteColumn, const QString &message);
    Token lateError(const QString &message, FaultKind kind, int column = 1);
    Token endInside();

    std::optional<Token> indentation();
    std::optional<Token> measure(int column, int alternative);
    bool continueLine(Token &failure);
    Token regular();
    Token identifierOrString(int first);
    Token number(int first);
    Token zeroPrefixed();
    Token radixNumber(int radix, const char *name);
    Token fraction(bool isOldOctal, int zerosEnd);
    Token exponentOrEnd(int letter, bool isOldOctal, int zerosEnd);
    int decimalTail(Token &failure);
    std::optional<Token> badEnd(int letter, const char *name);
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

    QByteArray m_text;
    PythonVersion m_version;
    bool m_endsLine;
    const char *m_data;
    int m_size;
    int m_pos = 0;
    int m_line = 0;
    int m_lineStart = -1;
    int m_start = 0; ///< of the token
    int m_startLine = 1;
    int m_startLineStart = 0;
    int m_pending = 0; ///< indents to give, dedents if negative
    bool m_isAtLineStart = true;
    bool m_isBlankLine = false;
    std::vector<std::pair<int, int>> m_indents{{0, 0}};
    std::vector<Bracket> m_brackets;
    std::vector<OpenString> m_strings;
    bool m_isInEscapedName = false; ///< \N{ of an f-string
    std::vector<Comment> m_comments;
    std::optional<SyntaxFault> m_fault;
    std::optional<Token> m_last;
    bool m_faultComesFirst = false;
    bool m_endedInBrackets = false;
};

} // namespace signalbox::syntax
