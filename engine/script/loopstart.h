// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Whether the code of \a layout runs an event loop by itself: then main, which would start what is drawn, is
/// left out.
bool startsItself(const Layout &layout);
/// Whether the text of the program imports asyncio though no piece of it says so: for what is drawn, or for
/// main, which starts functions.
bool bringsAsyncio(const Layout &layout);

} // namespace signalbox
