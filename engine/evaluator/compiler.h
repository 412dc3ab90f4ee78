// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/around.h"
#include "engine/evaluator/code.h"
#include "engine/evaluator/refusal.h"
#include "engine/layout/layout.h"

#include <variant>

namespace signalbox::evaluator {

using Compiled = std::variant<std::shared_ptr<const ModuleCode>, std::vector<Refusal>>;

/// What \a module does, or all that is refused of it.
///
///     const Compiled compiled = compileModule(*syntax::parseModule(text, version).module, version);
///     if (const auto *refusals = std::get_if<std::vector<Refusal>>(&compiled))
///         …
Compiled compileModule(const syntax::Module &module, PythonVersion version, const Around &around = {});
/// One of our own modules: it may use what programs may not.
Compiled compileLibrary(const syntax::Module &module, PythonVersion version);
/// A module that comes to the value of \a expression.
Compiled compileExpression(const syntax::Expression &expression, PythonVersion version);

} // namespace signalbox::evaluator
