// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// round(number, ndigits).
[[nodiscard]] Value roundValue(const Call &call);

} // namespace signalbox::objects
