// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/textbuilder.h"

#include "engine/objects/context.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

std::string hexadecimal(quint64 number, int digits)
{
    std::string text;
    for (int i = digits - 1; i >= 0; --i)
        text += "0123456789abcdef"[(number >> (4 * i)) & 0xf];
    return text;
}

std::string escapeOf(char32_t character)
{
    if (character < 0x100)
        return "\\x" + hexadecimal(character, 2);
    return character < 0x10000 ? "\\u" + hexadecimal(character, 4) : "\\U" + hexadecimal(character, 8);
}

// Null where the character has no short escape.
const char *shortEscape(char32_t character)
{
    switch (character) {
    case '\\':
        return "\\\\";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    case '\n':
        return "\\n";
    }
    return nullptr;
}

} // namespace

bool Str::represent(Context &context, TextBuilder &out)
{
    std::u32string text;
    appendTo(text);
    out.appendQuoted(text, context);
    return true;
}

void TextBuilder::append(std::string_view utf8)
{
    for (const char each : utf8) {
        if (quint8(each) >= 0x80) {
            m_text += fromUtf8(utf8);
            return;
        }
    }
    m_text.append(utf8.begin(), utf8.end());
}

void TextBuilder::appendQuoted(std::u32string_view text, const Context &context)
{
    const bool hasSingle = text.find(U'\'') != text.npos;
    const char32_t quote = hasSingle && text.find(U'"') == text.npos ? U'"' : U'\'';
    append(quote);
    const auto isPlain = [quote](char32_t each) {
        return each >= 0x20 && each < 0x7f && each != quote && each != U'\\';
    };
    const auto plainEnd = std::find_if_not(text.begin(), text.end(), isPlain);
    m_text.append(text.begin(), plainEnd);
    for (const char32_t each : text.substr(std::size_t(plainEnd - text.begin()))) {
        if (each == quote) {
            append(U'\\');
            append(each);
        } else if (const char *escape = shortEscape(each)) {
            append(std::string_view(escape));
        } else if (each < 0x7f ? each >= 0x20 : isPrintable(each, context.version())) {
            append(each);
        } else {
            append(escapeOf(each));
        }
    }
    append(quote);
}

void TextBuilder::appendQuotedBytes(std::string_view bytes)
{
    const bool hasSingle = bytes.find('\'') != bytes.npos;
    const char quote = hasSingle && bytes.find('"') == bytes.npos ? '"' : '\'';
    append(U'b');
    append(char32_t(quote));
    for (const char each : bytes) {
        const auto code = quint8(each);
        if (each == quote)
            append(std::string("\\") + each);
        else if (const char *escape = shortEscape(code))
            append(std::string_view(escape));
        else if (code >= 0x20 && code < 0x7f)
            append(char32_t(code));
        else
            append("\\x" + hexadecimal(code, 2));
    }
    append(char32_t(quote));
}

void TextBuilder::appendAddress(const void *place)
{
    append("0x" + hexadecimal(quint64(reinterpret_cast<quintptr>(place)), 12));
}

bool TextBuilder::hasRoom(Context &context)
{
    m_allowed = m_text.size() * 2;
    return context.allows(qint64(m_allowed * sizeof(char32_t)));
}

Value TextBuilder::toValue(Heap &heap) const
{
    return makeText(heap, m_text);
}

QString TextBuilder::toQString() const
{
    const auto isBeyondLatin1 = [](char32_t each) { return each > 0xff; };
    if (std::any_of(m_text.begin(), m_text.end(), isBeyondLatin1))
        return QString::fromUcs4(m_text.data(), qsizetype(m_text.size()));
    QString text(qsizetype(m_text.size()), Qt::Uninitialized);
    std::transform(m_text.begin(), m_text.end(), text.data(),
                   [](char32_t each) { return QChar(char16_t(each)); });
    return text;
}

std::u32string escapedBeyondAscii(std::u32string_view text)
{
    std::u32string escaped;
    for (const char32_t each : text) {
        if (each < 0x80)
            escaped += each;
        else
            escaped += fromUtf8(escapeOf(each));
    }
    return escaped;
}

} // namespace signalbox::objects
