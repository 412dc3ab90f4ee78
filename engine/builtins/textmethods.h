// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// The methods of str, but for what asks or changes single characters: see charactermethods.h.
std::span<const FunctionRow> textMethods();
/// separator.join(iterable), which print() also does.
[[nodiscard]] Value joinTexts(Context &context, const Value &separator, const Value &iterable);
/// A str or bytes method's start and end: None or an int, as a slice has them.
[[nodiscard]] bool boundsOf(const Call &call, qsizetype first, qsizetype length, qsizetype &from,
                            qsizetype &to);
/// "replace() argument 1 must be str, not int".
[[nodiscard]] bool wantText(const Call &call, qsizetype i, const char *function);

} // namespace signalbox::objects
