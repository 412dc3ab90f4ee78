// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/around.h"
#include "engine/evaluator/code.h"
#include "engine/evaluator/refusal.h"

namespace signalbox::evaluator {

/// Adds to \a refusals what the code of a module uses of Python that is not run here: attributes of modules
/// that they have in Python (`os.listdir`), unless such a file stands beside the program, and builtins
/// (`open`). Reading tells only what is said by a name that nothing but an import gives a value.
void refuseBeyond(const Code &module, const Around &around, std::vector<Refusal> &refusals);

} // namespace signalbox::evaluator
