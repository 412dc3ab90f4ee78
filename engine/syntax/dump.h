// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::syntax {

/// The tree as text: each node as `Name(member, member, …)`, members in the order of Python's abstract
/// grammar, lists in brackets, `None` where nothing is, strings and bytes as ASCII in Python's escapes,
/// floats by their 64 bits in hexadecimal, and behind a node that has a place `@line:column-line:column`.
/// tests/syntax/dump.py writes the same of Python's own trees.
QByteArray dumped(const Module &module);
QByteArray dumped(const Expression &expression);

} // namespace signalbox::syntax
