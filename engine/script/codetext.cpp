// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/codetext.h"

#include "engine/syntax/lexer.h"
#include "engine/syntax/source.h"

#include <algorithm>

namespace signalbox {

CodeLines::CodeLines(const QString &text)
    : m_text(text)
    , m_begins{0}
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool endsHere = text[at] == u'\n' || (text[at] == u'\r' && text.mid(at + 1, 1) != u"\n");
        if (endsHere)
            m_begins.push_back(at + 1);
    }
    if (m_begins.back() != text.size())
        m_begins.push_back(text.size());
}

QStringView CodeLines::line(int number) const
{
    return QStringView(m_text).sliced(begin(number), begin(number + 1) - begin(number));
}

QString CodeLines::between(int first, int end) const
{
    return m_text.mid(begin(first), begin(end) - begin(first));
}

qsizetype CodeLines::place(int line, int column) const
{
    const QByteArray bytes = this->line(line).toUtf8();
    return begin(line) + QString::fromUtf8(bytes.left(column)).size();
}

CodeTokens CodeTokens::of(const QString &code)
{
    CodeTokens read;
    const syntax::Source source = syntax::Source::ofText(code.toUtf8());
    if (source.fault) {
        read.isWhole = false;
        return read;
    }
    read.text = source.text;
    syntax::Lexer lexer(source.text, PythonVersion::Python313);
    read.text = lexer.text(); // a newline may have been added
    for (;;) {
        const syntax::Token token = lexer.next();
        if (token.kind == syntax::Kind::EndMarker)
            return read;
        if (token.kind == syntax::Kind::Error) {
            read.isWhole = false;
            return read;
        }
        read.tokens.push_back(token);
    }
}

std::vector<int> CodeTokens::depths(std::span<const syntax::Token> tokens)
{
    using syntax::Kind;
    std::vector<int> depths;
    int depth = 0;
    for (const syntax::Token &token : tokens) {
        const Kind kind = token.kind;
        if (kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::RightBrace)
            --depth;
        depths.push_back(depth);
        if (kind == Kind::LeftParen || kind == Kind::LeftBracket || kind == Kind::LeftBrace)
            ++depth;
    }
    return depths;
}

} // namespace signalbox
