// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/tree.h"

namespace signalbox::syntax {

/// \a expression as Python: a text that \a version parses to the same tree, but for places and for the `u` in
/// front of strings. Brackets stand where they must, blanks as PEP 8 has them. Nothing where no text says it,
/// as in Python 3.11 a field of an f-string with a backslash or every kind of quote.
std::optional<QString> unparsed(const Expression &expression, PythonVersion version);

} // namespace signalbox::syntax
