// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/lexer.h"

#include "engine/syntax/names.h"

#include <QList>

#include <algorithm>
#include <cstring>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepestBrackets = 200;
constexpr int kDeepestFields = 3;
constexpr std::size_t kDeepestFStrings = 150;
constexpr std::size_t kDeepestIndent = 100;
constexpr int kTab = 8;

QString hexadecimal(char32_t letter)
{
    return u"%1"_s.arg(uint(letter), 4, 16, QLatin1Char('0')).toUpper();
}

/// Operators of one to three letters, those that begin alike behind each other, the longest first.
struct Operator {
    const char *text;
    Kind kind;
};
constexpr Operator kOperators[] = {{"%=", Kind::PercentEqual},
                                   {"%", Kind::Percent},
                                   {"&=", Kind::AmpersandEqual},
                                   {"&", Kind::Ampersand},
                                   {"**=", Kind::DoubleStarEqual},
                                   {"**", Kind::DoubleStar},
                                   {"*=", Kind::StarEqual},
                                   {"*", Kind::Star},
                                   {"+=", Kind::PlusEqual},
                                   {"+", Kind::Plus},
                                   {",", Kind::Comma},
                                   {"->", Kind::Arrow},
                                   {"-=", Kind::MinusEqual},
                                   {"-", Kind::Minus},
                                   {"...", Kind::Ellipsis},
                                   {".", Kind::Dot},
                                   {"//=", Kind::DoubleSlashEqual},
                                   {"//", Kind::DoubleSlash},
                                   {"/=", Kind::SlashEqual},
                                   {"/", Kind::Slash},
                                   {":=", Kind::ColonEqual},
                                   {":", Kind::Colon},
                                   {";", Kind::Semicolon},
                                   {"<<=", Kind::LeftShiftEqual},
                                   {"<<", Kind::LeftShift},
                                   {"<=", Kind::LessEqual},
                                   {"<>", Kind::LessGreater},
                                   {"<", Kind::Less},
                                   {"==", Kind::EqualEqual},
                                   {"=", Kind::Equal},
                                   {">>=", Kind::RightShiftEqual},
                                   {">>", Kind::RightShift},
                                   {">=", Kind::GreaterEqual},
                                   {">", Kind::Greater},
                                   {"@=", Kind::AtEqual},
                                   {"@", Kind::At},
                                   {"^=", Kind::CaretEqual},
                                   {"^", Kind::Caret},
                                   {"|=", Kind::BarEqual},
                                   {"|", Kind::Bar},
                                   {"~", Kind::Tilde},
                                   {"!=", Kind::NotEqual},
                                   {"!", Kind::Exclamation}};

constexpr char closingOf(char opening)
{
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
}

} // namespace

/// The text ends where it may not.
Token Lexer::endInside()
{
    if (m_brackets.empty())
        return lateError(u"unexpected EOF while parsing"_s, FaultKind::SyntaxError,
                         m_pos - qMax(0, m_lineStart));
    const Bracket bracket = m_brackets.back();
    const int column = characterColumn(bracket.line, bracket.column + 1);
    m_fault = SyntaxFault{.line = bracket.line,
                          .column = column,
                          .endLine = bracket.line,
                          .endColumn = 0,
                          .message = u"'%1' was never closed"_s.arg(QLatin1Char(bracket.opening))};
    m_endedInBrackets = true;
    m_last = token(Kind::Error);
    return *m_last;
}

Token Lexer::next()
{
    if (m_last)
        return *m_last;
    const Token found = !m_strings.empty() && m_strings.back().isInText ? fStringText() : regular();
    if (found.kind == Kind::EndMarker)
        m_last = found;
    return found;
}

/// Reads the blanks at the beginning of a line; a token where they are wrong.
std::optional<Token> Lexer::indentation()
{
    int column = 0, alternative = 0, continued = 0;
    m_isAtLineStart = false;
    for (;;) {
        const int letter = get();
        if (letter == ' ') {
            ++column;
            ++alternative;
        } else if (letter == '\t') {
            column = (column / kTab + 1) * kTab;
            ++alternative;
        } else if (letter == '\f') {
            column = alternative = 0;
        } else if (letter == '\\') {
            continued = continued != 0 ? continued : column;
            if (Token failure; !continueLine(failure))
                return failure;
        } else {
            if (letter != kEnd)
                back();
            m_isBlankLine = letter == '#' || letter == '\n';
            break;
        }
    }
    if (m_isBlankLine || !m_brackets.empty())
        return std::nullopt;
    return measure(continued != 0 ? continued : column, continued != 0 ? continued : alternative);
}

