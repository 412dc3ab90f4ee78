// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/webpimage.h"

#include "engine/file/enclosing.h"
#include "widgets/export/changedarea.h"

#include <QtEndian>

#include <webp/encode.h>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kLongestStay = (1 << 24) - 1; ///< milliseconds
constexpr QRgb kOpaque = 0xff000000;
constexpr qsizetype kStayInFrame = 12; ///< where in a frame's chunk it is said
void append24(QByteArray &bytes, int number)
{
    for (int byte = 0; byte < 3; ++byte)
        bytes.append(char(number >> 8 * byte & 0xff));
}

QByteArray riffChunk(const char *name, const QByteArray &data)
{
    QByteArray size(4, '\0');
    qToLittleEndian(quint32(data.size()), size.data());
    return name + size + data + QByteArray(data.size() & 1, '\0');
}

/// The chunks of one picture, as libwebp writes them; empty where it cannot.
QByteArray encoded(const QImage &image, const QRect &area)
{
    constexpr qsizetype riffHeader = 12;
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture))
        return {};
    config.lossless = 1;
    config.method = 4;
    config.quality = 75;
    picture.use_argb = 1;
    picture.width = area.width();
    picture.height = area.height();
    picture.argb_stride = int(image.bytesPerLine() / qsizetype(sizeof(QRgb)));
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    // libwebp looks at them where they are. It has no word for that.
    picture.argb = const_cast<uint32_t *>(reinterpret_cast<const uint32_t *>(image.constScanLine(area.top())))
        + area.left();
    QByteArray chunks;
    if (WebPEncode(&config, &picture) != 0)
        chunks =
            QByteArray(reinterpret_cast<const char *>(writer.mem), qsizetype(writer.size)).mid(riffHeader);
    WebPMemoryWriterClear(&writer);
    return chunks;
}

} // namespace

/// Between two pixels that change, those that stay are written as well where they only lengthen a run of one
/// of the two colours. What does not change is 0.
void joinRuns(const QRgb *row, QRgb *changes, int left, int right)
{
    const auto isOpaque = [](QRgb pixel) { return pixel != 0; };
    QRgb *last = std::find_if(changes + left, changes + right + 1, isOpaque);
    while (last <= changes + right) {
        QRgb *const next = std::find_if(last + 1, changes + right + 1, isOpaque);
        if (next > changes + right)
            return;
        const QRgb *const between = row + (last + 1 - changes);
        const auto goesOn = [&](QRgb pixel) {
            return (pixel | kOpaque) == *last || (pixel | kOpaque) == *next;
        };
        if (std::all_of(between, row + (next - changes), goesOn))
            std::transform(between, row + (next - changes), last + 1,
                           [](QRgb pixel) { return pixel | kOpaque; });
        last = next;
    }
}

/// The rectangle of what has changed, with even corners, as the format wants them.
QRect WebPPictures::takeChanges(const QImage &image)
{
    m_changes = QImage(image.size(), QImage::Format_ARGB32);
    m_changes.fill(Qt::transparent);
    const QRect area = changedArea(m_before, image);
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const auto *const before = reinterpret_cast<const QRgb *>(m_before.constScanLine(y));
        auto *const changes = reinterpret_cast<QRgb *>(m_changes.scanLine(y));
        for (int x = area.left(); x <= area.right(); ++x)
            if (row[x] != before[x])
                changes[x] = row[x] | kOpaque;
        joinRuns(row, changes, area.left(), area.right());
    }
    return {QPoint(area.left() & ~1, area.top() & ~1), area.bottomRight()};
}

bool WebPPictures::add(const QImage &image, int milliseconds)
{
    const bool isFirst = m_before.isNull();
    if (isFirst)
        m_changes = image.convertToFormat(QImage::Format_ARGB32);
    const QRect area = isFirst ? image.rect() : takeChanges(image);
    const bool changesNothing = !isFirst && m_before == image;
    m_before = image;
    // What changes nothing lets the one before stay longer.
    if (changesNothing) {
        char *const stay = m_frames.data() + m_last;
        const int stays = uchar(stay[0]) | uchar(stay[1]) << 8 | uchar(stay[2]) << 16;
        if (stays + milliseconds <= kLongestStay) {
            QByteArray longer;
            append24(longer, stays + milliseconds);
            std::copy(longer.begin(), longer.end(), stay);
            return true;
        }
    }
    const QByteArray chunks = encoded(m_changes, area);
    if (chunks.isEmpty())
        return false;
    QByteArray frame;
    for (const int number : {area.x() / 2, area.y() / 2, area.width() - 1, area.height() - 1})
        append24(frame, number);
    append24(frame, std::min(milliseconds, kLongestStay));
    frame.append('\0'); // it stays for the next one, and what was there shows through
    constexpr qsizetype chunkHeader = 8;
    m_last = m_frames.size() + chunkHeader + kStayInFrame;
    m_frames += riffChunk("ANMF", frame + chunks);
    return true;
}

QByteArray WebPPictures::file(const QByteArray &enclosed)
{
    constexpr char animated = 0x02;
    constexpr char transparent = 0x10;
    constexpr char hasXmp = 0x04;
    QByteArray shape;
    shape.append(char(animated | transparent | (enclosed.isEmpty() ? 0 : hasXmp)));
    shape.append(3, '\0');
    append24(shape, m_before.width() - 1);
    append24(shape, m_before.height() - 1);
    QByteArray bytes = "WEBP" + riffChunk("VP8X", shape) + riffChunk("ANIM", QByteArray(6, '\0'));
    bytes += m_frames;
    m_frames.clear();
    if (!enclosed.isEmpty())
        bytes += riffChunk("XMP ", enclosingXmp(enclosed));
    QByteArray size(4, '\0');
    qToLittleEndian(quint32(bytes.size()), size.data());
    return "RIFF" + size + bytes;
}

} // namespace signalbox
