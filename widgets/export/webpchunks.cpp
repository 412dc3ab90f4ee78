// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/webpchunks.h"

#include <QtEndian>

namespace signalbox {

namespace {

constexpr qsizetype kRiffHeader = 12; ///< "RIFF", a size, "WEBP"
constexpr qsizetype kChunkHeader = 8; ///< a name and a size
constexpr qsizetype kFrameDuration = 12; ///< where in a frame's chunk its 24 bits are

} // namespace

QByteArray withLastFrameStaying(QByteArray webp, int milliseconds)
{
    qsizetype last = -1;
    qsizetype at = kRiffHeader;
    while (at + kChunkHeader <= webp.size()) {
        const qsizetype size = qFromLittleEndian<quint32>(webp.constData() + at + 4);
        if (webp.mid(at, 4) == "ANMF" && size > kFrameDuration + 3)
            last = at + kChunkHeader + kFrameDuration;
        at += kChunkHeader + size + (size & 1);
    }
    if (last < 0 || last + 3 > webp.size())
        return webp;
    for (int byte = 0; byte < 3; ++byte)
        webp[last + byte] = char(milliseconds >> 8 * byte & 0xff);
    return webp;
}

QByteArray withXmp(QByteArray webp, const QByteArray &packet)
{
    constexpr qsizetype flags = kRiffHeader + kChunkHeader;
    constexpr char hasXmp = 0x04;
    if (webp.mid(kRiffHeader, 4) != "VP8X" || webp.size() <= flags)
        return webp;
    webp[flags] = char(webp[flags] | hasXmp);
    QByteArray size(4, '\0');
    qToLittleEndian(quint32(packet.size()), size.data());
    webp += "XMP " + size + packet + QByteArray(packet.size() & 1, '\0');
    qToLittleEndian(quint32(webp.size() - kChunkHeader), webp.data() + 4);
    return webp;
}

} // namespace signalbox
