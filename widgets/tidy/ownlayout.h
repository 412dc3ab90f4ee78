// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/tidy/tidygraph.h"

namespace signalbox {

/// An auto-layout that needs no other program. Frames are laid out from inside, each as a box for what is
/// around it; in each, what hangs together is put into columns (layers.h), such parts into rows, and what has
/// no arrow stands in rows below. Takes about n log n.
TidyPlaces ownLayout(const TidyGraph &graph);

} // namespace signalbox
