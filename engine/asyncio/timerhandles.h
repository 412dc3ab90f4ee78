// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"
#include "engine/operations/nativetypes.h"

#include <span>

namespace signalbox::asyncio {

/// asyncio.Handle and asyncio.TimerHandle.
std::span<const objects::NativeRow> handleTypes();
/// What call_soon() returns, or with \a when call_later() and call_at(). \a entry and \a timer: what is
/// cancelled with it; no \a entry of one that only tells of a callback which has been called.
objects::Value makeHandle(Asyncio &asyncio, objects::Value callback, std::vector<objects::Value> arguments,
                          std::optional<Micros> when, quint32 entry = kNone, EventLoop::TimerId timer = 0);

} // namespace signalbox::asyncio
