// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/programfiles.h"
#include "engine/trace/run.h"

namespace signalbox {

/// Why the text of a program in Python is not run, in Python's words where Python refuses it too.
struct ScriptFault {
    int line = 0; ///< from 1; 0 where it is about no line
    QString reason;
    QString file = {}; ///< beside the program, "shop/orders.py"; empty where it is about the program itself

    bool operator==(const ScriptFault &) const = default;
};

/// A program that runs \a text.
///
///     const Program program = programOfScript(text, PythonVersion::Python313);
///     if (const auto faults = faultsOf(text.toUtf8(), program.python); faults.isEmpty())
///         const Run run = simulate(program);
/// It may import \a files, which stand beside it.
Program programOfScript(const QString &text, PythonVersion version, const QList<ProgramFile> &files = {});

/// The program that runs \a layout. Where code stands beside other nodes it has a script: the text that
/// toPython() gives, in which each line knows its node and the step it says, so that code and what was drawn
/// run as one, and facts name what was drawn. Else it is expand(layout).
Program runnable(const Layout &layout);

/// \a program with such a script, be there code in it or not.
Program withScript(Program program, const QString &title, const QString &description);

/// All that is refused of \a text, as a file holds it, and of \a files; nothing where it can run.
QList<ScriptFault> faultsOf(const QByteArray &text, PythonVersion version,
                            const QList<ProgramFile> &files = {});

/// How a program in Python has left, as a shell is told.
struct ScriptExit {
    int code = 0; ///< 0 to 255
    /// What Python writes to stderr for it: the last line of what a traceback says, or the message that
    /// sys.exit() had.
    QString words = {};
    bool isAsked = false; ///< by a SystemExit

    bool operator==(const ScriptExit &) const = default;
};

/// Of a run that has ended: 1 unless its module has come to its end or said otherwise.
ScriptExit exitOf(const Run &run);

} // namespace signalbox
