// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"
#include "engine/objects/exceptions.h"

namespace signalbox::evaluator {

/// One line of a traceback.
struct TracebackLine {
    const Loaded *loaded = nullptr;
    syntax::Span place;
};

/// \a exception is raised in \a call, or goes through it.
void notePassing(objects::Exception &exception, const Activation &call);
/// exception.__traceback__: an object with tb_lineno and its like, or None. For Context::setTracebackOf().
objects::Value tracebackOf(objects::Context &context, const objects::Value &exception);
/// The lines of an exception or of a traceback, outermost first; nothing of other values.
std::vector<TracebackLine> tracebackLines(const objects::Value &exceptionOrTraceback);

} // namespace signalbox::evaluator
