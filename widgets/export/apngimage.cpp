// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/apngimage.h"

#include "engine/file/pngchunk.h"
#include "widgets/export/changedarea.h"

#include <QtEndian>

namespace signalbox {

namespace {

constexpr int kZlibLevel = 9;

void appendNumber(QByteArray &bytes, quint32 number)
{
    char big[4];
    qToBigEndian(number, big);
    bytes.append(big, 4);
}

void appendHalf(QByteArray &bytes, int number)
{
    bytes.append(char(number >> 8 & 0xff)).append(char(number & 0xff));
}

/// The stream itself, without the length that Qt writes before it.
QByteArray zlib(const QByteArray &bytes)
{
    return qCompress(bytes, kZlibLevel).mid(4);
}

} // namespace

QByteArray ApngPictures::header(QSize size, int count, const QByteArray &enclosed)
{
    QByteArray shape;
    appendNumber(shape, quint32(size.width()));
    appendNumber(shape, quint32(size.height()));
    shape.append("\x08\x06\x00\x00\x00", 5); // red, green, blue and alpha of 8 bits
    QByteArray animation;
    appendNumber(animation, quint32(count));
    appendNumber(animation, 0); // for ever
    QByteArray bytes = pngSignature() + pngChunk("IHDR", shape) + pngChunk("acTL", animation);
    if (!enclosed.isEmpty())
        bytes += enclosingPngChunk(enclosed);
    return bytes;
}

QByteArray ApngPictures::control(const QRect &area, Delay delay)
{
    QByteArray bytes;
    appendNumber(bytes, m_number++);
    for (const int number : {area.width(), area.height(), area.x(), area.y()})
        appendNumber(bytes, quint32(number));
    appendHalf(bytes, delay.numerator);
    appendHalf(bytes, delay.denominator);
    bytes.append('\0'); // the picture stays for the next one
    bytes.append(m_before.isNull() ? '\0' : '\1'); // and shows through where this one is transparent
    return pngChunk("fcTL", bytes);
}

QByteArray ApngPictures::next(const QImage &image, Delay delay)
{
    const QRect area = m_before.isNull() ? image.rect() : changedArea(m_before, image);
    QByteArray pixels;
    pixels.reserve(qsizetype(area.height()) * (4 * area.width() + 1));
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const auto *const before =
            m_before.isNull() ? nullptr : reinterpret_cast<const QRgb *>(m_before.constScanLine(y));
        pixels.append('\0'); // as they are: what stays is zeros, which no filter makes shorter
        for (int x = area.left(); x <= area.right(); ++x) {
            if (before && row[x] == before[x])
                pixels.append(4, '\0');
            else
                pixels.append(char(qRed(row[x])))
                    .append(char(qGreen(row[x])))
                    .append(char(qBlue(row[x])))
                    .append('\xff');
        }
    }
    QByteArray bytes = control(area, delay);
    if (m_before.isNull()) {
        bytes += pngChunk("IDAT", zlib(pixels));
    } else {
        QByteArray data;
        appendNumber(data, m_number++);
        bytes += pngChunk("fdAT", data + zlib(pixels));
    }
    m_before = image;
    return bytes;
}

QByteArray ApngPictures::trailer()
{
    return pngChunk("IEND", {});
}

} // namespace signalbox
