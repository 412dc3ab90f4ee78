// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <span>

namespace signalbox::objects {

/// An instance of a class of the program that derives from a builtin type (dict, str, asyncio.Queue) has an
/// object of that type inside, its content. What its class does not say itself, the content does; a builtin's
/// method that is called on it is called on the content.
///
///     class Stack(list): ...      # Stack().append(1) appends to the list inside
///
/// These are for operations that know no classes: they stand in contents.cpp.

/// The content of \a value, else \a value itself.
[[nodiscard]] const Value &plain(const Value &value);
/// The same where that is an int, a float, a str or bytes: of arguments that are read, not kept.
[[nodiscard]] const Value &plainIfScalar(const Value &value);
/// The same where its class has no method of this name of its own: "__format__".
[[nodiscard]] const Value &plainUnlessOwn(const Value &value, std::string_view special);
/// What a method gave that was called on the content of \a self, as \a self's class has it: a named tuple's
/// _replace().
[[nodiscard]] Value wrappedAs(Context &context, const Value &self, Value result);

/// metaclass.special(type, *arguments), where \a type is a class whose metaclass has it: "__iter__". Missing
/// without an exception where it has not.
[[nodiscard]] Value askMetaclass(Context &context, const Value &type, std::string_view special,
                                 std::span<const Value> arguments = {});
/// Whether it has.
[[nodiscard]] bool metaclassHas(const Value &type, std::string_view special);

} // namespace signalbox::objects
