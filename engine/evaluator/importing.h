// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"
#include "engine/evaluator/host.h"

namespace signalbox::evaluator {

/// Import, ImportFrom, ImportAll. False where it raised; or where \a toRun is a module of the program's own
/// that is to run first, after which the same instruction runs once more and finds it.
[[nodiscard]] bool import(objects::Context &context, Host &host, Activation &at,
                          const Instruction &instruction, objects::Value &toRun);

} // namespace signalbox::evaluator
