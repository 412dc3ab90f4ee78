// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/gifimage.h"

#include "widgets/export/unseen.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace signalbox {

namespace {

constexpr int kGifColours = 256;
constexpr int kLongestBlock = 255; ///< data comes in blocks that say their length in a byte
constexpr int kSymbolBits = 8; ///< at most
constexpr int kFewestSymbolBits = 2;
constexpr quint8 kTransparent = 0; ///< the symbol that leaves what was there; colours follow it
constexpr int kMostCodes = 4096;
constexpr int kMostBits = 12;
/// Ways to go on that are followed at once; more find hardly longer matches.
constexpr int kMostWays = 6;
constexpr int kMostShades = 8; ///< of a colour

void appendShort(QByteArray &bytes, int number)
{
    bytes.append(char(number & 0xff));
    bytes.append(char(number >> 8 & 0xff));
}

/// As GIF stores data: in blocks, and an empty one at the end.
void appendBlocks(QByteArray &bytes, const QByteArray &data)
{
    for (qsizetype at = 0; at < data.size(); at += kLongestBlock) {
        const qsizetype length = std::min<qsizetype>(kLongestBlock, data.size() - at);
        bytes.append(char(length));
        bytes.append(data.constData() + at, length);
    }
    bytes.append('\0');
}

/// Codes of growing width, lowest bit first.
class BitSink {
public:
    void add(int code, int bits)
    {
        m_pending |= quint32(code) << m_count;
        m_count += bits;
        for (; m_count >= 8; m_count -= 8) {
            m_bytes.append(char(m_pending & 0xff));
            m_pending >>= 8;
        }
    }

    QByteArray finished()
    {
        if (m_count > 0)
            m_bytes.append(char(m_pending & 0xff));
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    quint32 m_pending = 0;
    int m_count = 0;
};

/// The strings that have a code: each is another and one symbol more.
class StringTable {
public:
    /// Codes below \a first have another meaning.
    explicit StringTable(int first)
        : m_first(first)
        , m_next(first)
    {
    }

    /// The code of that string and symbol; -1 where there is none.
    int find(int string, int symbol) const
    {
        const quint32 key = quint32(string) << kSymbolBits | quint32(symbol);
        for (quint32 slot = hash(key);; slot = (slot + 1) % kSlots) {
            const Slot &each = m_slots[slot];
            if (each.round != m_round)
                return -1;
            if (each.key == key)
                return each.code;
        }
    }

    void add(int string, int symbol)
    {
        const quint32 key = quint32(string) << kSymbolBits | quint32(symbol);
        quint32 slot = hash(key);
        while (m_slots[slot].round == m_round)
            slot = (slot + 1) % kSlots;
        m_ends[std::size_t(m_next)] = {quint16(string), quint8(symbol)};
        m_slots[slot] = {key, m_round, quint16(m_next++)};
    }

    /// The symbols of a string go to the end of \a symbols.
    void append(int code, std::size_t length, std::vector<quint8> *symbols) const
    {
        std::size_t at = symbols->size() + length;
        symbols->resize(at);
        for (; code >= m_first; code = m_ends[std::size_t(code)].before)
            (*symbols)[--at] = m_ends[std::size_t(code)].symbol;
        (*symbols)[--at] = quint8(code);
    }

    void clear()
    {
        ++m_round;
        m_next = m_first;
    }

    int next() const { return m_next; }
    bool isFull() const { return m_next == kMostCodes; }

private:
    static constexpr quint32 kSlots = 1 << 14;
    static quint32 hash(quint32 key) { return key * 2'654'435'761u >> 18; }

    struct Slot {
        quint32 key = 0;
        quint32 round = 0;
        quint16 code = 0;
    };
    struct End {
        quint16 before = 0; ///< the string without its last symbol
        quint8 symbol = 0;
    };
    std::array<Slot, kSlots> m_slots;
    std::array<End, kMostCodes> m_ends;
    quint32 m_round = 1;
    const int m_first;
    int m_next;
};

/// The symbols that a pixel may have, the one it has without a better reason first.
struct Choice {
    std::array<quint8, kMostShades> symbols;
    quint8 count = 0;

    void add(quint8 symbol)
    {
        if (count < symbols.size())
            symbols[count++] = symbol;
    }
    quint8 *begin() { return symbols.data(); }
    quint8 *end() { return symbols.data() + count; }
    const quint8 *begin() const { return symbols.data(); }
    const quint8 *end() const { return symbols.data() + count; }
    bool isTransparent() const { return symbols[0] == kTransparent; }
};

/// LZW as GIF has it. Where a pixel may have several symbols, the strings of all are followed, so that it
/// takes whichever is part of a longer string.
class Compressor {
public:
    /// Symbols are of so many bits.
    explicit Compressor(int bits)
        : m_clear(1 << bits)
        , m_firstWidth(bits + 1)
        , m_table(m_clear + 2)
        , m_width(m_firstWidth)
    {
    }

