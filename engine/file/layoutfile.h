// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/file/documentformat.h"
#include "engine/file/layoutdecoder.h"
#include "engine/file/layoutencoder.h"

namespace signalbox {

/// Reads and writes files. A failed save leaves the old file whole (QSaveFile); messages name the file and
/// say what to do.
LoadResult loadLayout(const QString &path);
std::optional<QString> saveLayout(const Layout &layout, const QString &path); ///< the error, or nothing

} // namespace signalbox
