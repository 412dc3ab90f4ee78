// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/enclosedintext.h"

#include "engine/file/documentformat.h"
#include "engine/file/inflate.h"

#include <QIODevice>
#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

namespace {

/// At most so many bytes from there; fewer at the end of the file.
QByteArray upTo(QIODevice &device, qint64 place, qint64 most)
{
    const qint64 left = device.size() - place;
    return place < 0 || left <= 0 || !device.seek(place) ? QByteArray() : device.read(std::min(most, left));
}

constexpr bool isDigit(char sign)
{
    return sign >= '0' && sign <= '9';
}

constexpr bool isSpace(char sign)
{
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f' || sign == '\0';
}

/// Words of a PDF, one after the other.
class PdfWords {
public:
    explicit PdfWords(QByteArrayView text, qsizetype at = 0)
        : m_text(text)
        , m_at(at)
    {
    }

    qsizetype at() const { return m_at; }
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    /// -1 where none comes, or one that is no place in a file.
    qint64 number()
    {
        skipSpace();
        constexpr qint64 most = 1'000'000'000'000'000;
        const qsizetype begin = m_at;
        qint64 value = 0;
        for (; m_at < m_text.size() && isDigit(m_text[m_at]); ++m_at)
            value = std::min(most, value * 10 + (m_text[m_at] - '0'));
        return m_at == begin || value == most ? -1 : value;
    }
    bool word(QByteArrayView expected)
    {
        skipSpace();
        if (!m_text.sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }
    /// The object that "12 0 R" is; -1 where something else comes, and nothing is passed over then.
    qint64 reference()
    {
        const qsizetype before = m_at;
        const qint64 object = number();
        const qint64 generation = object < 0 ? -1 : number();
        if (generation >= 0 && word("R"))
            return object;
        m_at = before;
        return -1;
    }

private:
    QByteArrayView m_text;
    qsizetype m_at;
};

/// A PDF as a table of objects.
class PdfObjects {
public:
    explicit PdfObjects(QIODevice &device)
        : m_device(device)
    {
    }

    /// The dictionary from which all others are reached; empty where the file is no PDF of ours.
    QByteArray root()
    {
        constexpr qint64 fromEnd = 2048;
        const qint64 begin = std::max<qint64>(0, m_device.size() - fromEnd);
        const QByteArray end = upTo(m_device, begin, fromEnd);
        const qsizetype word = end.lastIndexOf("startxref");
        qint64 table = word < 0 ? -1 : PdfWords(end, word + 9).number();
        qint64 object = -1;
        for (int tables = 0; table >= 0 && tables < kMostTables; ++tables) {
            m_tables.append(table);
            const QByteArray trailer = trailerOf(table);
            if (object < 0)
                object = PdfWords(valueIn(trailer, "/Root")).reference();
            table = PdfWords(valueIn(trailer, "/Prev")).number();
        }
        return textOf(object);
    }

    /// What an object says, up to its stream; empty where there is none of that number.
    QByteArray textOf(qint64 object)
    {
        const qint64 place = placeOf(object);
        if (place < 0 || ++m_read > kMostObjects)
            return {};
        const QByteArray text = upTo(m_device, place, kLongestObject);
        PdfWords words(text);
        if (words.number() != object || words.number() < 0 || !words.word("obj"))
            return {};
        qsizetype end = text.indexOf("endobj", words.at());
        const qsizetype stream = text.indexOf("stream", words.at());
        if (stream >= 0 && (end < 0 || stream < end))
            end = stream;
        return text.mid(words.at(), end < 0 ? -1 : end - words.at());
    }

    /// What stands behind \a key in a dictionary, or in the object that stands there; empty for nothing.
    QByteArray follow(const QByteArray &dictionary, QByteArrayView key)
    {
        const QByteArray value = valueIn(dictionary, key);
        const qint64 object = PdfWords(value).reference();
        return object < 0 ? value : textOf(object);
    }

    /// The bytes of a stream, inflated where they are deflated.
    QByteArray streamOf(qint64 object)
    {
        const QByteArray dictionary = textOf(object);
        const qint64 stated = PdfWords(follow(dictionary, "/Length")).number();
        const qint64 place = placeOf(object);
        const QByteArray head = upTo(m_device, place, kLongestObject);
        qsizetype begin = head.indexOf("stream");
        if (stated < 0 || stated > kLargestFile || begin < 0)
            return {};
        begin += 6;
        if (begin < head.size() && head[begin] == '\r')
            ++begin;
        if (begin < head.size() && head[begin] == '\n')
            ++begin;
        const QByteArray bytes = upTo(m_device, place + begin, stated);
        if (!dictionary.contains("/FlateDecode"))
            return bytes;
        return inflated(bytes, kLargestFile).value_or(QByteArray());
    }

