// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// \file
/// The libFuzzer target for what reads the document in an exported file: whatever the bytes are, it ends,
/// stays within them, and what it finds is a document or is refused as one. tests/fuzz/run --exports starts
/// it.

#include "engine/file/enclosedreader.h"
#include "engine/file/layoutfile.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace signalbox;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (!isExportedFile(bytes.left(kTellingBytes)))
        return 0;
    const LoadResult found = decodeFile(bytes);
    if (found.layout || !found.problems.isEmpty())
        return 0;
    std::fprintf(stderr, "FAULT: neither a layout nor a reason\n");
    std::abort();
}
