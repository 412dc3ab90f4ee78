// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// The layout that \a text was exported from by toPython(), with all of its nodes: the drawing that means
/// just that. Nothing for every other text. What is given is proved by writing it again: the text must come
/// out, to the character, or, where somebody has broken a line elsewhere or taken other quotes, the same
/// syntax tree with the same comments and blank lines.
///
///     if (const auto drawing = readDrawing(text, PythonVersion::Python311))
///         document.reset(*drawing);
///
/// Nodes stand nowhere yet; their ids are new. What no text can tell apart comes in one form, the shortest:
/// a Task with the steps of a Producer is one, and a Task that starts tasks of its own in a group, and
/// nothing else, is a frame that holds them. What means nothing (a wire of a Consumer without a queue) is
/// gone.
std::optional<Layout> readDrawing(const QString &text, PythonVersion version);

} // namespace signalbox