    /// Stores in \a chosen the symbols that were taken.
    QByteArray compressed(const std::vector<Choice> &pixels, std::vector<quint8> *chosen)
    {
        m_bits.add(m_clear, m_width);
        std::size_t at = 0;
        int first = pixels[0].symbols[0];
        while (at < pixels.size()) {
            const auto [code, length] = longest(pixels, at, first);
            m_bits.add(code, m_width);
            m_table.append(code, length, chosen);
            at += length;
            if (at == pixels.size())
                break;
            learn(code, first = bestFirst(pixels, at), length);
        }
        if (m_table.next() == 1 << m_width && m_width < kMostBits)
            ++m_width; // the reader has learned one more by then
        m_bits.add(m_clear + 1, m_width);
        return m_bits.finished();
    }

private:
    struct Match {
        int code;
        std::size_t length;
    };

    Match longest(const std::vector<Choice> &pixels, std::size_t begin, int first) const
    {
        std::array<int, kMostWays> ways{first};
        int count = 1;
        std::size_t at = begin + 1;
        if (first == kTransparent) {
            // Most pixels stay. The codes of such runs are known, from one pixel to the longest.
            while (at < pixels.size() && at - begin < m_runs.size() && pixels[at].isTransparent())
                ++at;
            ways[0] = m_runs[at - begin - 1];
        }
        for (; at < pixels.size(); ++at) {
            std::array<int, kMostWays> onwards{};
            int found = 0;
            for (int way = 0; way < count; ++way) {
                for (int each = 0; each < pixels[at].count && found < kMostWays; ++each) {
                    const int code =
                        m_table.find(ways[std::size_t(way)], pixels[at].symbols[std::size_t(each)]);
                    if (code >= 0)
                        onwards[std::size_t(found++)] = code;
                }
            }
            if (found == 0)
                break;
            ways = onwards;
            count = found;
        }
        return {ways[0], at - begin};
    }

    /// With which of its symbols a pixel begins the longest string.
    int bestFirst(const std::vector<Choice> &pixels, std::size_t begin) const
    {
        const Choice &choice = pixels[begin];
        int best = choice.symbols[0];
        std::size_t most = 0;
        for (int each = 0; each < choice.count && choice.count > 1; ++each) {
            const std::size_t length = longest(pixels, begin, choice.symbols[std::size_t(each)]).length;
            if (length <= most)
                continue;
            most = length;
            best = choice.symbols[std::size_t(each)];
        }
        return best;
    }

    void learn(int code, int symbol, std::size_t length)
    {
        if (!m_table.isFull()) {
            // The reader is one string behind: codes grow when it has learned the last of a width.
            if (m_table.next() == 1 << m_width)
                ++m_width;
            if (symbol == kTransparent && code == m_runs.back())
                m_runs.push_back(m_table.next());
            m_table.add(code, symbol);
            return;
        }
        // What was learned stays good for as long as matches are as long as they were.
        m_recent += (double(length) - m_recent) / 64;
        m_best = std::max(m_best, m_recent);
        if (m_recent > m_best * 0.6)
            return;
        m_bits.add(m_clear, m_width);
        m_table.clear();
        m_runs = {kTransparent};
        m_width = m_firstWidth;
        m_recent = m_best = 0;
    }

