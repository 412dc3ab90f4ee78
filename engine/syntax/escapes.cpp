// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/escapes.h"

#include "engine/syntax/characternames.h"

#include <QList>

#include <optional>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t kLastCharacter = 0x10ffff;
constexpr int kWidthOfEscaped = 10; // CPython writes any but ASCII as \UXXXXXXXX before it reads escapes

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const int small = digit | 0x20;
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// The letter that stands for itself or a control character behind a backslash.
std::optional<char> simpleEscape(char letter)
{
    switch (letter) {
    case '\\':
    case '\'':
    case '"':
        return letter;
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return std::nullopt;
    }
}

int octal(QByteArrayView text, qsizetype &at)
{
    int value = 0;
    for (int digits = 0; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++digits, ++at)
        value = value * 8 + (text[at] - '0');
    return value;
}

/// Decodes a string; a class, as faults count positions in the text as CPython has rewritten it.
class TextDecoder {
public:
    explicit TextDecoder(QByteArrayView text)
        : m_text(text)
    {
    }

    std::variant<std::u32string, EscapeFault> decode()
    {
        m_result.reserve(std::size_t(m_text.size()));
        while (m_at < m_text.size() && m_fault.isEmpty()) {
            if (m_text[m_at] == '\\')
                escape();
            else
                plain();
        }
        if (!m_fault.isEmpty())
            return EscapeFault{m_fault};
        return std::move(m_result);
    }

private:
    void plain()
    {
        const uchar lead = m_text[m_at];
        if (lead < 0x80) {
            m_result.push_back(lead);
            ++m_at;
            return;
        }
        const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        char32_t letter = lead & (0xff >> (length + 1));
        for (int each = 1; each < length; ++each)
            letter = (letter << 6) | (uchar(m_text[m_at + each]) & 0x3f);
        m_result.push_back(letter);
        m_at += length;
        m_widened += kWidthOfEscaped - length;
    }

    void escape()
    {
        const qsizetype begin = m_at++;
        if (m_at >= m_text.size())
            return fail(begin, begin + 1, u"\\ at end of string"_s);
        const char letter = m_text[m_at];
        if (uchar(letter) >= 0x80) {
            m_result.push_back(U'\\');
            m_widened += 5;
            return;
        }
        ++m_at;
        if (letter == '\n')
            return;
        if (const auto simple = simpleEscape(letter))
            m_result.push_back(char32_t(*simple));
        else if (letter >= '0' && letter <= '7')
            m_result.push_back(char32_t(octal(m_text, --m_at)));
        else if (letter == 'x')
            number(begin, 2, u"truncated \\xXX escape"_s);
        else if (letter == 'u')
            number(begin, 4, u"truncated \\uXXXX escape"_s);
        else if (letter == 'U')
            number(begin, 8, u"truncated \\UXXXXXXXX escape"_s);
        else if (letter == 'N')
            named(begin);
        else
            m_result.append({U'\\', char32_t(letter)});
    }

    void number(qsizetype begin, int digits, const QString &truncated)
    {
        quint64 value = 0;
        for (int each = 0; each < digits; ++each, ++m_at) {
            const int digit = m_at < m_text.size() ? hexValue(m_text[m_at]) : -1;
            if (digit < 0)
                return fail(begin, m_at, truncated);
            value = value * 16 + quint64(digit);
        }
        if (value > kLastCharacter)
            return fail(begin, m_at, u"illegal Unicode character"_s);
        m_result.push_back(char32_t(value));
    }

    void named(qsizetype begin)
    {
        if (m_at >= m_text.size() || m_text[m_at] != '{')
            return fail(begin, m_at, u"malformed \\N character escape"_s);
        const qsizetype end = m_text.indexOf('}', m_at);
        if (end < 0 || end == m_at + 1)
            return fail(begin, end < 0 ? m_text.size() : m_at + 1, u"malformed \\N character escape"_s);
        const std::u32string letters = charactersNamed(m_text.sliced(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        if (letters.empty())
            return fail(begin, m_at, u"unknown Unicode character name"_s);
        m_result += letters;
    }

    void fail(qsizetype begin, qsizetype end, const QString &reason)
    {
        const QString where = end - begin <= 1
            ? u"byte 0x5c in position %1"_s.arg(begin + m_widened)
            : u"bytes in position %1-%2"_s.arg(begin + m_widened).arg(end - 1 + m_widened);
        m_fault = u"(unicode error) 'unicodeescape' codec can't decode %1: %2"_s.arg(where, reason);
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_widened = 0;
    std::u32string m_result;
    QString m_fault;
};

} // namespace

std::variant<std::u32string, EscapeFault> decodedText(QByteArrayView text, bool isRaw)
{
    if (!isRaw && text.contains('\\'))
        return TextDecoder(text).decode();
    const QList<uint> letters = QString::fromUtf8(text).toUcs4();
    return std::u32string(letters.begin(), letters.end());
}

std::variant<QByteArray, EscapeFault> decodedBytes(QByteArrayView text, bool isRaw)
{
    if (isRaw || !text.contains('\\'))
        return text.toByteArray();
    QByteArray result;
    for (qsizetype at = 0; at < text.size();) {
        const char letter = text[at++];
        if (letter != '\\' || at >= text.size()) {
            result.append(letter);
            continue;
        }
        const char escaped = text[at++];
        if (const auto simple = simpleEscape(escaped)) {
            result.append(*simple);
        } else if (escaped >= '0' && escaped <= '7') {
            result.append(char(octal(text, --at)));
        } else if (escaped == 'x') {
            const int high = at < text.size() ? hexValue(text[at]) : -1;
            const int low = at + 1 < text.size() ? hexValue(text[at + 1]) : -1;
            if (high < 0 || low < 0)
                return EscapeFault{u"(value error) invalid \\x escape at position %1"_s.arg(at - 2)};
            result.append(char(high * 16 + low));
            at += 2;
        } else if (escaped != '\n') {
            result.append('\\').append(escaped);
        }
    }
    return result;
}

} // namespace signalbox::syntax
