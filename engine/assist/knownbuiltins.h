// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/knownrow.h"

#include <span>

namespace signalbox::assist {

/// What stands in every program: functions, types, exceptions.
std::span<const KnownRow> knownBuiltins();

} // namespace signalbox::assist
