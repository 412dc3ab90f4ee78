// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problems.h"
#include "engine/layout/layout.h"
#include "engine/layout/limits.h"

#include <QByteArray>

namespace signalbox {

inline constexpr int kFormatVersion = 1;

/// What a document may hold. Panels that edit keep to the same limits, so that what is saved can be opened.
/// Layouts keep to kLongestName and kHighestId by themselves (limits.h).
inline constexpr int kLongestTitle = 200;
inline constexpr int kLongestDescription = 10'000;
inline constexpr int kLongestText = 1'000; ///< characters of a step's text
inline constexpr int kMostNodes = 20'000;
inline constexpr int kMostLinks = 100'000;
inline constexpr int kMostSteps = 100'000; ///< of all tasks together, also inside other steps
inline constexpr int kDeepestNesting = 64; ///< of steps in steps, and of frames in frames
inline constexpr qint64 kMostRounds = 1'000'000; ///< of Repeat
inline constexpr Micros kLongestStep = 1'000'000 * kMicrosPerSecond; ///< of one step, and of a run
inline constexpr qint64 kHighestSeed = (qint64(1) << 53) - 1; ///< other programs read numbers as doubles
inline constexpr double kFarthest = 1e6; ///< of a position from the origin, and a frame's longest side
inline constexpr qint64 kLargestFile = 200'000'000; ///< bytes; a larger one is refused unread

/// What came of reading bytes: a layout, or the complete list of what is wrong with them. Warnings come with
/// a layout. A problem's place is a JSON pointer, "line 3, column 7" where the text is no JSON, "/" for the
/// document as a whole, and the path where the file itself cannot be read.
struct LoadResult {
    std::optional<Layout> layout;
    QList<Problem> problems;
};

/// Reads the JSON of a *.signalbox document (schema: resources/signalbox.schema.json). Never throws or
/// crashes, whatever the bytes are; reports every problem (the first thousand), not only the first. What
/// check() finds is not among them: that changes with every edit.
LoadResult decodeLayout(const QByteArray &json);

/// The document's one canonical form: decodeLayout() of it gives \a layout back, and a file in this form is
/// byte-identical after load and save. Fields unknown to this version are written back. A parameter is
/// written when the node has it, also where it equals the default.
QByteArray encodeLayout(const Layout &layout);

/// Nodes and the links between them as JSON text for the clipboard, and back. Pasting gives the nodes new ids
/// and unused names in \a into and leaves out links whose other end is not among them; a step or a node whose
/// target or frame is not among them loses it. The result holds the pasted nodes and links only.
QByteArray encodeFragment(const Layout &layout, const QList<NodeId> &nodes);
LoadResult decodeFragment(const QByteArray &json, const Layout &into);

/// Reads and writes files. A failed save leaves the old file whole (QSaveFile); messages name the file and
/// say what to do.
LoadResult loadLayout(const QString &path);
std::optional<QString> saveLayout(const Layout &layout, const QString &path); ///< the error, or nothing

} // namespace signalbox
