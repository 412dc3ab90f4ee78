// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/token.h"

#include <QByteArrayView>

#include <string>

namespace signalbox::syntax {

/// The token of a string taken apart.
struct QuotedText {
    QByteArrayView text; ///< between the quotes
    qsizetype begin = 0; ///< of the text in the token
    bool isBytes = false;
    bool isRaw = false;
    bool isFormatted = false;
    bool isMarked = false; ///< u"…"

    static QuotedText of(QByteArrayView token);
};

/// What an f-string asks of the parser it belongs to.
class FStringHost {
public:
    virtual std::u32string decoded(QByteArrayView text, bool isRaw) = 0;
    virtual ExpressionPtr node(Expression::Node node, const Span &span) const = 0;
    /// What stands in a field: \a text has it in parentheses; nodes are moved by \a lines and on the first by
    /// \a columns.
    virtual ExpressionPtr parsedField(const QByteArray &text, int lines, int columns) = 0;
    [[noreturn]] virtual void refuseString(const QString &message) = 0;

protected:
    ~FStringHost() = default;
};

/// Puts an f-string together as Python 3.11 does: it looks for fields in the text of the token, cuts them
/// out, and parses each for itself. All parts stand where the whole stands.
class FormerFString {
public:
    FormerFString(FStringHost &host, const Span &span, bool isMarked)
        : m_host(host)
        , m_span(span)
        , m_endSpan(span)
        , m_isMarked(isMarked)
    {
    }

    void addText(const std::u32string &text) { m_text += text; }
    /// \a whole: the text of \a token.
    void add(const Token &token, QByteArrayView whole, const QuotedText &quoted);
    /// A string, or the f-string that all came to.
    ExpressionPtr finish();

private:
    struct Scan;

    void parts(Scan &scan, int depth);
    bool literal(Scan &scan, int depth);
    void field(Scan &scan, int depth);
    void findEnd(Scan &scan);
    void bracket(std::string &open, char letter);
    ExpressionPtr parseField(const Scan &scan, qsizetype begin);
    ExpressionPtr spec(Scan &scan, int depth);
    void flushText(const Span &span);

    FStringHost &m_host;
    Span m_span;
    Span m_endSpan; ///< of the whole and its last text: in a format that of the token alone
    bool m_isMarked;
    bool m_isFormatted = false;
    std::u32string m_text; ///< behind the last field
    Expressions m_values;
};

} // namespace signalbox::syntax
