// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>

namespace signalbox::modules {

/// The text of a regular expression, from left to right, and the first thing that is wrong with it.
class PatternTokens {
public:
    explicit PatternTokens(std::u32string_view text)
        : m_text(text)
    {
    }
    bool hasFailed() const { return !fault.empty(); }
    /// Its place is \a before letters before what is next.
    void fail(const std::string &words, qsizetype before);
    void failWithoutPlace(const std::string &words);
    bool isAtEnd() const { return m_at >= qsizetype(m_text.size()); }
    std::u32string_view peek() const;
    std::u32string_view take();
    bool takes(char32_t letter);
    std::u32string takeWhile(qsizetype most, std::u32string_view letters);
    /// The name of a group, and the letter that ends it.
    std::u32string takeUntil(char32_t end);

    /// As repr() has it.
    static std::string quoted(const std::u32string &name);

    std::string fault;
    qsizetype faultPlace = 0;
    bool hasFaultPlace = true;

protected:
    void checkEnd();

    const std::u32string_view m_text;
    qsizetype m_at = 0;
};

} // namespace signalbox::modules
