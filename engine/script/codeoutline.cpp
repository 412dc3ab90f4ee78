// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/codeoutline.h"

#include "engine/script/codetext.h"
#include "engine/script/globalnames.h"
#include "engine/script/rowsigns.h"

#include <QCache>

#include <algorithm>
#include <span>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using syntax::Kind;
using syntax::Token;

using Line = std::span<const Token>;

bool isOpening(Kind kind)
{
    return kind == Kind::LeftParen || kind == Kind::LeftBracket || kind == Kind::LeftBrace;
}

bool isClosing(Kind kind)
{
    return kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::RightBrace;
}

std::optional<CodeSpan::Style> styleOf(Kind kind)
{
    if (kind == Kind::Number)
        return CodeSpan::Style::Number;
    const bool isText = kind == Kind::String || kind == Kind::FStringStart || kind == Kind::FStringMiddle
        || kind == Kind::FStringEnd;
    if (isText)
        return CodeSpan::Style::Text;
    return kind >= Kind::False ? std::optional(CodeSpan::Style::Keyword) : std::nullopt;
}

/// Sets tokens on one line.
class WordsWriter {
public:
    explicit WordsWriter(const CodeTokens &code)
        : m_code(code)
    {
    }

    CodeWords write(Line line)
    {
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (at > 0)
                addGap(line[at - 1], line[at]);
            add(line[at]);
        }
        return std::move(m_words);
    }

private:
    void addGap(const Token &before, const Token &next)
    {
        if (before.end >= next.begin)
            return;
        const bool isOneLine = before.span.endLine == next.span.line;
        if (isOneLine)
            m_words.text += QString::fromUtf8(m_code.text.mid(before.end, next.begin - before.end));
        else if (!isOpening(before.kind) && !isClosing(next.kind))
            m_words.text += u' ';
    }

    void add(const Token &token)
    {
        QString text = QString::fromUtf8(m_code.textOf(token).toByteArray());
        if (const qsizetype end = text.indexOf(u'\n'); end >= 0)
            text = text.left(end) + u'…';
        if (const auto style = styleOf(token.kind))
            m_words.spans.push_back({int(m_words.text.size()), int(text.size()), *style});
        m_words.text += text;
    }

    const CodeTokens &m_code;
    CodeWords m_words;
};

class OutlineReader {
public:
    explicit OutlineReader(const QString &text)
        : m_code(CodeTokens::of(text))
        , m_text(text)
    {
    }

    CodeOutline read();

private:
    void take(Line line);
    bool takeDefinition(Line line);
    void addRow(Line line);
    void addUnread();

    CodeTokens m_code;
    const QString &m_text;
    CodeOutline m_outline;
    int m_depth = 0;
    bool m_isBehindDefinition = false;
    bool m_isOpen = true; ///< the definition may still come
};

CodeOutline OutlineReader::read()
{
    std::size_t begin = 0;
    for (std::size_t at = 0; at < m_code.tokens.size(); ++at) {
        const Kind kind = m_code.tokens[at].kind;
        if (kind != Kind::Newline && kind != Kind::Indent && kind != Kind::Dedent)
            continue;
        take(Line(m_code.tokens).subspan(begin, at - begin));
        m_depth += kind == Kind::Indent ? 1 : kind == Kind::Dedent ? -1 : 0;
        begin = at + 1;
    }
    if (!m_code.isWhole)
        addUnread();
    for (const GlobalName &each : globalNames(m_text)) {
        if (!each.binds)
            m_outline.uses.insert(each.name);
    }
    m_outline.uses.remove(m_outline.name);
    return std::move(m_outline);
}

void OutlineReader::take(Line line)
{
    if (line.empty())
        return;
    const bool isOutside = m_depth == 0 && m_outline.definitionLine == 0 && m_outline.rows.empty();
    if (isOutside && line.front().kind == Kind::At) {
        m_outline.decorators.append(WordsWriter(m_code).write(line).text);
        return;
    }
    if (isOutside && takeDefinition(line))
        return;
    addRow(line);
}

/// `async def name(…) -> …:` and what stands behind it on its line.
bool OutlineReader::takeDefinition(Line line)
{
    const std::size_t at = line.front().kind == Kind::Async ? 1 : 0;
    const bool isDefinition = at + 1 < line.size()
        && (line[at].kind == Kind::Def || line[at].kind == Kind::Class) && line[at + 1].kind == Kind::Name;
    if (!isDefinition)
        return false;
    const std::vector<int> depths = CodeTokens::depths(line);
    std::size_t end = at;
    while (end < line.size() && (line[end].kind != Kind::Colon || depths[end] > 0))
        ++end;
    const auto colon = line.begin() + std::ptrdiff_t(end);
    m_outline.name = QString::fromUtf8(m_code.textOf(line[at + 1]).toByteArray());
    m_outline.isAsync = at == 1;
    m_outline.isClass = line[at].kind == Kind::Class;
    m_outline.definitionLine = line.front().span.line;
    m_outline.signature = WordsWriter(m_code).write(Line(line.begin() + at + 2, colon));
    if (colon != line.end() && colon + 1 != line.end()) {
        ++m_depth;
        addRow(Line(colon + 1, line.end()));
        --m_depth;
    }
    return true;
}

void OutlineReader::addRow(Line line)
{
    const int inside = m_outline.definitionLine > 0 ? 1 : 0;
    CodeRow row;
    row.line = line.front().span.line;
    row.endLine = line.back().span.endLine;
    row.depth = std::max(0, m_depth - inside);
    row.sign = signOf(m_code, line);
    row.words = WordsWriter(m_code).write(line);
    m_outline.rows.push_back(row);
}

/// What stands behind a place where the tokens end, line by line.
void OutlineReader::addUnread()
{
    const CodeLines lines(m_text);
    int last = m_outline.definitionLine;
    if (!m_outline.rows.empty())
        last = std::max(last, m_outline.rows.back().endLine);
    for (int at = last + 1; at <= lines.count(); ++at) {
        const QStringView words = lines.line(at).trimmed();
        if (words.isEmpty() || words.startsWith(u'#'))
            continue;
        const qsizetype blanks = words.data() - lines.line(at).data();
        const int inside = m_outline.definitionLine > 0 ? 1 : 0;
        m_outline.rows.push_back(
            {at, at, std::clamp(int(blanks / 4) - inside, 0, 20), RowSign::Other, {words.toString(), {}}});
    }
}

} // namespace

int CodeOutline::rowOfLine(int line) const
{
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (line >= rows[at].line && line <= rows[at].endLine)
            return int(at);
    }
    return -1;
}

std::shared_ptr<const CodeOutline> codeOutline(const QString &code)
{
    // Cards ask for their size and their rows at every picture; an edit reads one piece anew.
    constexpr int mostPieces = 2000;
    using Kept = std::shared_ptr<const CodeOutline>;
    thread_local QCache<QString, Kept> cache(mostPieces);
    if (const Kept *kept = cache.object(code))
        return *kept;
    const Kept read = std::make_shared<const CodeOutline>(OutlineReader(code).read());
    cache.insert(code, new Kept(read));
    return read;
}

} // namespace signalbox
