// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/formerfstrings.h"

#include <algorithm>
#include <cstring>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepestFormerFields = 2;
constexpr std::size_t kDeepestFormerBrackets = 200;

bool isSpace(char letter)
{
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

} // namespace

QuotedText QuotedText::of(QByteArrayView token)
{
    QuotedText found;
    qsizetype begin = 0;
    for (; token[begin] != '"' && token[begin] != '\''; ++begin) {
        const int small = token[begin] | 0x20;
        found.isBytes = found.isBytes || small == 'b';
        found.isRaw = found.isRaw || small == 'r';
        found.isFormatted = found.isFormatted || small == 'f';
    }
    const qsizetype quotes =
        token.size() - begin >= 6 && token[begin + 1] == token[begin] && token[begin + 2] == token[begin] ? 3
                                                                                                          : 1;
    found.begin = begin + quotes;
    found.text = token.sliced(found.begin, token.size() - begin - 2 * quotes);
    found.isMarked = token[0] == 'u';
    return found;
}

/// A text that is read from left to right, as part of a token.
struct FormerFString::Scan {
    const Token &token;
    QByteArrayView whole; ///< the token's text
    QByteArrayView text;
    qsizetype begin; ///< of text in whole
    bool isRaw;
    qsizetype at = 0;

    bool isAtEnd() const { return at >= text.size(); }
    char letter(qsizetype ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
};

void FormerFString::add(const Token &token, QByteArrayView whole, const QuotedText &quoted)
{
    m_isFormatted = true;
    Scan scan{
        .token = token, .whole = whole, .text = quoted.text, .begin = quoted.begin, .isRaw = quoted.isRaw};
    parts(scan, 0);
    if (!scan.isAtEnd())
        m_host.refuseString(u"f-string: unexpected end of string"_s);
}

void FormerFString::flushText(const Span &span)
{
    if (m_text.empty())
        return;
    m_values.push_back(
        m_host.node(Constant{.value = std::move(m_text), .isUnicodeMarked = m_isMarked}, span));
    m_text.clear();
}

ExpressionPtr FormerFString::finish()
{
    if (!m_isFormatted)
        return m_host.node(Constant{.value = std::move(m_text), .isUnicodeMarked = m_isMarked}, m_span);
    flushText(m_endSpan);
    return m_host.node(JoinedStr{.values = std::move(m_values)}, m_endSpan);
}

/// Texts and fields up to the end, or within a format up to a closing brace.
void FormerFString::parts(Scan &scan, int depth)
{
    for (;;) {
        if (literal(scan, depth))
            continue;
        if (scan.isAtEnd() || scan.letter() == '}')
            return;
        field(scan, depth);
    }
}

/// Whether more text follows, behind a doubled brace.
bool FormerFString::literal(Scan &scan, int depth)
{
    const qsizetype begin = scan.at;
    qsizetype end = -1;
    bool isDoubled = false;
    while (!scan.isAtEnd() && end < 0) {
        const char letter = scan.text[scan.at++];
        if (!scan.isRaw && letter == '\\' && !scan.isAtEnd()) {
            const char escaped = scan.text[scan.at++];
            if (escaped == 'N') {
                if (scan.letter() != '{')
                    continue;
                const qsizetype close = scan.text.indexOf('}', scan.at);
                scan.at = close < 0 ? scan.text.size() : close + 1;
                continue;
            }
            if (escaped != '{' && escaped != '}')
                continue;
        }
        const char brace = scan.text[scan.at - 1];
        if (brace != '{' && brace != '}')
            continue;
        if (depth == 0 && scan.letter() == brace) {
            end = scan.at++;
            isDoubled = true;
        } else if (depth == 0 && brace == '}') {
            m_host.refuseString(u"f-string: single '}' is not allowed"_s);
        } else {
            end = --scan.at;
        }
    }
    m_text += m_host.decoded(scan.text.sliced(begin, (end < 0 ? scan.at : end) - begin), scan.isRaw);
    return isDoubled;
}

void FormerFString::bracket(std::string &open, char letter)
{
    if (letter == '(' || letter == '[' || letter == '{') {
        if (open.size() >= kDeepestFormerBrackets)
            m_host.refuseString(u"f-string: too many nested parenthesis"_s);
        open.push_back(letter);
        return;
    }
    if (open.empty())
        m_host.refuseString(u"f-string: unmatched '%1'"_s.arg(QLatin1Char(letter)));
    const char opening = open.back();
    open.pop_back();
    const char closing = opening == '(' ? ')' : opening == '[' ? ']' : '}';
    if (closing != letter) {
        m_host.refuseString(u"f-string: closing parenthesis '%1' does not match opening parenthesis '%2'"_s
                                .arg(QLatin1Char(letter))
                                .arg(QLatin1Char(opening)));
    }
}

/// Goes to what ends the expression of a field.
void FormerFString::findEnd(Scan &scan)
{
    std::string open;
    char quote = 0;
    qsizetype quotes = 0;
    const auto isTriple = [&scan](char letter) {
        return scan.letter(1) == letter && scan.letter(2) == letter;
    };
    for (; !scan.isAtEnd(); ++scan.at) {
        const char letter = scan.letter();
        if (letter == '\\')
            m_host.refuseString(u"f-string expression part cannot include a backslash"_s);
        if (quote != 0) {
            if (letter != quote || (quotes == 3 && !isTriple(letter)))
                continue;
            scan.at += quotes - 1;
            quote = 0;
        } else if (letter == '\'' || letter == '"') {
            quote = letter;
            quotes = isTriple(letter) ? 3 : 1;
            scan.at += quotes - 1;
        } else if (letter == '(' || letter == '[' || letter == '{') {
            bracket(open, letter);
        } else if (letter == '#') {
            m_host.refuseString(u"f-string expression part cannot include '#'"_s);
        } else if (open.empty() && std::strchr("!:}=><", letter)) {
            if (scan.at + 1 < scan.text.size()) {
                if (scan.letter(1) == '=' && std::strchr("!=<>", letter)) {
                    ++scan.at;
                    continue;
                }
                if (letter == '<' || letter == '>')
                    continue;
            }
            break;
        } else if (letter == ')' || letter == ']' || letter == '}') {
            bracket(open, letter);
        }
    }
    if (quote != 0)
        m_host.refuseString(u"f-string: unterminated string"_s);
    if (!open.empty())
        m_host.refuseString(u"f-string: unmatched '%1'"_s.arg(QLatin1Char(open.back())));
}

void FormerFString::field(Scan &scan, int depth)
{
    const QString unclosed = u"f-string: expecting '}'"_s;
    if (depth >= kDeepestFormerFields)
        m_host.refuseString(u"f-string: expressions nested too deeply"_s);
    const qsizetype begin = ++scan.at;
    findEnd(scan);
    if (scan.isAtEnd())
        m_host.refuseString(unclosed);
    FormattedValue made{.value = parseField(scan, begin), .conversion = -1, .format = nullptr};
    std::optional<std::u32string> debugText;
    if (scan.letter() == '=') {
        ++scan.at;
        while (isSpace(scan.letter()))
            ++scan.at;
        debugText = m_host.decoded(scan.text.sliced(begin, scan.at - begin), true);
    }
    if (scan.letter() == '!') {
        ++scan.at;
        if (scan.isAtEnd())
            m_host.refuseString(unclosed);
        made.conversion = uchar(scan.text[scan.at++]);
        if (made.conversion != 's' && made.conversion != 'r' && made.conversion != 'a')
            m_host.refuseString(u"f-string: invalid conversion character: expected 's', 'r', or 'a'"_s);
    }
    if (scan.isAtEnd())
        m_host.refuseString(unclosed);
    if (scan.letter() == ':') {
        ++scan.at;
        if (scan.isAtEnd())
            m_host.refuseString(unclosed);
        made.format = spec(scan, depth + 1);
    }
    if (scan.letter() != '}')
        m_host.refuseString(unclosed);
    ++scan.at;
    if (debugText) {
        if (!made.format && made.conversion < 0)
            made.conversion = 'r';
        m_text += *debugText;
    }
    flushText(m_span);
    m_values.push_back(m_host.node(std::move(made), m_span));
}

ExpressionPtr FormerFString::spec(Scan &scan, int depth)
{
    FormerFString inner(m_host, m_span, m_isMarked);
    inner.m_isFormatted = true;
    inner.m_endSpan = scan.token.span;
    inner.parts(scan, depth);
    return inner.finish();
}

/// Parses [begin, at) in parentheses, so that it may begin with blanks.
ExpressionPtr FormerFString::parseField(const Scan &scan, qsizetype begin)
{
    const QByteArrayView field = scan.text.sliced(begin, scan.at - begin);
    const auto isBlank = [](char each) {
        return each == ' ' || each == '\t' || each == '\n' || each == '\f';
    };
    if (std::all_of(field.begin(), field.end(), isBlank))
        m_host.refuseString(u"f-string: empty expression not allowed"_s);
    const qsizetype brace = scan.begin + begin - 1;
    const QByteArrayView before = scan.whole.first(brace);
    const int lines = int(std::count(before.begin(), before.end(), '\n'));
    const auto first = std::find_if_not(
        field.begin(), field.end(), [](char each) { return each == ' ' || each == '\t' || each == '\f'; });
    const bool isNewlineFirst = first == field.end() || *first == '\n';
    qsizetype columns = 0;
    if (!isNewlineFirst)
        columns = lines > 0 ? brace - before.lastIndexOf('\n') - 1 : brace;
    if (lines == 0)
        columns += scan.token.span.column;
    return m_host.parsedField("(" + field.toByteArray() + ")", scan.token.span.line - 1 + lines,
                              int(columns));
}

} // namespace signalbox::syntax
