// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// functools.lru_cache() and functools.cache().
std::span<const objects::FunctionRow> cacheFunctions();

} // namespace signalbox::modules
