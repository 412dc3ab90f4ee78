// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/replacement.h"

#include "engine/library/patterns/patterntokens.h"
#include "engine/objects/bytes.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"

#include <algorithm>

namespace signalbox::modules {

using namespace objects;

namespace {

bool isDigitIn(char32_t letter, char32_t last = U'9')
{
    return letter >= U'0' && letter <= last;
}

class ReplacementReader {
public:
    ReplacementReader(Context &context, const Pattern &pattern, const Value &source, std::u32string text,
                      Replacement &out)
        : m_context(context)
        , m_pattern(pattern)
        , m_source(source)
        , m_text(std::move(text))
        , m_out(out)
    {
    }

    bool read()
    {
        while (!isCutOff() && m_at < m_text.size()) {
            const char32_t letter = m_text[m_at++];
            if (letter != U'\\') {
                add(letter);
                continue;
            }
            const char32_t escaped = m_text[m_at++];
            if (isCutOff())
                break;
            if (!readEscape(escaped))
                return false;
        }
        return !isCutOff() || fail("bad escape (end of pattern)", m_at + 1 - m_text.size());
    }

private:
    /// A backslash at the end, which Python sees when it takes the letter before.
    bool isCutOff() const { return m_at + 1 == m_text.size() && m_text[m_at] == U'\\'; }
    char32_t peek() const { return m_at < m_text.size() ? m_text[m_at] : 0; }
    bool fail(const std::string &words, size_t before)
    {
        m_pattern.fail(m_context, words, m_source, qsizetype(m_at - before));
        return false;
    }
    void add(char32_t letter)
    {
        if (m_out.parts.empty() || !std::holds_alternative<std::u32string>(m_out.parts.back()))
            m_out.parts.emplace_back(std::u32string());
        std::get<std::u32string>(m_out.parts.back()) += letter;
    }
    bool addGroup(qint64 group, size_t before)
    {
        if (group > m_pattern.groups())
            return fail("invalid group reference " + std::to_string(group), before);
        m_out.parts.emplace_back(int(group));
        return true;
    }
    bool addOctal(const std::u32string &digits)
    {
        const unsigned long point = std::stoul(toUtf8(digits), nullptr, 8);
        if (point > 0377 && digits[0] != U'0')
            return fail("octal escape value \\" + toUtf8(digits) + " outside of range 0-0o377",
                        digits.size() + 1);
        add(char32_t(point & 0xff));
        return true;
    }
    bool readEscape(char32_t letter)
    {
        constexpr std::u32string_view letters = U"abfnrtv\\", meant = U"\a\b\f\n\r\t\v\\";
        if (letter == U'g')
            return readNamed();
        if (isDigitIn(letter))
            return readNumber(letter);
        if (const auto at = letters.find(letter); at != std::u32string_view::npos)
            add(meant[at]);
        else if ((letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z'))
            return fail("bad escape \\" + toUtf8(std::u32string(1, letter)), 2);
        else {
            add(U'\\');
            add(letter);
        }
        return true;
    }
    bool readNumber(char32_t first)
    {
        std::u32string digits(1, first);
        if (first == U'0') {
            while (digits.size() < 3 && isDigitIn(peek(), U'7'))
                digits += m_text[m_at++];
            return addOctal(digits);
        }
        if (isDigitIn(peek()))
            digits += m_text[m_at++];
        if (digits.size() == 2 && isDigitIn(digits[0], U'7') && isDigitIn(digits[1], U'7')
            && isDigitIn(peek(), U'7')) {
            digits += m_text[m_at++];
            return addOctal(digits);
        }
        return addGroup(std::stoi(toUtf8(digits)), digits.size());
    }
    bool readNamed()
    {
        if (peek() != U'<')
            return fail("missing <", 0);
        const size_t begin = ++m_at;
        size_t end = begin;
        while (end < m_text.size() && m_text[end] != U'>')
            end += m_text[end] == U'\\' ? 2 : 1;
        if (end > m_text.size() || isCutOff()) {
            m_at = m_text.size() - 1;
            return true; // cut off: read() complains
        }
        const std::u32string name = m_text.substr(begin, end - begin);
        m_at = std::min(end + 1, m_text.size());
        if (isCutOff())
            return true;
        if (name.empty())
            return fail("missing group name", end == m_text.size() ? 0 : 1);
        if (end == m_text.size())
            return fail("missing >, unterminated name", name.size());
        if (std::all_of(name.begin(), name.end(), [](char32_t each) { return isDigitIn(each); }))
            return addGroup(name.size() > 9 ? 999'999'999 : std::stoi(toUtf8(name)), name.size() + 1);
        bool isName = isIdentifierStart(name[0], m_context.version());
        for (const char32_t each : name)
            isName = isName && isIdentifierPart(each, m_context.version());
        if (!isName)
            return fail("bad character in group name " + PatternTokens::quoted(name), name.size() + 1);
        const int group = m_pattern.groupNamed(name);
        if (group > 0)
            return addGroup(group, name.size() + 1);
        return m_context.raise(Error::IndexError, "unknown group name " + PatternTokens::quoted(name));
    }

    Context &m_context;
    const Pattern &m_pattern;
    const Value &m_source;
    const std::u32string m_text;
    Replacement &m_out;
    size_t m_at = 0;
};

} // namespace

bool readReplacement(Context &context, const Pattern &pattern, const Value &text, Replacement &out)
{
    std::u32string letters;
    if (text.is(Kind::Str))
        letters = toUtf32(text);
    else if (text.is(Kind::Bytes))
        for (const char each : text.as<Bytes>()->bytes())
            letters += char32_t(quint8(each));
    else
        return context.typeError("decoding to str: need a bytes-like object, " + typeName(text) + " found");
    return ReplacementReader(context, pattern, text, std::move(letters), out).read();
}

Value filled(Context &context, const Replacement &replacement, const Match &match)
{
    std::u32string text;
    std::string bytes;
    const bool isText = match.text().is(Kind::Str);
    for (const auto &part : replacement.parts) {
        if (const auto *letters = std::get_if<std::u32string>(&part)) {
            text += *letters;
            for (const char32_t each : *letters)
                bytes += char(each);
        } else if (const Value group = match.group(context, std::get<int>(part), Value::none());
                   !group.isNone()) {
            if (isText)
                text += toUtf32(group);
            else
                bytes += group.as<Bytes>()->bytes();
        }
    }
    return isText ? makeText(context.heap(), text) : makeBytes(context.heap(), bytes);
}

} // namespace signalbox::modules
