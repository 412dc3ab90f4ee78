// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Puts the nodes of an imported layout one below the other in columns, in the order of the text.
void placeImported(Layout &layout);

} // namespace signalbox
