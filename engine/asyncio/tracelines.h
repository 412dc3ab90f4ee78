// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/programmodules.h"

namespace signalbox::asyncio {

/// What traceback shows of an exception or a traceback, outermost first: a list of (file, line, last line,
/// column, last column, name of the function, text of these lines), for calls of the program's own.
/// Columns count characters from 0.
objects::Value traceLines(objects::Context &context, const ProgramModules &modules,
                          const objects::Value &exceptionOrTraceback);
/// How \a segment, a piece of the text, is marked as an expression: ("binary", line and column where the left
/// operand ends, those where the right one begins), ("subscript", …) likewise with what stands before and
/// in the brackets, ("call", …) with the function, or None.
objects::Value marksOf(objects::Context &context, const QString &segment);

} // namespace signalbox::asyncio
