// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"
#include "engine/evaluator/host.h"

namespace signalbox::evaluator {

/// Instructions about names, attributes and modules, and those that prepare an object for a loop, an `await`
/// or a `with`; false where they raised.

/// Raises what a variable without a value is: NameError, UnboundLocalError.
void raiseMissing(objects::Context &context, const Activation &at, const Instruction &instruction);
/// LoadName, StoreName, MakeCell, and what deletes variables.
[[nodiscard]] bool changeName(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool loadAttribute(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool loadMethod(objects::Context &context, Activation &at, const Instruction &instruction);
/// Iterate, IterateAsync, NextAsync, Awaitable, Delegable.
[[nodiscard]] bool prepare(objects::Context &context, Activation &at, const Instruction &instruction);
/// EnterWith, EnterAsyncWith.
[[nodiscard]] bool enterWith(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool annotate(objects::Context &context, Activation &at, const Instruction &instruction);

/// The same as the long ways, where the attribute was found before on an object of the same type; false where
/// it was not. \a top: of the stack.
[[nodiscard]] bool loadAttributeFast(const Activation &at, const Instruction &instruction,
                                     objects::Value *top);
[[nodiscard]] bool loadMethodFast(const Activation &at, const Instruction &instruction, objects::Value *&top);
[[nodiscard]] bool storeAttributeFast(const Activation &at, const Instruction &instruction,
                                      objects::Value *&top);

/// Where \a object has kept an attribute that StoreAttribute has set.
void rememberStored(Activation &at, const Instruction &instruction, const objects::Value &object,
                    const objects::Value &name);

} // namespace signalbox::evaluator
