// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/layout/layout.h"

namespace signalbox::evaluator {

/// The code of a module, or the first thing that keeps its text from running.
struct CodeOfText {
    std::shared_ptr<const ModuleCode> code; ///< null where the text is refused
    QString reason; ///< for the person who wrote it, or in Python's words
    int line = 0;
};

/// Reads and compiles \a text, a module in UTF-8, as \a version has it.
///
/// What was asked last is remembered, whatever thread asks: a program runs anew at every edit of a number and
/// in each run of a sweep, and so do the library's modules that it imports.
CodeOfText codeOfText(const QByteArray &text, PythonVersion version);

} // namespace signalbox::evaluator
