// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/documentformat.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"

class QIODevice;

namespace signalbox {

/// What a document says about itself.
struct LayoutHeading {
    QString title;
    QString description;
};

/// All that \a device has, or somewhat more than \a most bytes where it has more: a file may have grown since
/// it was asked for its size. Ends early where reading fails.
QByteArray readBounded(QIODevice &device, qint64 most = kLargestFile);

/// Reads and writes files. A failed save leaves the old file whole (QSaveFile); messages name the file and
/// say what to do.
/// \a path may also be an exported picture or film, of which the document in it is read.
LoadResult loadLayout(const QString &path);
/// The same of what a pipe gave: the JSON of a document, or an exported file.
LoadResult decodeFile(const QByteArray &bytes);
/// The title and the description of a layout, without reading the rest of it; empty where it has none or is
/// none.
LayoutHeading loadHeading(const QString &path);
std::optional<QString> saveLayout(const Layout &layout, const QString &path); ///< the error, or nothing

} // namespace signalbox
