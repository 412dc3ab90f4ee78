// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Puts the nodes of an imported layout one below the other in columns, in the order of the text.
void placeImported(Layout &layout);

/// Puts the nodes of a drawing that stand nowhere yet into rows, each frame around what it holds.
void placeDrawing(Layout &layout);

/// Puts the nodes of \a layout from the \a first on, which are code, side by side below all before them.
void placeBelow(Layout &layout, qsizetype first);

} // namespace signalbox
