// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/caret.h"

#include <algorithm>
#include <span>

namespace signalbox::assist {

using namespace Qt::StringLiterals;
using syntax::Kind;
using syntax::Token;

namespace {

bool isOpening(Kind kind)
{
    return kind == Kind::LeftParen || kind == Kind::LeftBracket || kind == Kind::LeftBrace;
}

bool isClosing(Kind kind)
{
    return kind == Kind::RightParen || kind == Kind::RightBracket || kind == Kind::RightBrace;
}

/// Reads the tokens in front of a place.
class CaretReader {
public:
    CaretReader(const QString &code, qsizetype place)
        : m_before(code.first(std::clamp<qsizetype>(place, 0, code.size())))
        , m_code(CodeTokens::of(m_before))
    {
    }

    Caret read();

private:
    using Index = std::ptrdiff_t;

    Kind kindAt(Index at) const
    {
        return at >= m_begin && at < Index(m_code.tokens.size()) ? m_code.tokens[std::size_t(at)].kind
                                                                 : Kind::EndMarker;
    }
    const Token &token(Index at) const { return m_code.tokens[std::size_t(at)]; }
    QString textOf(Index at) const { return QString::fromUtf8(m_code.textOf(token(at)).toByteArray()); }
    void dropEnd();
    bool isInComment() const;
    bool isInText() const;
    void findStatement();
    void readWord();
    Index primaryBefore(Index end) const;
    Index openingOf(Index closing) const;
    QString between(Index begin, Index end) const;
    void readImport(Index statement);
    void readCall();

