// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/texts.h"

#include "engine/objects/searching.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>

namespace signalbox::objects {

namespace {

int widthFor(char32_t largest)
{
    return largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
}

template <typename To, typename From> void copyPoints(void *to, const From *from, qsizetype size)
{
    auto *place = static_cast<To *>(to);
    for (qsizetype i = 0; i < size; ++i)
        place[i] = To(from[i]);
}

template <typename From> void copyPointsOfWidth(int width, void *to, const From *from, qsizetype size)
{
    if (width == 1)
        copyPoints<quint8>(to, from, size);
    else if (width == 2)
        copyPoints<char16_t>(to, from, size);
    else
        copyPoints<char32_t>(to, from, size);
}

// Calls with the code points of a text as they are stored.
template <typename Use> auto withPoints(const Str &text, Use use)
{
    if (text.width() == 1)
        return use(static_cast<const quint8 *>(text.data()));
    if (text.width() == 2)
        return use(static_cast<const char16_t *>(text.data()));
    return use(static_cast<const char32_t *>(text.data()));
}

// What is shared: never counted, so by all threads.
const std::array<const Str *, 256> &latinCharacters()
{
    static const auto characters = [] {
        std::array<const Str *, 256> made{};
        for (char32_t each = 0; each < 256; ++each) {
            made[each] = Str::make(&each, 1);
            (void)made[each]->hashOfText();
        }
        return made;
    }();
    return characters;
}

void sipRound(quint64 (&v)[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = std::rotl(v[1], 13) ^ v[0];
    v[3] = std::rotl(v[3], 16) ^ v[2];
    v[0] = std::rotl(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = std::rotl(v[1], 17) ^ v[2];
    v[3] = std::rotl(v[3], 21) ^ v[0];
    v[2] = std::rotl(v[2], 32);
}

} // namespace

// Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), with one round a word and three at the
// end.
Hash hashOfBytes(const void *bytes, qsizetype size)
{
    if (size == 0)
        return 0;
    quint64 v[4] = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573};
    const auto *place = static_cast<const char *>(bytes);
    qsizetype left = size;
    for (; left >= 8; left -= 8, place += 8) {
        quint64 word = 0;
        std::memcpy(&word, place, 8);
        v[3] ^= word;
        sipRound(v);
        v[0] ^= word;
    }
    quint64 last = 0;
    std::memcpy(&last, place, size_t(left));
    last |= quint64(size) << 56;
    v[3] ^= last;
    sipRound(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; ++i)
        sipRound(v);
    const auto hash = Hash((v[0] ^ v[1]) ^ (v[2] ^ v[3]));
    return hash == -1 ? -2 : hash;
}

void *Str::allocate(int width, qsizetype size)
{
    return std::malloc(sizeof(Str) + size_t(size) * size_t(width));
}

void Str::operator delete(void *memory)
{
    std::free(memory);
}

Str *Str::make(const char32_t *text, qsizetype size)
{
    char32_t largest = 0;
    for (qsizetype i = 0; i < size; ++i)
        largest |= text[i];
    const int width = widthFor(largest);
    Str *made = ::new (allocate(width, size)) Str(width, size);
    copyPointsOfWidth(width, made + 1, text, size);
    return made;
}

Str *Str::makeOfWidth(int width, const void *text, qsizetype size)
{
    Str *made = ::new (allocate(width, size)) Str(width, size);
    if (text)
        std::memcpy(static_cast<void *>(made + 1), text, size_t(size) * size_t(width));
    return made;
}

bool Str::isSameText(const Str &other) const
{
    return m_size == other.m_size && m_flag == other.m_flag
        && std::memcmp(data(), other.data(), size_t(m_size) * size_t(width())) == 0;
}

bool Str::isAscii() const
{
    const auto *bytes = static_cast<const quint8 *>(data());
    return width() == 1 && std::all_of(bytes, bytes + m_size, [](quint8 each) { return each < 0x80; });
}

Hash Str::computedHash() const
{
    return hashOfBytes(data(), m_size * width());
}

bool Str::contains(const Str &part) const
{
    if (part.width() > width()) // one of its code points is not in here
        return false;
    if (width() == 1) {
        const auto bytes = [](const Str &text) {
            return std::string_view(static_cast<const char *>(text.data()), size_t(text.size()));
        };
        return firstPlaceOf(bytes(*this), bytes(part)) != std::string_view::npos;
    }
    std::u32string all, wanted;
    appendTo(all);
    part.appendTo(wanted);
    return firstPlaceOf<char32_t>(all, wanted) != std::u32string::npos;
}

void Str::appendTo(std::u32string &out) const
{
    const size_t before = out.size();
    out.resize(before + size_t(m_size));
    withPoints(*this, [&](const auto *points) { copyPoints<char32_t>(out.data() + before, points, m_size); });
}

Value makeText(Heap &heap, std::u32string_view text)
{
    if (text.empty())
        return emptyText();
    if (text.size() == 1)
        return makeCharacter(heap, text[0]);
    return heap.adopt(Str::make(text.data(), qsizetype(text.size())));
}

Value makeText(Heap &heap, std::string_view utf8)
{
    bool isAscii = true;
    for (const char each : utf8)
        isAscii = isAscii && quint8(each) < 0x80;
    if (isAscii && utf8.size() > 1)
        return heap.adopt(Str::makeOfWidth(1, utf8.data(), qsizetype(utf8.size())));
    return makeText(heap, fromUtf8(utf8));
}

Value makeText(Heap &heap, const QString &text)
{
    std::u32string points;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar each = text.at(i);
        if (each.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            points += QChar::surrogateToUcs4(each, text.at(++i));
        else
            points += each.unicode();
    }
    return makeText(heap, points);
}

Value makeCharacter(Heap &heap, char32_t character)
{
    return character < 256 ? Value::ofImmortal(latinCharacters()[character])
                           : heap.adopt(Str::make(&character, 1));
}

Value emptyText()
{
    static const Str *const empty = Str::makeOfWidth(1, nullptr, 0);
    (void)empty->hashOfText();
    return Value::ofImmortal(empty);
}

Value partOf(Heap &heap, const Str &text, qsizetype from, qsizetype to)
{
    if (from == to)
        return emptyText();
    if (to == from + 1)
        return makeCharacter(heap, text.at(from));
    if (text.width() == 1)
        return heap.adopt(Str::makeOfWidth(1, static_cast<const char *>(text.data()) + from, to - from));
    std::u32string part;
    for (qsizetype i = from; i < to; ++i)
        part += text.at(i);
    return makeText(heap, part);
}

Value joined(Heap &heap, std::span<const Value> texts)
{
    int width = 1;
    qsizetype size = 0;
    for (const Value &each : texts) {
        width = std::max(width, each.as<Str>()->width());
        size += each.as<Str>()->size();
    }
    if (size <= 1) { // there is one of it already
        std::u32string points;
        for (const Value &each : texts)
            each.as<Str>()->appendTo(points);
        return makeText(heap, points);
    }
    Str *made = Str::makeOfWidth(width, nullptr, size);
    auto *place = static_cast<char *>(const_cast<void *>(made->data()));
    for (const Value &each : texts) {
        const Str &text = *each.as<Str>();
        withPoints(text, [&](const auto *points) { copyPointsOfWidth(width, place, points, text.size()); });
        place += text.size() * width;
    }
    return heap.adopt(made);
}

std::u32string toUtf32(const Value &text)
{
    std::u32string points;
    text.as<Str>()->appendTo(points);
    return points;
}

std::string toUtf8(std::u32string_view text)
{
    std::string bytes;
    for (const char32_t each : text) {
        if (each < 0x80) {
            bytes += char(each);
        } else if (each < 0x800) {
            bytes += char(0xc0 | (each >> 6));
            bytes += char(0x80 | (each & 0x3f));
        } else if (each < 0x10000) {
            bytes += char(0xe0 | (each >> 12));
            bytes += char(0x80 | ((each >> 6) & 0x3f));
            bytes += char(0x80 | (each & 0x3f));
        } else {
            bytes += char(0xf0 | (each >> 18));
            bytes += char(0x80 | ((each >> 12) & 0x3f));
            bytes += char(0x80 | ((each >> 6) & 0x3f));
            bytes += char(0x80 | (each & 0x3f));
        }
    }
    return bytes;
}

std::string toUtf8(const Value &text)
{
    return toUtf8(toUtf32(text));
}

std::u32string fromUtf8(std::string_view utf8)
{
    std::u32string points;
    for (size_t i = 0; i < utf8.size();) {
        const auto lead = quint8(utf8[i]);
        const int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        char32_t point = more == 0 ? lead : lead & (0x3f >> more);
        for (int k = 1; k <= more && i + size_t(k) < utf8.size(); ++k)
            point = (point << 6) | (quint8(utf8[i + size_t(k)]) & 0x3f);
        points += point;
        i += size_t(more) + 1;
    }
    return points;
}

QString toQString(const Value &text)
{
    const Str &stored = *text.as<Str>();
    if (stored.width() == 1)
        return QString::fromLatin1(static_cast<const char *>(stored.data()), stored.size());
    const std::u32string points = toUtf32(text);
    return QString::fromUcs4(points.data(), qsizetype(points.size()));
}

} // namespace signalbox::objects
