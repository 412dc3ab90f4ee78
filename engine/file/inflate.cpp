// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace signalbox {

std::optional<QByteArray> inflated(const QByteArray &zlib, qsizetype most)
{
    constexpr qsizetype atOnce = 64 * 1024;
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zlib.constData())); // which it only reads
    stream.avail_in = uInt(std::min<qsizetype>(zlib.size(), std::numeric_limits<uInt>::max()));
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    QByteArray out;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= most) { // one byte more tells that there is too much
        const qsizetype before = out.size();
        out.resize(before + std::min(atOnce, most + 1 - before));
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        stream.avail_out = uInt(out.size() - before);
        state = inflate(&stream, Z_NO_FLUSH);
        out.chop(qsizetype(stream.avail_out));
        if (stream.avail_out > 0 && stream.avail_in == 0 && state == Z_OK)
            state = Z_BUF_ERROR; // cut off
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && out.size() <= most ? std::optional(out) : std::nullopt;
}

} // namespace signalbox
