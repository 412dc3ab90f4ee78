// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/pngchunk.h"

#include "engine/file/enclosing.h"

#include <QtEndian>

#include <array>

namespace signalbox {

namespace {

/// The checksum of PNG's specification, section 5.5.
quint32 checksum(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 byte = 0; byte < made.size(); ++byte) {
            quint32 rest = byte;
            for (int bit = 0; bit < 8; ++bit)
                rest = rest & 1 ? 0xedb88320u ^ rest >> 1 : rest >> 1;
            made[byte] = rest;
        }
        return made;
    }();
    quint32 sum = 0xffffffffu;
    for (const char byte : bytes)
        sum = table[(sum ^ quint8(byte)) & 0xff] ^ sum >> 8;
    return sum ^ 0xffffffffu;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray pngSignature()
{
    return QByteArray("\x89PNG\r\n\x1a\n", 8);
}

QByteArray pngChunk(const char *name, const QByteArray &data)
{
    const QByteArray named = name + data;
    return bigEndian(quint32(data.size())) + named + bigEndian(checksum(named));
}

QByteArray enclosingPngChunk(const QByteArray &text)
{
    // Not compressed, in no language, with no other keyword.
    return pngChunk("iTXt", QByteArray(kEnclosingKey) + QByteArray(5, '\0') + text);
}

} // namespace signalbox
