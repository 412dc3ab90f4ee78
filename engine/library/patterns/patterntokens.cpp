// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/patterns/patterntokens.h"

#include "engine/objects/texts.h"

namespace signalbox::modules {

void PatternTokens::fail(const std::string &words, qsizetype before)
{
    if (hasFailed())
        return;
    fault = words;
    faultPlace = m_at - before;
}

void PatternTokens::failWithoutPlace(const std::string &words)
{
    hasFaultPlace = hasFaultPlace && hasFailed();
    fail(words, 0);
}

/// The next letter, or a backslash with the one behind it; empty at the end.
std::u32string_view PatternTokens::peek() const
{
    if (m_at >= qsizetype(m_text.size()))
        return {};
    return m_text.substr(std::size_t(m_at), m_text[std::size_t(m_at)] == U'\\' ? 2 : 1);
}

std::u32string_view PatternTokens::take()
{
    const std::u32string_view token = peek();
    if (token == U"\\") {
        fail("bad escape (end of pattern)", 0);
        m_at = qsizetype(m_text.size());
        return token;
    }
    m_at += qsizetype(token.size());
    checkEnd();
    return token;
}

bool PatternTokens::takes(char32_t letter)
{
    if (peek().size() != 1 || peek()[0] != letter)
        return false;
    ++m_at;
    checkEnd();
    return true;
}

std::u32string PatternTokens::takeWhile(qsizetype most, std::u32string_view letters)
{
    std::u32string taken;
    while (qsizetype(taken.size()) < most && peek().size() == 1
           && letters.find(peek()[0]) != std::u32string_view::npos)
        taken += take();
    return taken;
}

std::u32string PatternTokens::takeUntil(char32_t end)
{
    std::u32string taken;
    for (;;) {
        if (isAtEnd()) {
            if (taken.empty())
                fail("missing group name", 0);
            else
                fail("missing " + objects::toUtf8(std::u32string(1, end)) + ", unterminated name",
                     qsizetype(taken.size()));
            return {};
        }
        const std::u32string_view token = take();
        if (token.size() == 1 && token[0] == end) {
            if (taken.empty())
                fail("missing group name", 1);
            return taken;
        }
        taken += token;
    }
}

/// Python looks one letter ahead, and so complains of a backslash at the end before anything that is next.
void PatternTokens::checkEnd()
{
    if (peek() == U"\\")
        fail("bad escape (end of pattern)", m_at + 1 - qsizetype(m_text.size()));
}

std::string PatternTokens::quoted(const std::u32string &name)
{
    const char quote =
        name.find(U'\'') != std::u32string::npos && name.find(U'"') == std::u32string::npos ? '"' : '\'';
    std::string out(1, quote);
    for (const char32_t each : name) {
        if (each == U'\\' || each == char32_t(quote))
            out += '\\';
        out += each == U'\n' ? std::string("\\n") : objects::toUtf8(std::u32string(1, each));
    }
    return out + quote;
}

} // namespace signalbox::modules
