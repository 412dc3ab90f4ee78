// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/memoryfile.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace signalbox {

namespace {

constexpr int kIoBuffer = 64 * 1024;
constexpr qint64 kMostBytes = 1'500'000'000;

} // namespace

struct MemoryFile::Reader {
    const QByteArray &bytes;
    qint64 at = 0;

    static int read(void *opaque, uint8_t *into, int size)
    {
        auto *const reader = static_cast<Reader *>(opaque);
        const qint64 count = std::min<qint64>(size, reader->bytes.size() - reader->at);
        if (count <= 0)
            return AVERROR_EOF;
        std::memcpy(into, reader->bytes.constData() + reader->at, std::size_t(count));
        reader->at += count;
        return int(count);
    }

    static int64_t seek(void *opaque, int64_t offset, int whence)
    {
        auto *const reader = static_cast<Reader *>(opaque);
        const int64_t at = seeked(reader->at, reader->bytes.size(), offset, whence);
        if (at >= 0 && whence != AVSEEK_SIZE)
            reader->at = at;
        return at;
    }
};

int64_t MemoryFile::seeked(int64_t at, int64_t size, int64_t offset, int whence)
{
    switch (whence) {
    case AVSEEK_SIZE:
        return size;
    case SEEK_SET:
        return offset < 0 ? AVERROR(EINVAL) : offset;
    case SEEK_CUR:
        return at + offset < 0 ? AVERROR(EINVAL) : at + offset;
    case SEEK_END:
        return size + offset < 0 ? AVERROR(EINVAL) : size + offset;
    }
    return AVERROR(EINVAL);
}

int MemoryFile::write(const uint8_t *bytes, int size)
{
    if (m_at + size > kMostBytes)
        return AVERROR(EFBIG);
    const auto *const from = reinterpret_cast<const char *>(bytes);
    if (m_at == m_bytes.size()) {
        m_bytes.append(from, size);
    } else {
        if (m_at + size > m_bytes.size())
            m_bytes.resize(m_at + size);
        std::memcpy(m_bytes.data() + m_at, from, std::size_t(size));
    }
    m_at += size;
    return size;
}

int64_t MemoryFile::seek(int64_t offset, int whence)
{
    const int64_t at = seeked(m_at, m_bytes.size(), offset, whence);
    if (at >= 0 && whence != AVSEEK_SIZE)
        m_at = at;
    return at;
}

libav::Io MemoryFile::openForWriting()
{
    auto *const buffer = static_cast<unsigned char *>(av_malloc(kIoBuffer));
    const auto writeTo = [](void *file, uint8_t *bytes, int size) {
        return static_cast<MemoryFile *>(file)->write(bytes, size);
    };
    const auto seekIn = [](void *file, int64_t offset, int whence) {
        return static_cast<MemoryFile *>(file)->seek(offset, whence);
    };
    return libav::Io(avio_alloc_context(buffer, kIoBuffer, 1, this, nullptr, writeTo, seekIn));
}

void MemoryFile::letReadAgain(AVFormatContext *output)
{
    output->opaque = this;
    output->io_open = [](AVFormatContext *context, AVIOContext **io, const char *, int flags,
                         AVDictionary **) {
        if (flags & AVIO_FLAG_WRITE)
            return AVERROR(EACCES);
        auto *const buffer = static_cast<unsigned char *>(av_malloc(kIoBuffer));
        auto *const reader = new Reader{static_cast<MemoryFile *>(context->opaque)->m_bytes};
        *io = avio_alloc_context(buffer, kIoBuffer, 0, reader, &Reader::read, nullptr, &Reader::seek);
        return *io ? 0 : AVERROR(ENOMEM);
    };
    output->io_close2 = [](AVFormatContext *, AVIOContext *io) {
        delete static_cast<Reader *>(io->opaque);
        libav::FreeIo()(io);
        return 0;
    };
}

} // namespace signalbox
