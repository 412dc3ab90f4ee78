// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonsource.h"

namespace signalbox {

/// \a program as Python 3.11 that does on asyncio what the program means, await for await; \a title and \a
/// description become the module's doc string. It needs identifiers and gives them to those that have none.
///
///     const PythonSource source = toPython(expand(layout), layout.title, layout.description);
///
/// What Python cannot say (a `break` outside of loops, a shield around nothing) becomes `pass`. CPython
/// refuses more than twenty blocks inside each other.
PythonSource toPython(const Program &program, const QString &title, const QString &description);

} // namespace signalbox
