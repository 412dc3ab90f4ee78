// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/importer/importer.h"
#include "engine/program/programfiles.h"

#include <functional>

namespace signalbox {

/// Gives what the file of a path holds, which begins at the program's folder: "shop/orders.py". Of a path
/// that ends in a slash anything, where there is such a folder. Nothing where there is none.
using FileReader = std::function<std::optional<QByteArray>(const QString &path)>;

/// The files of a folder; those larger than a document may be are cut behind that.
FileReader readerOf(const QString &folder);

/// What a program imports of what stands beside it.
struct FollowedFiles {
    QList<ProgramFile> files; ///< as they are met; packages go before what is in them
    QList<ImportRefusal> refusals; ///< of those that no program can hold
};

/// Follows the imports of \a text, wherever in it they stand, and those of the files that it finds, as Python
/// looks them up: the program's folder comes first, but for modules that Python has in itself.
///
///     const FollowedFiles beside = followImports(text, readerOf(QFileInfo(file).path()));
FollowedFiles followImports(const QString &text, const FileReader &read);

/// A file on the disk with \a bytes in it as a layout, with what it imports of the files in its \a folder:
/// each of them is a Module that goes by its path.
ImportedCode importPythonFile(const QByteArray &bytes, const QString &title, Importing importing,
                              const QString &folder);

} // namespace signalbox
