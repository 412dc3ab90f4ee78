// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/heap.h"

#include <QString>

#include <span>
#include <string>
#include <string_view>

namespace signalbox::objects {

/// A str: code points of one, two or four bytes each, as many as its largest one needs. That is CPython's own
/// form, over which its hash is made. Lone surrogates are code points like others.
class Str final : public Object {
public:
    static Str *make(const char32_t *text, qsizetype size);
    static Str *makeOfWidth(int width, const void *text, qsizetype size);
    static void operator delete(void *memory);

    qsizetype size() const { return m_size; }
    int width() const { return m_flag; }
    const void *data() const { return this + 1; }
    char32_t at(qsizetype i) const
    {
        switch (width()) {
        case 1:
            return static_cast<const quint8 *>(data())[i];
        case 2:
            return static_cast<const char16_t *>(data())[i];
        }
        return static_cast<const char32_t *>(data())[i];
    }
    bool isAscii() const;
    bool isSameText(const Str &other) const;
    bool contains(const Str &part) const;
    Hash hashOfText() const
    {
        if (m_hash == -1)
            m_hash = computedHash();
        return m_hash;
    }
    void appendTo(std::u32string &out) const;

    bool represent(Context &context, TextBuilder &out) override;
    qsizetype length() const override { return m_size; }
    qint64 footprint() const override { return qint64(sizeof(Str)) + m_size * width(); }

private:
    Str(int width, qsizetype size)
        : Object(Kind::Str)
        , m_size(size)
    {
        m_flag = quint8(width);
    }
    static void *allocate(int width, qsizetype size);
    Hash computedHash() const;

    qsizetype m_size;
    mutable Hash m_hash = -1; ///< not yet
};

Value makeText(Heap &heap, std::u32string_view text);
/// From UTF-8, in which lone surrogates may stand as three bytes each.
Value makeText(Heap &heap, std::string_view utf8);
Value makeText(Heap &heap, const QString &text);
/// A single code point; those of Latin-1 exist already, as the empty text does.
Value makeCharacter(Heap &heap, char32_t character);
Value emptyText();
/// text[from:to] with 0 <= from <= to <= size.
Value partOf(Heap &heap, const Str &text, qsizetype from, qsizetype to);
/// All of \a texts, each a str, one behind the other.
Value joined(Heap &heap, std::span<const Value> texts);

std::u32string toUtf32(const Value &text);
/// Lone surrogates become three bytes each, as makeText() reads them.
std::string toUtf8(std::u32string_view text);
std::string toUtf8(const Value &text);
std::u32string fromUtf8(std::string_view utf8);
/// For the border to Qt.
QString toQString(const Value &text);

/// SipHash-1-3 with the key that PYTHONHASHSEED=0 gives, as CPython makes of it: never -1, 0 of nothing.
Hash hashOfBytes(const void *bytes, qsizetype size);

} // namespace signalbox::objects