/// Compares the indentation with those that are open. \a alternative counts a tab as one column: lines must
/// agree in both, whatever a tab is worth.
std::optional<Token> Lexer::measure(int column, int alternative)
{
    const QString tabs = u"inconsistent use of tabs and spaces in indentation"_s;
    m_start = m_pos;
    m_startLine = m_line;
    m_startLineStart = qMax(0, m_lineStart);
    if (column > m_indents.back().first) {
        if (m_indents.size() >= kDeepestIndent)
            return lateError(u"too many levels of indentation"_s, FaultKind::IndentationError);
        if (alternative <= m_indents.back().second)
            return lateError(tabs, FaultKind::TabError);
        m_indents.emplace_back(column, alternative);
        ++m_pending;
        return std::nullopt;
    }
    while (m_indents.size() > 1 && column < m_indents.back().first) {
        m_indents.pop_back();
        --m_pending;
    }
    if (column != m_indents.back().first) {
        const qsizetype end = m_text.indexOf('\n', m_pos);
        const int length = int((end < 0 ? m_size : end + 1) - qMax(0, m_lineStart));
        return lateError(u"unindent does not match any outer indentation level"_s,
                         FaultKind::IndentationError, characterColumn(m_line, length));
    }
    if (alternative != m_indents.back().second)
        return lateError(tabs, FaultKind::TabError);
    return std::nullopt;
}

/// Behind a backslash; false and a token where no line can go on.
bool Lexer::continueLine(Token &failure)
{
    const int letter = get();
    if (letter != '\n') {
        failure = lateError(u"unexpected character after line continuation character"_s,
                            FaultKind::SyntaxError, m_pos - qMax(0, m_lineStart) + (letter == kEnd ? 1 : 0));
        return false;
    }
    if (get() == kEnd) {
        failure = endInside();
        return false;
    }
    back();
    return true;
}

void Lexer::comment()
{
    const int begin = m_pos - 1;
    int end = begin;
    while (end < m_size && m_data[end] != '\n')
        ++end;
    m_comments.push_back({.line = m_line,
                          .column = begin - m_lineStart,
                          .text = QString::fromUtf8(m_data + begin, end - begin),
                          .standsAlone = std::all_of(m_data + m_lineStart, m_data + begin,
                                                     [](char each) { return isBlank(each); })});
    m_pos = end;
}

Token Lexer::regular()
{
    for (;;) {
        m_isBlankLine = false;
        if (m_isAtLineStart) {
            if (const auto failure = indentation())
                return *failure;
        }
        m_start = m_pos;
        if (m_pending != 0) {
            m_startLine = m_line;
            m_startLineStart = qMax(0, m_lineStart);
            Token found = token(m_pending < 0 ? Kind::Dedent : Kind::Indent);
            found.span.column -= 1; // one before, as CPython gives it no column
            m_pending += m_pending < 0 ? 1 : -1;
            return found;
        }
        int letter = 0, commentBegin = -1;
        for (;;) {
            do {
                letter = get();
            } while (isBlank(letter));
            if (letter == '#') {
                commentBegin = m_pos - 1;
                comment();
                letter = get();
            }
            if (letter != '\\')
                break;
            if (Token failure; !continueLine(failure))
                return failure;
        }
        // The end of a line begins with its comment.
        m_start = letter == kEnd ? m_pos : commentBegin >= 0 ? commentBegin : m_pos - 1;
        m_startLine = m_line;
        m_startLineStart = qMax(0, m_lineStart);
        if (letter == kEnd) {
            if (!m_brackets.empty())
                return endInside();
            Token found = token(Kind::EndMarker);
            found.span.column -= 1;
            return found;
        }
        if (letter != '\n')
            return beginsName(letter) ? identifierOrString(letter)
                : isDigit(letter)     ? number(letter)
                : isIn("'\"", letter) ? string(letter)
                                      : punctuation(letter);
        m_isAtLineStart = true;
        if (!m_isBlankLine && m_brackets.empty()) {
            Token found = token(Kind::Newline);
            --found.end;
            --found.span.endColumn;
            return found;
        }
    }
}

