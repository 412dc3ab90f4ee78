// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/evaluator/names.h"

#include <optional>
#include <variant>

namespace signalbox::evaluator {

/// Why a part of a program is not run here, for the person who wrote it: translated.
struct Refusal {
    QString reason;
    syntax::Span place;
};

using Compiled = std::variant<std::shared_ptr<const Code>, Refusal>;

/// What \a expression computes, in a function with \a names; those of comprehensions are added to them.
Compiled compileExpression(const syntax::Expression &expression, Names &names);
/// `targets = value`, each target in turn. Its code comes to None.
Compiled compileAssignment(const syntax::Expressions &targets, const syntax::Expression &value, Names &names);
/// `target op= value`.
Compiled compileAugmented(const syntax::AugAssign &assignment, Names &names);
Compiled compileDeletion(const syntax::Expressions &targets, Names &names);
/// Stores into \a target what its stack is given before it runs: of a `for`, a `with … as`, an argument.
Compiled compileStore(const syntax::Expression &target, Names &names);

} // namespace signalbox::evaluator
