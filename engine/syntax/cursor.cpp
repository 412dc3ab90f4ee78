// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/cursor.h"

#include "engine/syntax/names.h"
#include "engine/syntax/walk.h"

#include <algorithm>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

const Token &Cursor::tokenAt(std::size_t index)
{
    while (m_tokens.size() <= index) {
        Token token = m_lexer.next();
        if (token.kind == Kind::Error) {
            SyntaxFault fault = *m_lexer.fault();
            if (m_isInFString) {
                fault.message.prepend(u"f-string: "_s);
                fault.line += m_lineShift;
                fault.endLine += m_lineShift;
            }
            throw fault;
        }
        token.brackets = int(m_lexer.brackets().size());
        if (token.span.line == 1)
            token.span.column += m_columnShift;
        if (token.span.endLine == 1)
            token.span.endColumn += m_columnShift;
        token.span.line += m_lineShift;
        token.span.endLine += m_lineShift;
        m_tokens.push_back(token);
    }
    return m_tokens[index];
}

bool Cursor::accept(Kind kind)
{
    if (!is(kind))
        return false;
    ++m_at;
    return true;
}

Token Cursor::expect(Kind kind)
{
    if (!is(kind))
        mismatch();
    return m_tokens[m_at++];
}

void Cursor::require(Kind kind)
{
    if (!accept(kind))
        refuse(u"expected '%1'"_s.arg(spelling(kind)), token().span);
}

QByteArrayView Cursor::textOf(const Token &token) const
{
    return QByteArrayView(m_lexer.text()).sliced(token.begin, token.end - token.begin);
}

QString Cursor::name()
{
    return normalName(textOf(expect(Kind::Name)));
}

bool Cursor::isWord(const char *word)
{
    return is(Kind::Name) && textOf(token()) == QByteArrayView(word);
}

void Cursor::refuse(const QString &message)
{
    refuse(message, m_tokens.empty() ? Span{.line = 1} : m_tokens.back().span);
}

void Cursor::refuse(const QString &message, const Span &span)
{
    throw faultAt(message, span);
}

SyntaxFault Cursor::faultAt(const QString &message, const Span &span) const
{
    // Within a field of an f-string columns are those of its own text, which stands in parentheses.
    const int line = span.line - m_lineShift, endLine = span.endLine - m_lineShift;
    const int column = span.column - (line == 1 ? m_columnShift : 0);
    const int endColumn = span.endColumn - (endLine == 1 ? m_columnShift : 0);
    return SyntaxFault{.line = span.line,
                       .column = m_lexer.characterColumn(line, column + 1),
                       .endLine = span.endLine,
                       .endColumn = m_lexer.characterColumn(endLine, endColumn + 1),
                       .message = m_isInFString ? u"f-string: "_s + message : message};
}

SyntaxFault Cursor::faultOfMismatch()
{
    const Token last = m_tokens[m_furthest > 0 ? m_furthest - 1 : m_tokens.size() - 1];
    SyntaxFault fault = faultAt(u"invalid syntax"_s, last.span);
    if (last.kind == Kind::Indent || last.kind == Kind::Dedent) {
        fault.message = last.kind == Kind::Indent ? u"unexpected indent"_s : u"unexpected unindent"_s;
        fault.kind = FaultKind::IndentationError;
        return fault;
    }
    return weighed(fault);
}

SyntaxFault Cursor::weighed(const SyntaxFault &fault)
{
    if (m_lexer.fault() || fault.kind == FaultKind::RecursionError)
        return fault;
    const int line = m_tokens.empty() ? 0 : m_tokens.back().span.line - m_lineShift;
    for (Kind kind = m_lexer.next().kind; kind != Kind::EndMarker; kind = m_lexer.next().kind) {
        if (kind != Kind::Error)
            continue;
        if (m_lexer.faultComesFirst() || !m_lexer.brackets().empty()) {
            SyntaxFault other = *m_lexer.fault();
            if (!m_lexer.faultComesFirst()) {
                const Lexer::Bracket bracket = m_lexer.brackets().back();
                if (line <= bracket.line)
                    return fault;
                const Span where{.line = bracket.line + m_lineShift,
                                 .column = bracket.column + (bracket.line == 1 ? m_columnShift : 0),
                                 .endLine = bracket.line + m_lineShift,
                                 .endColumn = 0};
                return faultAt(u"'%1' was never closed"_s.arg(QLatin1Char(bracket.opening)), where);
            }
            other.line += m_lineShift;
            other.endLine += m_lineShift;
            return other;
        }
        break;
    }
    return fault;
}

void Cursor::refuseDepth() const
{
    throw SyntaxFault{.message = u"too many levels of nesting"_s, .kind = FaultKind::RecursionError};
}

Span Cursor::since(std::size_t first) const
{
    std::size_t last = m_at;
    while (last > first + 1
           && (m_tokens[last - 1].kind == Kind::Newline || m_tokens[last - 1].kind == Kind::Indent
               || m_tokens[last - 1].kind == Kind::Dedent))
        --last;
    const Span &begin = m_tokens[first].span;
    const Span &end = m_tokens[last - 1].span;
    return {.line = begin.line, .column = begin.column, .endLine = end.endLine, .endColumn = end.endColumn};
}

ExpressionPtr Cursor::make(Expression::Node node, const Span &span) const
{
    int height = 0;
    forEachChild(node, [&height](const ExpressionPtr &child) { height = std::max(height, child->height); });
    ExpressionPtr made(new Expression{.node = std::move(node), .span = span, .height = height + 1});
    if (made->height > kDeepest)
        refuseDepth();
    return made;
}

} // namespace signalbox::syntax