Token Lexer::identifierOrString(int first)
{
    bool sawB = false, sawU = false, sawR = false, sawF = false;
    int letter = first;
    for (;;) {
        const int small = letter | 0x20;
        if (!(sawB || sawU || sawF) && small == 'b')
            sawB = true;
        else if (!(sawB || sawU || sawR || sawF) && small == 'u')
            sawU = true;
        else if (!(sawR || sawU) && small == 'r')
            sawR = true;
        else if (!(sawF || sawB || sawU) && small == 'f')
            sawF = true;
        else
            break;
        letter = get();
        if (letter == '"' || letter == '\'')
            return sawF && m_version >= PythonVersion::Python312 ? openFString(letter) : string(letter);
    }
    bool isAscii = true;
    while (isInName(letter)) {
        isAscii = isAscii && letter < 0x80;
        letter = get();
    }
    if (letter != kEnd)
        back();
    const QByteArrayView word(m_data + m_start, m_pos - m_start);
    if (isAscii)
        return token(keywordOrName(word));
    if (const auto bad = badCharacter(word, m_version)) {
        m_pos = m_start + int(bad->end);
        const bool isPrintable =
            QChar::isPrint(bad->letter) && QChar::category(bad->letter) != QChar::Separator_Space;
        return error(isPrintable ? u"invalid character '%1' (U+%2)"_s.arg(QString::fromUcs4(&bad->letter, 1),
                                                                          hexadecimal(bad->letter))
                                 : u"invalid non-printable character U+%1"_s.arg(hexadecimal(bad->letter)));
    }
    return token(Kind::Name);
}

Token Lexer::punctuation(int letter)
{
    if (letter == '.' && isDigit(peek())) {
        back();
        return exponentOrEnd(get(), false, 0);
    }
    if (isFieldOpen() && isIn(":}!{", letter)) {
        OpenString &open = m_strings.back();
        if (letter == ':' && open.brackets - 1 == open.field) {
            open.isInText = true;
            open.isInSpec = true;
            return token(Kind::Colon);
        }
    }
    if (isIn("([{", letter)) {
        if (m_brackets.size() >= kDeepestBrackets)
            return error(u"too many nested parentheses"_s);
        m_brackets.push_back({.opening = char(letter), .line = m_line, .column = m_start - m_lineStart});
        if (!m_strings.empty())
            ++m_strings.back().brackets;
        return token(letter == '(' ? Kind::LeftParen : letter == '[' ? Kind::LeftBracket : Kind::LeftBrace);
    }
    if (isIn(")]}", letter))
        return closing(letter);
    for (const Operator &each : kOperators) {
        const int length = int(std::strlen(each.text));
        if (each.text[0] != letter || m_size - m_start < length
            || std::memcmp(m_data + m_start, each.text, std::size_t(length)) != 0)
            continue;
        if (each.kind == Kind::Exclamation && m_version == PythonVersion::Python311)
            return token(Kind::Unknown);
        m_pos = m_start + length;
        return token(each.kind);
    }
    if (letter < 0x20 || letter == 0x7f)
        return error(u"invalid non-printable character U+%1"_s.arg(hexadecimal(char32_t(letter))));
    return token(Kind::Unknown);
}

Token Lexer::closing(int letter)
{
    const QChar shown(letter);
    OpenString *open = m_strings.empty() ? nullptr : &m_strings.back();
    if (open && open->brackets == 0 && letter == '}')
        return error(u"f-string: single '}' is not allowed"_s);
    if (m_brackets.empty())
        return error(u"unmatched '%1'"_s.arg(shown));
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    if (closingOf(bracket.opening) != letter) {
        if (open && bracket.opening == '{' && open->brackets - 1 == open->field)
            return error(u"f-string: unmatched '%1'"_s.arg(shown));
        const QString words =
            u"closing parenthesis '%1' does not match opening parenthesis '%2'"_s.arg(shown).arg(
                QLatin1Char(bracket.opening));
        return error(bracket.line == m_line ? words : words + u" on line %1"_s.arg(bracket.line));
    }
    if (open) {
        if (--open->brackets < 0)
            return error(u"f-string: unmatched '%1'"_s.arg(shown));
        if (letter == '}' && open->brackets == open->field) {
            --open->field;
            open->isInText = true;
            open->isInSpec = false;
        }
    }
    return token(letter == ')' ? Kind::RightParen : letter == ']' ? Kind::RightBracket : Kind::RightBrace);
}

