// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/enclosing.h"

class QIODevice;

namespace signalbox {

/// So many bytes tell what a file is.
inline constexpr qint64 kTellingBytes = 16;

/// Whether a file that begins so is a GIF, PNG, WebP, MP4, WebM, PDF, SVG or a page of HTML: what exports
/// are.
bool isExportedFile(const QByteArray &beginning);

/// The document in such a file, which \a device, open and not sequential, holds from its beginning. Nothing
/// where there is none. Only how the file is divided is looked at, and as little of it as leads there; a
/// length that the file states counts only as far as there are bytes.
std::optional<Enclosed> readEnclosed(QIODevice &device);

} // namespace signalbox
