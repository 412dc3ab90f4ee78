// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/lexer.h"

#include <utility>

namespace signalbox::syntax {

/// What a parser throws where the tokens are no such thing: another rule may fit. Refusals that hold whatever
/// else would fit are thrown as a SyntaxFault.
struct Mismatch { };

/// Where a parser stands among the tokens, and how it builds nodes. Reads a token only when it is asked for,
/// as a fault far ahead must not count before one that is near.
class Cursor {
public:
    /// How deep the calls of a parser, and trees, may go: near where CPython gives up.
    static constexpr int kDeepest = 2900;

    explicit Cursor(Lexer &lexer)
        : m_lexer(lexer)
    {
    }

    /// All that were read, and how far the parser came.
    const std::vector<Token> &tokens() const { return m_tokens; }
    Lexer &lexer() const { return m_lexer; }

    /// What is wrong where a Mismatch came out: at the last token that was read, as no rule had a use for it.
    SyntaxFault faultOfMismatch();
    /// \a fault, or one of the lexer further on which explains it better.
    SyntaxFault weighed(const SyntaxFault &fault);

protected:
    /// Moves the nodes of a text that was cut out of another: the first line by columns, all by lines.
    void shift(int lines, int columns)
    {
        m_lineShift = lines;
        m_columnShift = columns;
    }

    const Token &token() { return tokenAt(m_at); }
    const Token &tokenAt(std::size_t index);
    Kind kind() { return token().kind; }
    /// The kind of the token behind, which is read.
    Kind kindBehind() { return tokenAt(m_at + 1).kind; }
    bool is(Kind kind) { return this->kind() == kind; }
    bool accept(Kind kind);
    /// The token, which is the one before the cursor from then on.
    Token expect(Kind kind);
    /// The same where nothing else can be meant: "expected ':'".
    void require(Kind kind);
    QString name();
    QByteArrayView textOf(const Token &token) const;
    bool isWord(const char *word);

    [[noreturn]] static void mismatch() { throw Mismatch(); }
    /// At the last token that was read, as CPython's RAISE_SYNTAX_ERROR.
    [[noreturn]] void refuse(const QString &message);
    [[noreturn]] void refuse(const QString &message, const Span &span);
    [[noreturn]] void refuseDepth() const;
    SyntaxFault faultAt(const QString &message, const Span &span) const;

    /// From the token \a first to the last one that was taken.
    Span since(std::size_t first) const;
    ExpressionPtr make(Expression::Node node, const Span &span) const;

    /// Whether what follows parses as \a parse does. It is tried only to explain a fault that is certain, so
    /// what was read for it does not count as reached.
    template <typename Parse> bool attempt(Parse parse)
    {
        const std::size_t at = m_at, reached = m_furthest > 0 ? m_furthest : m_tokens.size();
        const int depth = m_depth;
        const bool wasExplaining = std::exchange(m_isExplaining, true);
        try {
            parse();
            m_isExplaining = wasExplaining;
            return true;
        } catch (const Mismatch &) {
            m_isExplaining = wasExplaining;
            m_at = at;
            m_depth = depth;
            m_furthest = reached;
            return false;
        }
    }

    /// Counts how deep the parser is in itself while it lives.
    class Level {
    public:
        explicit Level(Cursor &cursor)
            : m_cursor(cursor)
        {
            if (++m_cursor.m_depth > kDeepest / 2)
                m_cursor.refuseDepth();
        }
        ~Level() { --m_cursor.m_depth; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        Cursor &m_cursor;
    };

    PythonVersion version() const { return m_lexer.version(); }

    Lexer &m_lexer;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_isExplaining = false; ///< within attempt()
    std::size_t m_furthest = 0; ///< how many tokens were read before an explanation was tried; 0: none was
    int m_lineShift = 0;
    int m_columnShift = 0;
    bool m_isInFString = false; ///< a field's text, cut out of an f-string (Python 3.11)
};

} // namespace signalbox::syntax
