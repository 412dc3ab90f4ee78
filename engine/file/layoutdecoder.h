// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problem.h"
#include "engine/layout/layout.h"

#include <QByteArray>

namespace signalbox {

/// What came of reading bytes: a layout, or the complete list of what is wrong with them. Warnings come with
/// a layout. A problem's place is a JSON pointer, "line 3, column 7" where the text is no JSON, "/" for the
/// document as a whole, and the path where the file itself cannot be read.
struct LoadResult {
    std::optional<Layout> layout;
    QList<Problem> problems;
    std::optional<Micros> moment = {}; ///< of an export, that it shows
};

/// Reads the JSON of a *.signalbox document (schema: resources/signalbox.schema.json). Never throws or
/// crashes, whatever the bytes are; reports every problem (the first thousand), not only the first. What
/// check() finds is not among them: that changes with every edit.
LoadResult decodeLayout(const QByteArray &json);

/// The same for JSON whose "format" must be \a format.
LoadResult decodeAs(const QByteArray &json, const QString &format);

} // namespace signalbox