/// From the quote that was read on.
Token Lexer::string(int quote)
{
    int quotes = 1, closed = 0;
    if (peek() == quote) {
        get();
        if (peek() == quote) {
            get();
            quotes = 3;
        } else {
            closed = 1;
        }
    }
    while (closed != quotes) {
        const int letter = get();
        if (letter == kEnd || (quotes == 1 && letter == '\n')) {
            const int last = m_line;
            m_line = m_startLine;
            m_lineStart = m_startLineStart;
            m_pos = m_start + 1;
            if (isFieldOpen() && m_strings.back().quote == quote && m_strings.back().quotes == quotes)
                return error(u"f-string: expecting '}'"_s);
            return error((quotes == 3 ? u"unterminated triple-quoted string literal (detected at line %1)"_s
                                      : u"unterminated string literal (detected at line %1)"_s)
                             .arg(last));
        }
        closed = letter == quote ? closed + 1 : 0;
        if (letter == '\\')
            get();
    }
    return token(Kind::String);
}

Token Lexer::openFString(int quote)
{
    int quotes = 1;
    if (peek() == quote && peek(1) == quote) {
        m_pos += 2;
        quotes = 3;
    }
    if (m_strings.size() + 1 >= kDeepestFStrings)
        return error(u"too many nested f-strings"_s);
    const bool isRaw =
        std::any_of(m_data + m_start, m_data + m_pos, [](char each) { return (each | 0x20) == 'r'; });
    m_strings.push_back({.begin = m_start,
                         .line = m_line,
                         .lineStart = m_lineStart,
                         .quote = char(quote),
                         .quotes = quotes,
                         .isRaw = isRaw});
    return token(Kind::FStringStart);
}

/// Within an f-string and outside of its fields: text, its end, or the brace that opens a field.
Token Lexer::fStringText()
{
    OpenString &open = m_strings.back();
    if (const int ahead = peek(); ahead != kEnd) {
        get(); // so that the line is the one of the next character
        back();
    }
    m_start = m_pos;
    m_startLine = m_line;
    m_startLineStart = m_lineStart;
    m_isInEscapedName = false;
    if (peek() == '{' && peek(1) != '{') {
        if (++open.field >= kDeepestFields) {
            get();
            return error(u"f-string: expressions nested too deeply"_s);
        }
        open.isInText = false;
        return regular();
    }
    for (int quote = 0; quote < open.quotes; ++quote) {
        if (peek() != open.quote)
            return fStringRest();
        get();
    }
    m_strings.pop_back();
    return token(Kind::FStringEnd);
}

Token Lexer::fStringRest()
{
    OpenString &open = m_strings.back();
    for (int closed = 0; closed != open.quotes;) {
        const int letter = get();
        const bool isInSpec = open.field >= 0 && open.isInSpec;
        if (letter == kEnd || (open.quotes == 1 && letter == '\n')) {
            if (isInSpec && letter == '\n') {
                back();
                open.isInText = false;
                open.isInSpec = m_version == PythonVersion::Python312;
                return token(Kind::FStringMiddle);
            }
            return unterminatedFString(letter);
        }
        if (letter == open.quote) {
            ++closed;
            continue;
        }
        closed = 0;
        if (letter == '{' || letter == '}') {
            if (const auto found = fStringBrace(letter))
                return *found;
        } else if (letter == '\\') {
            fStringEscape();
        }
    }
    m_pos -= open.quotes;
    return token(Kind::FStringMiddle);
}

std::optional<Token> Lexer::fStringBrace(int letter)
{
    OpenString &open = m_strings.back();
    const bool isInSpec = open.field >= 0 && open.isInSpec;
    if (letter == '}' && m_isInEscapedName)
        return token(Kind::FStringMiddle);
    const bool isDoubled = peek() == letter && !isInSpec && (letter == '{' || open.brackets == 0);
    if (isDoubled) {
        Token found = token(Kind::FStringMiddle);
        get();
        ++found.span.endColumn; // its place has both braces, its text has one
        return found;
    }
    back();
    if (letter == '{' && ++open.field >= kDeepestFields)
        return error(u"f-string: expressions nested too deeply"_s);
    open.isInText = false;
    return token(Kind::FStringMiddle);
}

void Lexer::fStringEscape()
{
    const int letter = get();
    if (letter == '{' || letter == '}') {
        back();
        return;
    }
    if (letter == 'N' && !m_strings.back().isRaw && peek() == '{') {
        get();
        m_isInEscapedName = true;
    }
}

Token Lexer::unterminatedFString(int)
{
    const OpenString open = m_strings.back();
    const int last = m_line;
    m_pos = open.begin + 1;
    m_line = open.line;
    m_lineStart = open.lineStart;
    return error((open.quotes == 3 ? u"unterminated triple-quoted f-string literal (detected at line %1)"_s
                                   : u"unterminated f-string literal (detected at line %1)"_s)
                     .arg(last));
}

} // namespace signalbox::syntax
