// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

#include <QString>

#include <string>
#include <string_view>

namespace signalbox::objects {

/// A text in the making: repr(), str.join(), formats.
class TextBuilder {
public:
    void append(char32_t character) { m_text += character; }
    void append(std::u32string_view text) { m_text += text; }
    /// UTF-8, in which lone surrogates may stand.
    void append(std::string_view utf8);
    /// As repr() of a str, by what is printable in the Python of \a context.
    void appendQuoted(std::u32string_view text, const Context &context);
    /// b'…', as repr() of bytes.
    void appendQuotedBytes(std::string_view bytes);
    /// 0x7f…, as in reprs of what has no other words.
    void appendAddress(const void *place);

    /// Whether there is memory for what it has; asked after each of many parts. Raises MemoryError.
    [[nodiscard]] bool fits(Context &context) { return m_text.size() < m_allowed || hasRoom(context); }

    const std::u32string &text() const { return m_text; }
    Value toValue(Heap &heap) const;
    QString toQString() const;

private:
    bool hasRoom(Context &context);

    std::u32string m_text;
    size_t m_allowed = 0x10000; ///< characters
};

/// What ascii() makes of a repr: all beyond ASCII escaped.
std::u32string escapedBeyondAscii(std::u32string_view text);

} // namespace signalbox::objects
