// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/enclosedreader.h"

#include "engine/file/documentformat.h"
#include "engine/file/enclosedinpage.h"
#include "engine/file/enclosedintext.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace signalbox {

namespace {

/// Pieces that are looked at, at most: a file of nothing but empty ones takes no hours.
constexpr int kMostPieces = 1'000'000;

/// A part of a file. It lies within the file, whatever that states.
struct Part {
    qint64 begin = 0;
    qint64 end = 0;

    qint64 size() const { return end - begin; }
    /// What follows \a skipped bytes, of \a stated bytes where there are as many.
    Part within(qint64 skipped, quint64 stated) const
    {
        const qint64 first = std::min(end, begin + skipped);
        return {first, stated >= quint64(end - first) ? end : first + qint64(stated)};
    }
};

/// Reads a file by pieces.
class Bytes {
public:
    explicit Bytes(QIODevice &device)
        : m_device(device)
    {
    }

    Part whole() const { return {0, m_device.size()}; }
    QIODevice &device() const { return m_device; }

    /// Exactly so many bytes, or none.
    QByteArray at(qint64 place, qint64 count)
    {
        if (place < 0 || count < 0 || place + count > m_device.size() || !m_device.seek(place))
            return {};
        const QByteArray bytes = m_device.read(count);
        return bytes.size() == count ? bytes : QByteArray();
    }

    /// All of a part, where it may be a document.
    QByteArray of(const Part &part)
    {
        constexpr qint64 around = 1'000'000; // besides the document
        return part.size() > 4 * (kLargestFile / 3) + around ? QByteArray() : at(part.begin, part.size());
    }

