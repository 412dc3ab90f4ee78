// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"

namespace signalbox::asyncio {

/// The exception that whoever awaits the innermost layer handles, as what is raised there sees it, or whoever
/// runs the loop; Missing where none is. Of who awaits it none is seen while an exception comes from inside.
objects::Value handledAround(const Asyncio &asyncio, const LayeredCode &code);

} // namespace signalbox::asyncio
