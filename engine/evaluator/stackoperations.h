// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

namespace signalbox::evaluator {

/// Instructions that only change the stack of the function they stand in; false where they raised. The
/// machine has the common ones itself.

[[nodiscard]] bool build(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool buildDict(objects::Context &context, Activation &at, const Instruction &instruction);
/// ListAppend, SetAdd, DictSet.
[[nodiscard]] bool addTo(objects::Context &context, Activation &at, const Instruction &instruction);
/// ListExtend, SetUpdate, DictUpdate.
[[nodiscard]] bool mergeInto(objects::Context &context, Activation &at, const Instruction &instruction);
/// DictMerge.
[[nodiscard]] bool mergeKeywords(objects::Context &context, Activation &at, const Instruction &instruction);
/// StoreAttribute, DeleteAttribute, StoreSubscript, DeleteSubscript.
[[nodiscard]] bool change(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool unpack(objects::Context &context, Activation &at, const Instruction &instruction);
[[nodiscard]] bool format(objects::Context &context, Activation &at, const Instruction &instruction);
/// LoadVariables, LoadGlobals.
[[nodiscard]] bool loadAll(objects::Context &context, Activation &at, const Instruction &instruction);
/// MatchLength, MatchMapping, MatchKeys, MatchClass, MatchRest.
[[nodiscard]] bool match(objects::Context &context, Activation &at, const Instruction &instruction);

/// "f()", as messages about calls have it.
std::string calledWords(objects::Context &context, const objects::Value &callee);

} // namespace signalbox::evaluator
