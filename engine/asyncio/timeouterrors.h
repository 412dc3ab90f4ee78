// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"

namespace signalbox::asyncio {

/// As `raise error from cause` does inside `except … as cause`.
void raiseFrom(const objects::Value &error, const objects::Value &cause);

/// Since 3.13: where \a exception comes out of a timeout that has expired, the cancellation in its context
/// is one of the timeout, and so it is in the context of each part of a group. None is left alone.
void insertTimeout(Asyncio &asyncio, const objects::Value &exception);

} // namespace signalbox::asyncio
