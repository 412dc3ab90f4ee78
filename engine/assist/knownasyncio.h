// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/knownrow.h"

#include <span>

namespace signalbox::assist {

/// asyncio, its classes and their methods.
std::span<const KnownRow> knownAsyncio();

} // namespace signalbox::assist
