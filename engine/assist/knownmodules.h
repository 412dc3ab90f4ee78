// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/knownrow.h"

#include <span>

namespace signalbox::assist {

/// Other modules, and what programs use of them.
std::span<const KnownRow> knownModules();

} // namespace signalbox::assist
