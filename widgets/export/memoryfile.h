// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/libavpointers.h"

#include <QByteArray>

namespace signalbox {

/// A file in memory that FFmpeg's muxers write, for those that go back in what they wrote: an MP4 whose index
/// comes first is written, read again and moved. At most 1.5 GB; more is a failure, "File too large".
class MemoryFile {
public:
    MemoryFile() = default;
    Q_DISABLE_COPY_MOVE(MemoryFile)

    /// What a muxer writes through; null when memory is short. This must outlive it.
    libav::Io openForWriting();
    /// Lets \a output open what it wrote so far for reading. This must outlive it.
    void letReadAgain(AVFormatContext *output);
    QByteArray &bytes() { return m_bytes; }

private:
    struct Reader; ///< a place in the bytes
    int write(const uint8_t *bytes, int size);
    int64_t seek(int64_t offset, int whence);
    static int64_t seeked(int64_t at, int64_t size, int64_t offset, int whence);

    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace signalbox
