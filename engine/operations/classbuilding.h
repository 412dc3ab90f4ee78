// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/classes.h"
#include "engine/operations/functions.h"

#include <span>

namespace signalbox::objects {

/// What a class statement, or type(name, bases, names), makes a class of.
struct ClassPlan {
    Value name; ///< a str
    Value bases; ///< a tuple of types
    Value names; ///< a dict, which becomes the class's own
    Arguments keywords = {}; ///< what the statement passes on: only its keywords count
};

/// What stands for bases that are no types, as Generic[T] does (PEP 560): a tuple of types. Missing where it
/// raised.
[[nodiscard]] Value resolvedBases(Context &context, const Value &given);
/// The most derived of \a wanted (Missing for none) and the metaclasses of \a bases; Missing where that is
/// `type`. False with TypeError where they conflict.
[[nodiscard]] bool findMetaclass(Context &context, const Value &wanted, const Value &bases, Value &out);
/// type.__new__(): a class, announced to what it holds and derives from. \a metaclass is Missing for `type`.
[[nodiscard]] Value buildClass(Context &context, const Value &metaclass, const ClassPlan &plan);
/// What `type` gives to metaclasses: what super() finds there.
std::span<const FunctionRow> methodsOfType();

} // namespace signalbox::objects