    const QString m_before;
    CodeTokens m_code;
    Index m_begin = 0; ///< of the statement
    Index m_last = -1; ///< the last token in front of the word
    Caret m_caret;
};

/// A text that ends gets a newline, and what closes its blocks.
void CaretReader::dropEnd()
{
    auto &tokens = m_code.tokens;
    const auto size = qsizetype(m_before.toUtf8().size());
    const auto isAdded = [size](const Token &token) {
        return token.kind == Kind::Dedent || (token.kind == Kind::Newline && token.begin >= size);
    };
    while (!tokens.empty() && isAdded(tokens.back()))
        tokens.pop_back();
}

/// Whether a '#' stands behind the last word of the line.
bool CaretReader::isInComment() const
{
    qsizetype end = m_before.lastIndexOf(u'\n') + 1;
    const auto last = std::find_if(m_code.tokens.rbegin(), m_code.tokens.rend(), [](const Token &token) {
        return token.kind != Kind::Newline && token.kind != Kind::Indent && token.kind != Kind::Dedent;
    });
    if (last != m_code.tokens.rend())
        end = std::max(end, QString::fromUtf8(m_code.text.left(last->end)).size());
    return m_code.isWhole && m_before.indexOf(u'#', end) >= 0;
}

/// Whether the place is in the words of a text rather than in one of its replacement fields.
bool CaretReader::isInText() const
{
    if (m_code.isWhole)
        return false;
    // What is open in an f-string: the string itself, and the brackets in its fields.
    std::vector<Kind> open;
    for (const Token &token : m_code.tokens) {
        if (token.kind == Kind::FStringStart || isOpening(token.kind))
            open.push_back(token.kind);
        else if ((token.kind == Kind::FStringEnd || isClosing(token.kind)) && !open.empty())
            open.pop_back();
    }
    const bool isInString = std::find(open.begin(), open.end(), Kind::FStringStart) != open.end();
    if (isInString)
        return open.back() == Kind::FStringStart;
    // Else the text ends in a bracket, or something begins that does not end.
    const int end = m_code.tokens.empty() ? 0 : m_code.tokens.back().end;
    return !m_code.text.mid(end).trimmed().isEmpty();
}

void CaretReader::findStatement()
{
    const auto &tokens = m_code.tokens;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Kind kind = tokens[at].kind;
        const bool ends = kind == Kind::Newline || kind == Kind::Indent || kind == Kind::Dedent
            || (kind == Kind::Semicolon && tokens[at].brackets == 0);
        if (ends)
            m_begin = Index(at) + 1;
    }
    m_caret.line = int(m_before.count(u'\n')) + 1;
    m_caret.statementLine =
        m_begin < Index(tokens.size()) ? tokens[std::size_t(m_begin)].span.line : m_caret.line;
}

/// The word that ends at the place, if one does.
void CaretReader::readWord()
{
    m_last = Index(m_code.tokens.size()) - 1;
    qsizetype begin = m_before.size();
    while (begin > 0 && (m_before[begin - 1].isLetterOrNumber() || m_before[begin - 1] == u'_'))
        --begin;
    m_caret.word = m_before.sliced(begin);
    if (!m_caret.word.isEmpty() && m_last >= m_begin)
        --m_last;
}

CaretReader::Index CaretReader::openingOf(Index closing) const
{
    int depth = 0;
    for (Index at = closing; at >= m_begin; --at) {
        depth += isClosing(kindAt(at)) ? 1 : isOpening(kindAt(at)) ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return -1;
}

/// Where the name with its dots, calls and subscripts begins whose last token is \a end; -1 for none.
CaretReader::Index CaretReader::primaryBefore(Index end) const
{
    Index at = end;
    for (;;) {
        const Kind kind = kindAt(at);
        if (isClosing(kind)) {
            at = openingOf(at);
            if (at < 0)
                return -1;
            const Kind before = kindAt(at - 1);
            const bool goesOn = kindAt(at) != Kind::LeftBrace
                && (before == Kind::Name || isClosing(before) || before == Kind::String);
            if (!goesOn)
                return at;
            --at;
            continue;
        }
        const bool isAtom = kind == Kind::Name || kind == Kind::String || kind == Kind::None
            || kind == Kind::True || kind == Kind::False;
        if (!isAtom)
            return -1;
        if (kindAt(at - 1) != Kind::Dot)
            return at;
        at -= 2;
    }
}

QString CaretReader::between(Index begin, Index end) const
{
    const int first = token(begin).begin;
    return QString::fromUtf8(m_code.text.mid(first, token(end).end - first));
}

/// `import a, b`, `from a import b`.
void CaretReader::readImport(Index statement)
{
    const bool isFrom = kindAt(statement) == Kind::From;
    Index importing = -1;
    for (Index at = statement; at <= m_last; ++at) {
        if (kindAt(at) == Kind::Import)
            importing = at;
    }
    if (isFrom && importing > statement + 1) {
        m_caret.where = Caret::Where::ModuleMember;
        m_caret.receiver = between(statement + 1, importing - 1);
        return;
    }
    m_caret.where = Caret::Where::Module;
    Index begin = m_last + 1;
    while (begin - 1 > statement && (kindAt(begin - 1) == Kind::Dot || kindAt(begin - 1) == Kind::Name))
        --begin;
    if (begin <= m_last && kindAt(m_last) == Kind::Dot)
        m_caret.receiver = between(begin, m_last - 1);
}

/// The innermost bracket that is open, where it is that of a call.
void CaretReader::readCall()
{
    int depth = 0;
    int commas = 0;
    QString keyword;
    bool isOther = false; // the argument at the place has been gone through
    for (Index at = Index(m_code.tokens.size()) - 1; at >= m_begin; --at) {
        const Kind kind = kindAt(at);
        depth += isClosing(kind) ? 1 : 0;
        if (depth == 0 && isOpening(kind)) {
            const Index begin = kind == Kind::LeftParen ? primaryBefore(at - 1) : -1;
            const Kind before = kindAt(begin - 1);
            if (begin < 0) {
                // A list in an argument: what is around it goes on.
                commas = 0;
                keyword.clear();
                isOther = false;
                continue;
            }
            if (before == Kind::Def || before == Kind::Class)
                return;
            m_caret.call = Caret::OpenCall{between(begin, at - 1), commas, keyword,
                                           QString::fromUtf8(m_code.text.left(token(at).begin)).size()};
            return;
        }
        depth -= isOpening(kind) ? 1 : 0;
        if (depth == 0 && kind == Kind::Comma) {
            ++commas;
            isOther = true;
        }
        if (depth == 0 && !isOther && kind == Kind::Equal && kindAt(at - 1) == Kind::Name)
            keyword = textOf(at - 1);
    }
}

Caret CaretReader::read()
{
    dropEnd();
    findStatement();
    if (isInComment() || isInText())
        return m_caret;
    readWord();
    readCall();
    const bool isNumber = !m_caret.word.isEmpty() && m_caret.word.front().isDigit();
    const Kind last = kindAt(m_last);
    if (isNumber || last == Kind::Number || (last == Kind::String && m_caret.word.isEmpty() && !m_caret.call))
        return m_caret;
    const Kind first = kindAt(m_begin);
    if (m_last >= m_begin && (first == Kind::Import || first == Kind::From)) {
        if (last == Kind::As)
            m_caret.where = Caret::Where::NewName;
        else
            readImport(m_begin);
        return m_caret;
    }
    if (last == Kind::Dot) {
        const Index begin = primaryBefore(m_last - 1);
        if (begin >= 0) {
            m_caret.where = Caret::Where::Attribute;
            m_caret.receiver = between(begin, m_last - 1);
        }
        return m_caret;
    }
    const bool isNew = last == Kind::Def || last == Kind::Class || last == Kind::As || last == Kind::For
        || last == Kind::Global || last == Kind::Nonlocal;
    m_caret.where = isNew ? Caret::Where::NewName : Caret::Where::Name;
    m_caret.beginsStatement = m_last < m_begin;
    return m_caret;
}

} // namespace

Caret Caret::at(const QString &code, qsizetype place)
{
    return CaretReader(code, place).read();
}

} // namespace signalbox::assist
