// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

namespace signalbox::evaluator {

/// MatchException, MatchGroup and GroupOf: what `except` and `except*` (PEP 654) ask; false where that
/// raised.
[[nodiscard]] bool matchExceptions(objects::Context &context, Activation &at, const Instruction &instruction);

/// The __context__ of what is raised while \a handled is, whatever it had before; Missing changes nothing.
void setContext(const objects::Value &exception, const objects::Value &handled);

} // namespace signalbox::evaluator
