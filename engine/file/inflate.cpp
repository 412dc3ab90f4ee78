// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/inflate.h"

#include <algorithm>
#include <array>
#include <span>

namespace signalbox {

namespace {

constexpr int kLongestCode = 15; ///< bits
constexpr int kMostLengthCodes = 286;
constexpr int kMostDistanceCodes = 30;
constexpr int kEndOfBlock = 256;
constexpr int kZlibHeader = 2; ///< bytes

/// Bits of bytes, the lowest first. Behind the end come zeros, and isOver() says so.
class BitSource {
public:
    explicit BitSource(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    int take(int count)
    {
        int number = 0;
        for (int bit = 0; bit < count; ++bit)
            number |= takeOne() << bit;
        return number;
    }

    int takeOne()
    {
        if (m_at >= 8 * m_bytes.size()) {
            m_isOver = true;
            return 0;
        }
        const int bit = uchar(m_bytes[m_at / 8]) >> (m_at % 8) & 1;
        ++m_at;
        return bit;
    }

    void toWholeByte() { m_at = (m_at + 7) / 8 * 8; }
    bool isOver() const { return m_isOver; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0; ///< in bits
    bool m_isOver = false;
};

/// A canonical Huffman code, as RFC 1951 makes it of the lengths of its codes.
class HuffmanCode {
public:
    explicit HuffmanCode(std::span<const quint8> lengths)
    {
        for (const quint8 length : lengths)
            ++m_counts[length];
        m_counts[0] = 0;
        std::array<int, kLongestCode + 2> begins{};
        for (std::size_t length = 1; length <= kLongestCode; ++length)
            begins[length + 1] = begins[length] + m_counts[length];
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
            if (lengths[symbol] != 0)
                m_symbols[std::size_t(begins[lengths[symbol]]++)] = quint16(symbol);
    }

    /// -1 where the bits are no code.
    int next(BitSource &bits) const
    {
        int code = 0;
        int first = 0;
        int place = 0;
        for (std::size_t length = 1; length <= kLongestCode; ++length) {
            code |= bits.takeOne();
            const int count = m_counts[length];
            if (code - count < first)
                return code < first ? -1 : m_symbols[std::size_t(place + code - first)];
            place += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return -1;
    }

private:
    std::array<int, kLongestCode + 1> m_counts{};
    std::array<quint16, 320> m_symbols{};
};

/// What a code of a length or a distance stands for: so much, and as many bits say how much more.
struct Extra {
    int base;
    int bits;
};

Extra lengthOf(int code)
{
    if (code < 8)
        return {code + 3, 0};
    if (code == 28)
        return {258, 0};
    const int bits = code / 4 - 1;
    return {((4 + code % 4) << bits) + 3, bits};
}

Extra distanceOf(int code)
{
    if (code < 4)
        return {code + 1, 0};
    const int bits = code / 2 - 1;
    return {((2 + code % 2) << bits) + 1, bits};
}

class Inflater {
public:
    Inflater(QByteArrayView deflated, qsizetype most)
        : m_bits(deflated)
        , m_most(most)
    {
    }

    std::optional<QByteArray> all()
    {
        for (bool isLast = false; !isLast;) {
            isLast = m_bits.takeOne() != 0;
            if (!block(m_bits.take(2)) || m_bits.isOver())
                return std::nullopt;
        }
        return m_out;
    }

private:
    bool block(int kind)
    {
        switch (kind) {
        case 0:
            return stored();
        case 1:
            return coded(fixedSymbols(), fixedDistances());
        case 2:
            return described();
        default:
            return false;
        }
    }

    static HuffmanCode fixedDistances()
    {
        std::array<quint8, kMostDistanceCodes> lengths{};
        lengths.fill(5);
        return HuffmanCode(lengths);
    }

    static HuffmanCode fixedSymbols()
    {
        std::array<quint8, 288> lengths{};
        std::fill_n(lengths.begin(), 144, quint8(8));
        std::fill_n(lengths.begin() + 144, 112, quint8(9));
        std::fill_n(lengths.begin() + 256, 24, quint8(7));
        std::fill_n(lengths.begin() + 280, 8, quint8(8));
        return HuffmanCode(lengths);
    }

    bool stored()
    {
        m_bits.toWholeByte();
        const int size = m_bits.take(16);
        if ((size ^ m_bits.take(16)) != 0xffff || m_out.size() + size > m_most)
            return false;
        for (int byte = 0; byte < size && !m_bits.isOver(); ++byte)
            m_out.append(char(m_bits.take(8)));
        return true;
    }

    /// A block whose codes stand before it, coded as well.
    bool described()
    {
        static constexpr std::array<quint8, 19> order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
        const int lengthCodes = m_bits.take(5) + 257;
        const int distanceCodes = m_bits.take(5) + 1;
        const int stated = m_bits.take(4) + 4;
        if (lengthCodes > kMostLengthCodes || distanceCodes > kMostDistanceCodes)
            return false;
        std::array<quint8, 19> ofLengths{};
        for (int at = 0; at < stated; ++at)
            ofLengths[order[std::size_t(at)]] = quint8(m_bits.take(3));
        const HuffmanCode code(ofLengths);
        std::array<quint8, kMostLengthCodes + kMostDistanceCodes> lengths{};
        const auto all = std::size_t(lengthCodes + distanceCodes);
        for (std::size_t at = 0; at < all;) {
            const int symbol = code.next(m_bits);
            if (symbol < 0 || m_bits.isOver() || (symbol == 16 && at == 0))
                return false;
            if (symbol < 16) {
                lengths[at++] = quint8(symbol);
                continue;
            }
            const quint8 repeated = symbol == 16 ? lengths[at - 1] : quint8(0);
            const int times =
                symbol == 16 ? 3 + m_bits.take(2) : (symbol == 17 ? 3 + m_bits.take(3) : 11 + m_bits.take(7));
            if (at + std::size_t(times) > all)
                return false;
            std::fill_n(lengths.begin() + std::ptrdiff_t(at), times, repeated);
            at += std::size_t(times);
        }
        const std::span<const quint8> both(lengths);
        return coded(HuffmanCode(both.first(std::size_t(lengthCodes))),
                     HuffmanCode(both.subspan(std::size_t(lengthCodes), std::size_t(distanceCodes))));
    }

    bool coded(const HuffmanCode &symbols, const HuffmanCode &distances)
    {
        while (!m_bits.isOver()) {
            const int symbol = symbols.next(m_bits);
            if (symbol == kEndOfBlock)
                return true;
            if (symbol < 0 || symbol >= kMostLengthCodes || m_out.size() >= m_most)
                return false;
            if (symbol < kEndOfBlock)
                m_out.append(char(symbol));
            else if (!repeated(lengthOf(symbol - kEndOfBlock - 1), distances))
                return false;
        }
        return false;
    }

    /// What stood there before, once more.
    bool repeated(Extra length, const HuffmanCode &distances)
    {
        const qsizetype count = length.base + m_bits.take(length.bits);
        const int code = distances.next(m_bits);
        if (code < 0 || code >= kMostDistanceCodes)
            return false;
        const Extra far = distanceOf(code);
        const qsizetype distance = far.base + m_bits.take(far.bits);
        if (distance > m_out.size() || m_out.size() + count > m_most)
            return false;
        for (qsizetype at = 0; at < count; ++at)
            m_out.append(m_out[m_out.size() - distance]);
        return true;
    }

    BitSource m_bits;
    qsizetype m_most;
    QByteArray m_out;
};

} // namespace

std::optional<QByteArray> inflated(const QByteArray &zlib, qsizetype most)
{
    constexpr int deflate = 8;
    constexpr int hasDictionary = 0x20;
    if (zlib.size() < kZlibHeader || (zlib[0] & 0x0f) != deflate || (zlib[1] & hasDictionary) != 0)
        return std::nullopt;
    return Inflater(QByteArrayView(zlib).sliced(kZlibHeader), most).all();
}

} // namespace signalbox
