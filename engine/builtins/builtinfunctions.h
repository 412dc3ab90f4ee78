// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// len(), sum(), sorted() and so on.
std::span<const FunctionRow> builtinFunctions();
/// A builtin by its name: a function or a type; Missing where there is none. It may be shared by threads.
Value builtinNamed(std::string_view name);
/// The text that print(*values, sep=…) writes, without its end.
[[nodiscard]] Value printedText(Context &context, std::span<const Value> values, const Value &separator);

} // namespace signalbox::objects
