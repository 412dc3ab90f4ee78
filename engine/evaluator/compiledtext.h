// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/compiler.h"

namespace signalbox::evaluator {

/// The code of a module, \a text, as \a version has it, or all that is refused of it: of what is no Python
/// one refusal, in Python's words. \a ownModules: as for compileModule().
///
/// What was asked last is remembered, whatever thread asks: a program runs anew at every edit of a number and
/// in each run of a sweep, and so do the library's modules that it imports.
Compiled compiledText(const QString &text, PythonVersion version, const QSet<QString> &ownModules = {});
/// The same of one of our own modules: see compileLibrary().
Compiled compiledLibrary(const QByteArray &text, PythonVersion version);

} // namespace signalbox::evaluator
