// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::evaluator {

/// Says type parameters and `type` statements (PEP 695) by what Python had for them before:
///
///     class Box[T]:            T = TypeVar("T"); class Box(Generic[T]):
///     type Pair[T] = (T, T)    T = TypeVar("T"); Pair = TypeAliasType("Pair", lambda: (T, T), (T,))
///
/// Unlike there, the names of the parameters stay known after the statement.
void spellOutTypeParameters(syntax::Module &module);

} // namespace signalbox::evaluator
