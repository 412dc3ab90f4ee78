// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/knownrow.h"

#include <span>

namespace signalbox::assist {

/// The methods of texts, numbers, lists, dicts and sets.
std::span<const KnownRow> knownContainers();

} // namespace signalbox::assist
