// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// Takes the code of \a layout into \a program.
void takeCode(const Layout &layout, Program &program);

/// Fills in the script of a program that is nothing but code.
void writeScript(Program &program);

/// The lines of main that start the tasks of \a code, and the variables that they are kept in.
struct CodeStart {
    QStringList lines;
    QString tasks; ///< for `gather`: "fetch_task" or "*fetch_tasks"; empty where a plain function is called
};
CodeStart startOf(const ProgramCode &code);

} // namespace signalbox
