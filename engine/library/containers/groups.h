// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// itertools.groupby and itertools.tee(): iterators that share one below them.
const objects::NativeType &groupByType();
extern const objects::FunctionRow teeFunction;

} // namespace signalbox::modules
