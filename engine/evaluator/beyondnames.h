// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/evaluator/refusal.h"

namespace signalbox::evaluator {

/// What a whole program says of Python that is not run here: builtins that it does not define itself, such as
/// open(), and __del__(), which nobody calls.
std::vector<Refusal> namesBeyond(const ModuleCode &module);

} // namespace signalbox::evaluator
