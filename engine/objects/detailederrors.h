// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <span>

namespace signalbox::objects {

class TextBuilder;
class Tuple;

// SyntaxError and UnicodeError's heirs, whose arguments are a place and what stands there:
// https://docs.python.org/3/library/exceptions.html#SyntaxError

/// Whether an exception of \a type can be made of \a args; raises where it cannot. All other types take
/// whatever comes.
[[nodiscard]] bool takesDetails(Context &context, const Type &type, std::span<const Value> args);
/// What str() gives for one of these types; No where it is none, or its arguments are not those.
Answer describeDetails(Context &context, const Type &type, const Tuple &args, TextBuilder &out);

/// What a traceback says of a SyntaxError, whose place stands in lines of its own there; Missing for others.
Value syntaxMessage(Context &context, const Type &type, const Tuple &args);

} // namespace signalbox::objects
