// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/functionobject.h"

namespace signalbox::evaluator {

/// Puts arguments into the variables of a call, as parameters take them: "f() missing 1 required positional
/// argument: 'x'". False where it raised.
[[nodiscard]] bool bindArguments(objects::Context &context, const FunctionObject &function,
                                 const objects::Arguments &arguments, objects::Value *locals);

} // namespace signalbox::evaluator