    /// Behind the key of a dictionary, up to the end of \a text. Keys of dictionaries in it count as well.
    static QByteArray valueIn(const QByteArray &text, QByteArrayView key)
    {
        for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            const qsizetype end = at + key.size();
            const char next = end < text.size() ? text[end] : ' ';
            // Not the beginning of a longer one.
            if (isSpace(next) || next == '[' || next == '<' || next == '(' || next == '/')
                return text.mid(end);
        }
        return {};
    }

private:
    static constexpr qint64 kLongestObject = 1 << 16;
    static constexpr int kMostObjects = 200;
    static constexpr int kMostTables = 30;
    static constexpr int kMostSections = 1'000;
    static constexpr qint64 kEntry = 20; ///< bytes of a table

    struct Section {
        qint64 first = 0;
        qint64 count = 0;
        qint64 entries = 0; ///< where they begin
    };

    /// The section of a table that \a place is before; nothing where no more comes.
    std::optional<Section> sectionAt(qint64 place)
    {
        const QByteArray head = upTo(m_device, place, 64);
        PdfWords words(head);
        Section section;
        section.first = words.number();
        section.count = section.first < 0 ? -1 : words.number();
        if (section.count < 0)
            return std::nullopt;
        words.skipSpace();
        section.entries = place + words.at();
        return section;
    }

    qint64 behindWord(qint64 table) { return upTo(m_device, table, 4) == "xref" ? table + 4 : -1; }

    QByteArray trailerOf(qint64 table)
    {
        qint64 place = behindWord(table);
        for (int sections = 0; place >= 0 && sections < kMostSections; ++sections) {
            const std::optional<Section> section = sectionAt(place);
            if (!section)
                break;
            place = section->entries + kEntry * section->count;
        }
        const QByteArray text = place < 0 ? QByteArray() : upTo(m_device, place, kLongestObject);
        return PdfWords(text).word("trailer") ? text : QByteArray();
    }

    /// Where an object begins; -1 for none. What was appended last counts.
    qint64 placeOf(qint64 object)
    {
        for (const qint64 table : std::as_const(m_tables)) {
            qint64 place = behindWord(table);
            for (int sections = 0; place >= 0 && sections < kMostSections; ++sections) {
                const std::optional<Section> section = sectionAt(place);
                if (!section)
                    break;
                if (object >= section->first && object - section->first < section->count) {
                    const QByteArray entry =
                        upTo(m_device, section->entries + kEntry * (object - section->first), kEntry);
                    return entry.size() > 17 && entry[17] == 'n' ? PdfWords(entry).number() : -1;
                }
                place = section->entries + kEntry * section->count;
            }
        }
        return -1;
    }

    QIODevice &m_device;
    QList<qint64> m_tables; ///< the newest first
    int m_read = 0;
};

/// The objects that a list of names has, in their order.
QList<qint64> attachmentsIn(const QByteArray &tree)
{
    QList<qint64> objects;
    const QByteArray names = PdfObjects::valueIn(tree, "/Names");
    // References stand behind the names, which are strings: what looks like one in a string has a bracket.
    static const QRegularExpression reference(QStringLiteral("[)>\\s](\\d{1,9})\\s+(\\d{1,5})\\s+R\\b"));
    auto each = reference.globalMatch(QString::fromLatin1(names));
    while (each.hasNext() && objects.size() < 100)
        objects.append(each.next().captured(1).toLongLong());
    return objects;
}

} // namespace

std::optional<Enclosed> enclosedInPdf(QIODevice &device)
{
    PdfObjects objects(device);
    const QByteArray names = objects.follow(objects.root(), "/Names");
    const QByteArray tree = objects.follow(names, "/EmbeddedFiles");
    for (const qint64 each : attachmentsIn(tree)) {
        const QByteArray file = objects.textOf(each);
        if (!file.contains(kAttachmentName))
            continue;
        const QByteArray streams = objects.follow(file, "/EF");
        const qint64 stream = PdfWords(PdfObjects::valueIn(streams, "/F")).reference();
        if (std::optional<Enclosed> found = readEnclosingText(objects.streamOf(stream)))
            return found;
    }
    return std::nullopt;
}

std::optional<Enclosed> enclosedInSvg(QIODevice &device)
{
    constexpr qint64 piece = 1 << 16;
    constexpr qint64 mostBefore = 1 << 22; // of what other programs may have put there
    constexpr qint64 mostInside = 4 * (kLargestFile / 3) + 1'000'000;
    const QByteArray open("<metadata");
    const QByteArray close("</metadata");
    QByteArray text;
    qint64 at = 0;
    while (at < mostBefore) {
        const QByteArray more = upTo(device, at, piece);
        if (more.isEmpty())
            return std::nullopt;
        // What is kept of the piece before may be the beginning of the word.
        text = text.right(open.size() - 1) + more;
        at += more.size();
        if (const qsizetype begin = text.indexOf(open); begin >= 0) {
            text = text.mid(begin);
            break;
        }
    }
    if (!text.startsWith(open))
        return std::nullopt;
    for (qsizetype seen = 0; text.indexOf(close, seen) < 0;) {
        seen = std::max<qsizetype>(0, text.size() - close.size());
        const QByteArray more = text.size() > mostInside ? QByteArray() : upTo(device, at, piece);
        if (more.isEmpty())
            return std::nullopt;
        text += more;
        at += more.size();
    }
    return readEnclosingText(textOfXmp(text.left(text.indexOf(close))));
}

} // namespace signalbox
