// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

namespace signalbox::objects {

/// What sets do with each other and with any iterable, step for step as CPython does it: the order of the
/// result depends on that. \a self is a set or frozenset, the others are anything that can be iterated.

[[nodiscard]] bool updateSet(Context &context, const Value &self, const Value &other);
[[nodiscard]] bool intersectionUpdate(Context &context, const Value &self, const Value *others,
                                      qsizetype count);
[[nodiscard]] bool differenceUpdate(Context &context, const Value &self, const Value &other);
[[nodiscard]] bool symmetricUpdate(Context &context, const Value &self, const Value &other);
/// The results are of the kind of \a self.
Value copyOfSet(Context &context, const Value &self);
Value unionOf(Context &context, const Value &self, const Value *others, qsizetype count);
Value intersectionOf(Context &context, const Value &self, const Value *others, qsizetype count);
Value differenceOf(Context &context, const Value &self, const Value *others, qsizetype count);
Value symmetricDifferenceOf(Context &context, const Value &self, const Value &other);
[[nodiscard]] Answer isDisjoint(Context &context, const Value &self, const Value &other);
[[nodiscard]] Answer isSubset(Context &context, const Value &self, const Value &other);
[[nodiscard]] Answer isSuperset(Context &context, const Value &self, const Value &other);
/// set(iterable) or frozenset(iterable).
Value makeSetOf(Context &context, Kind setOrFrozenSet, const Value &iterable);

} // namespace signalbox::objects