    const int m_clear; ///< the code after which everything begins again; the next one ends
    const int m_firstWidth;
    StringTable m_table;
    std::vector<int> m_runs{kTransparent}; ///< codes of one transparent pixel, of two, …
    BitSink m_bits;
    int m_width;
    double m_recent = 0; ///< length of matches, of late
    double m_best = 0;
};

quint8 symbolOf(quint8 colour)
{
    return quint8(colour + 1);
}

/// As few bits as all pixels can do with; \a choices that need more are left out.
int takeFewestBits(std::vector<Choice> &choices)
{
    int needed = 0;
    for (const Choice &choice : choices) {
        if (!choice.isTransparent()) // as most are, of the lowest symbol
            needed = std::max<int>(needed, *std::min_element(choice.begin(), choice.end()));
    }
    int bits = kFewestSymbolBits;
    while (needed >> bits > 0)
        ++bits;
    if (bits == kSymbolBits)
        return bits;
    for (Choice &choice : choices)
        choice.count = quint8(
            std::remove_if(choice.begin(), choice.end(), [bits](quint8 symbol) { return symbol >> bits > 0; })
            - choice.begin());
    return bits;
}

} // namespace

QByteArray gifHeader(QSize size, const QList<QRgb> &colours, const QByteArray &comment)
{
    QByteArray bytes("GIF89a");
    appendShort(bytes, size.width());
    appendShort(bytes, size.height());
    bytes.append("\xf7\x00\x00", 3); // a table of 256 colours of 8 bits; none is the background's
    for (int number = 0; number < kGifColours; ++number) {
        const QRgb colour = colours.value(number - 1, qRgb(0, 0, 0));
        bytes.append(char(qRed(colour))).append(char(qGreen(colour))).append(char(qBlue(colour)));
    }
    bytes.append("\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00", 19);
    if (!comment.isEmpty()) {
        bytes.append("\x21\xfe");
        appendBlocks(bytes, comment);
    }
    return bytes;
}

GifPictures::GifPictures(QSize size, const QList<QRgb> &colours, bool areAll)
    : m_size(size)
    , m_colours(colours)
    , m_areAll(areAll)
{
}

int GifPictures::unseen(const QImage &image, int x, int y) const
{
    return m_areAll ? 0 : unseenDifference(image, x, y);
}

QByteArray GifPictures::next(const QImage &image, int delay)
{
    const bool isFirst = m_shown.empty();
    if (isFirst) {
        m_shown.resize(std::size_t(m_size.width()) * std::size_t(m_size.height()));
        m_stays.resize(m_shown.size());
    }
    const QRect area = isFirst ? QRect(QPoint(), m_size) : findChanges(image);
    m_before = image;
    std::vector<Choice> choices;
    choices.reserve(std::size_t(area.width()) * std::size_t(area.height()));
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const std::size_t begin = std::size_t(y) * std::size_t(m_size.width());
        const quint8 *const shown = m_shown.data() + begin;
        const quint8 *const stays = m_stays.data() + begin;
        for (int x = area.left(); x <= area.right(); ++x) {
            Choice &choice = choices.emplace_back();
            if (stays[x]) {
                choice.add(kTransparent);
                choice.add(
                    symbolOf(shown[x])); // which is there already, where that is part of a longer string
                continue;
            }
            const QList<quint8> &shades = m_colours.shadesOf(row[x]);
            const int unseen = this->unseen(image, x, y);
            choice.add(symbolOf(shades[0]));
            for (qsizetype at = 1; at < shades.size(); ++at)
                if (m_colours.distance(row[x], shades[at]) <= unseen)
                    choice.add(symbolOf(shades[at]));
        }
    }
    const int bits = takeFewestBits(choices);
    std::vector<quint8> chosen;
    chosen.reserve(choices.size());
    const QByteArray data = Compressor(bits).compressed(choices, &chosen);
    auto from = chosen.begin();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        quint8 *const shown = m_shown.data() + std::size_t(y) * std::size_t(m_size.width());
        for (int x = area.left(); x <= area.right(); ++x, ++from)
            if (*from != kTransparent)
                shown[x] = quint8(*from - 1);
    }
    QByteArray bytes("\x21\xf9\x04", 3);
    // What was there stays, and shows through where a pixel is transparent.
    bytes.append(isFirst ? '\x04' : '\x05');
    appendShort(bytes, delay);
    bytes.append(char(kTransparent)).append('\0').append('\x2c');
    for (const int number : {area.x(), area.y(), area.width(), area.height()})
        appendShort(bytes, number);
    bytes.append('\0'); // the colours of all
    bytes.append(char(bits));
    appendBlocks(bytes, data);
    return bytes;
}

/// Whether what is shown there does where that is wanted.
bool GifPictures::mayStay(const QImage &image, int x, int y, QRgb wanted, quint8 shown)
{
    return m_colours.isExactly(wanted, shown) || m_colours.shadesOf(wanted).first() == shown
        || m_colours.distance(wanted, shown) <= unseen(image, x, y);
}

std::vector<bool> GifPictures::rowsAsBefore(const QImage &image) const
{
    std::vector<bool> same(std::size_t(image.height()));
    for (int y = 0; y < image.height(); ++y)
        same[std::size_t(y)] = std::memcmp(image.constScanLine(y), m_before.constScanLine(y),
                                           std::size_t(image.width()) * sizeof(QRgb))
            == 0;
    return same;
}

/// What is shown of the picture before did for it; so it does still where neither a row nor its neighbours,
/// by which one sees more or less, have changed.
QRect GifPictures::findChanges(const QImage &image)
{
    const std::vector<bool> same = rowsAsBefore(image);
    const auto isSame = [&same](int y) { return y < 0 || y >= int(same.size()) || same[std::size_t(y)]; };
    int left = m_size.width();
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < m_size.height(); ++y) {
        const std::size_t begin = std::size_t(y) * std::size_t(m_size.width());
        quint8 *const stays = m_stays.data() + begin;
        if (isSame(y - 1) && isSame(y) && isSame(y + 1)) {
            std::fill_n(stays, m_size.width(), quint8(true));
            continue;
        }
        const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const quint8 *const shown = m_shown.data() + begin;
        for (int x = 0; x < m_size.width(); ++x) {
            stays[x] = mayStay(image, x, y, row[x], shown[x]) ? 1 : 0;
            if (stays[x])
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = top < 0 ? y : top;
            bottom = y;
        }
    }
    return top < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

QByteArray gifTrailer()
{
    return QByteArray("\x3b");
}

} // namespace signalbox
