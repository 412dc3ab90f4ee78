// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout.h"
#include "engine/problems.h"

#include <QByteArray>

namespace signalbox {

inline constexpr int kFormatVersion = 1;

/// What came of reading bytes: a layout, or the complete list of what is wrong with them. Warnings come with
/// a layout.
struct LoadResult {
    std::optional<Layout> layout;
    QList<Problem> problems;
};

/// Reads the JSON of a *.signalbox document (schema: resources/signalbox.schema.json). Never throws or
/// crashes, whatever the bytes are; reports every problem, not only the first.
LoadResult decodeLayout(const QByteArray &json);

/// The document's one canonical form: decodeLayout() of it gives \a layout back, and a file in this form is
/// byte-identical after load and save. Fields unknown to this version are written back.
QByteArray encodeLayout(const Layout &layout);

/// Nodes and the links between them as JSON text for the clipboard, and back. Pasting gives the nodes new ids
/// and unused names in \a into and leaves out links whose other end is not among them.
QByteArray encodeFragment(const Layout &layout, const QList<NodeId> &nodes);
LoadResult decodeFragment(const QByteArray &json, const Layout &into);

/// Reads and writes files. A failed save leaves the old file whole (QSaveFile); messages name the file and
/// say what to do.
LoadResult loadLayout(const QString &path);
std::optional<QString> saveLayout(const Layout &layout, const QString &path); ///< the error, or nothing

} // namespace signalbox