    QIODevice &device() { return m_device; }
    bool mayGoOn() { return ++m_pieces <= kMostPieces; }

private:
    QIODevice &m_device;
    int m_pieces = 0;
};

using Found = std::optional<Enclosed>;

Found inGif(Bytes &bytes)
{
    constexpr qint64 header = 13;
    constexpr int extension = 0x21;
    constexpr int comment = 0xfe;
    const QByteArray start = bytes.at(0, header);
    if (start.isEmpty())
        return std::nullopt;
    const int shape = uchar(start[10]);
    qint64 at = header + (shape & 0x80 ? 3 * (2 << (shape & 7)) : 0);
    // It is kept before the first picture.
    for (QByteArray kind = bytes.at(at, 2); kind.size() == 2 && uchar(kind[0]) == extension;
         kind = bytes.at(at, 2)) {
        QByteArray text;
        for (at += 2; bytes.mayGoOn();) {
            const QByteArray length = bytes.at(at, 1);
            const int count = length.isEmpty() ? 0 : uchar(length[0]);
            at += 1 + count;
            if (count == 0)
                break;
            if (uchar(kind[1]) == comment && text.size() < kLargestFile)
                text += bytes.at(at - count, count);
        }
        if (Found found = readEnclosingText(text))
            return found;
    }
    return std::nullopt;
}

Found inPng(Bytes &bytes)
{
    constexpr qint64 signature = 8;
    constexpr qint64 around = 12; // length, name and checksum
    const QByteArray key = QByteArray(kEnclosingKey) + QByteArray(5, '\0');
    for (qint64 at = signature; bytes.mayGoOn();) {
        const QByteArray header = bytes.at(at, 8);
        if (header.isEmpty())
            return std::nullopt;
        const qint64 length = qFromBigEndian<quint32>(header.constData());
        if (header.endsWith("iTXt") && bytes.at(at + 8, key.size()) == key && length > key.size())
            return readEnclosingText(
                bytes.of({at + 8 + key.size(), std::min(at + 8 + length, bytes.whole().end)}));
        at += around + length;
    }
    return std::nullopt;
}

Found inWebP(Bytes &bytes)
{
    for (qint64 at = 12; bytes.mayGoOn();) {
        const QByteArray header = bytes.at(at, 8);
        if (header.isEmpty())
            return std::nullopt;
        const qint64 length = qFromLittleEndian<quint32>(header.constData() + 4);
        if (header.startsWith("XMP "))
            return readEnclosingText(
                textOfXmp(bytes.of({at + 8, std::min(at + 8 + length, bytes.whole().end)})));
        at += 8 + length + (length & 1);
    }
    return std::nullopt;
}

/// A box of an MP4: its name, what is in it, and where the next one is.
struct Box {
    QByteArray name;
    Part inside;
};

std::optional<Box> boxAt(Bytes &bytes, const Part &around)
{
    const QByteArray header = bytes.at(around.begin, 8);
    if (header.isEmpty() || around.size() < 8)
        return std::nullopt;
    quint64 size = qFromBigEndian<quint32>(header.constData());
    qint64 skipped = 8;
    if (size == 1) {
        const QByteArray large = bytes.at(around.begin + 8, 8);
        if (large.isEmpty())
            return std::nullopt;
        size = qFromBigEndian<quint64>(large.constData());
        skipped = 16;
    } else if (size == 0) {
        size = quint64(around.size()); // up to the end
    }
    if (size < quint64(skipped))
        return std::nullopt;
    return Box{header.mid(4), around.within(skipped, size - quint64(skipped))};
}

/// The first box of that name; an empty part where there is none.
Part boxNamed(Bytes &bytes, Part around, const QByteArray &name)
{
    while (bytes.mayGoOn()) {
        const std::optional<Box> box = boxAt(bytes, around);
        if (!box)
            return {};
        if (box->name == name)
            return box->inside;
        around.begin = box->inside.end;
    }
    return {};
}

/// By which number the values go that have our name; 0 where none does.
quint32 numberOfKey(Bytes &bytes, const Part &keys)
{
    qint64 at = keys.begin + 8;
    for (quint32 number = 1; at + 8 <= keys.end && bytes.mayGoOn(); ++number) {
        const QByteArray header = bytes.at(at, 8);
        const qint64 size = header.isEmpty() ? 0 : qFromBigEndian<quint32>(header.constData());
        if (size < 8)
            return 0;
        const qint64 length = size - 8;
        if (length == qint64(qstrlen(kEnclosingKey)) && bytes.at(at + 8, length) == kEnclosingKey)
            return number;
        at += size;
    }
    return 0;
}

Found inMp4(Bytes &bytes)
{
    constexpr qint64 fullBox = 4; // its version and flags
    const Part tags = boxNamed(bytes, boxNamed(bytes, bytes.whole(), "moov"), "udta");
    const Part meta = boxNamed(bytes, tags, "meta").within(fullBox, quint64(-1));
    const quint32 number = numberOfKey(bytes, boxNamed(bytes, meta, "keys"));
    if (number == 0)
        return std::nullopt;
    QByteArray name(4, '\0');
    qToBigEndian(number, name.data());
    const Part value = boxNamed(bytes, boxNamed(bytes, boxNamed(bytes, meta, "ilst"), name), "data");
    return readEnclosingText(bytes.of(value.within(8, quint64(-1)))); // behind its type and language
}

/// An element of a WebM: its number, and what is in it.
struct Element {
    quint32 number = 0;
    Part inside;
};

std::optional<Element> elementAt(Bytes &bytes, const Part &around)
{
    constexpr int longest = 12;
    const QByteArray header = bytes.at(around.begin, std::min<qint64>(longest, around.size()));
    if (header.isEmpty())
        return std::nullopt;
    const auto lengthOf = [](uchar first) {
        return first == 0 ? 9 : qCountLeadingZeroBits(quint8(first)) + 1;
    };
    const int numberLength = int(lengthOf(uchar(header[0])));
    if (numberLength > 4 || numberLength >= header.size())
        return std::nullopt;
    Element element;
    for (int at = 0; at < numberLength; ++at)
        element.number = element.number << 8 | uchar(header[at]);
    const int sizeLength = int(lengthOf(uchar(header[numberLength])));
    if (sizeLength > 8 || numberLength + sizeLength > header.size())
        return std::nullopt;
    quint64 size = uchar(header[numberLength]) & (0xff >> sizeLength);
    for (int at = 1; at < sizeLength; ++at)
        size = size << 8 | uchar(header[numberLength + at]);
    // All ones say that nobody knew: it goes on to the end.
    element.inside = around.within(numberLength + sizeLength, size);
    return element;
}

/// Elements of a WebM that lead to what we look for, and those that are it.
enum WebMElement : quint32 {
    kSegment = 0x18538067,
    kTags = 0x1254c367,
    kTag = 0x7373,
    kSimpleTag = 0x67c8,
    kTagName = 0x45a3,
    kTagText = 0x4487,
};

Found inSimpleTag(Bytes &bytes, Part around)
{
    QByteArray name;
    Part text;
    while (bytes.mayGoOn()) {
        const std::optional<Element> element = elementAt(bytes, around);
        if (!element)
            break;
        if (element->number == kTagName && element->inside.size() < 100)
            name = bytes.of(element->inside);
        if (element->number == kTagText)
            text = element->inside;
        around.begin = element->inside.end;
    }
    if (name.compare(kEnclosingKey, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return readEnclosingText(bytes.of(text));
}

/// \a depth: how many elements it is in; what we look for is four deep.
Found inWebM(Bytes &bytes, Part around, int depth = 0)
{
    static constexpr quint32 way[] = {kSegment, kTags, kTag, kSimpleTag};
    while (bytes.mayGoOn()) {
        const std::optional<Element> element = elementAt(bytes, around);
        if (!element)
            return std::nullopt;
        if (element->number == way[depth])
            if (Found found = depth == 3 ? inSimpleTag(bytes, element->inside)
                                         : inWebM(bytes, element->inside, depth + 1))
                return found;
        around.begin = element->inside.end;
    }
    return std::nullopt;
}

using Reader = Found (*)(Bytes &bytes);

/// The one for a file that begins so; null where it is no export.
Reader readerFor(const QByteArray &beginning)
{
    if (beginning.startsWith("GIF8"))
        return inGif;
    if (beginning.startsWith("\x89PNG\r\n\x1a\n"))
        return inPng;
    if (beginning.startsWith("RIFF") && beginning.mid(8, 4) == "WEBP")
        return inWebP;
    if (beginning.mid(4, 4) == "ftyp")
        return inMp4;
    if (beginning.startsWith("\x1a\x45\xdf\xa3"))
        return [](Bytes &bytes) { return inWebM(bytes, bytes.whole()); };
    if (beginning.startsWith("%PDF-"))
        return [](Bytes &bytes) { return enclosedInPdf(bytes.device()); };
    if (beginning.startsWith("<svg") || beginning.startsWith("<?xml"))
        return [](Bytes &bytes) { return enclosedInSvg(bytes.device()); };
    if (isPage(beginning))
        return [](Bytes &bytes) { return enclosedInPage(bytes.device()); };
    return nullptr;
}

} // namespace

bool isExportedFile(const QByteArray &beginning)
{
    return readerFor(beginning) != nullptr;
}

std::optional<Enclosed> readEnclosed(QIODevice &device)
{
    Bytes bytes(device);
    const Reader reader = readerFor(bytes.at(0, std::min(kTellingBytes, device.size())));
    return reader ? reader(bytes) : std::nullopt;
}

} // namespace signalbox
