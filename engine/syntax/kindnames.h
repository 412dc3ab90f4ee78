// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::syntax {

/// What Python's faults call an expression: "function call".
QString nameOfKind(const Expression &expression);

/// The part of \a expression that can be no target, or null.
const Expression *invalidTarget(const Expression &expression, Context context);

/// Whether a comparison may have it beside its operator, and no target is meant by it: neither a list nor a
/// tuple.
bool bindsAsOperand(const Expression &expression);

} // namespace signalbox::syntax
