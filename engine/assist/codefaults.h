// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/program.h"

namespace signalbox::assist {

/// Something in a piece of code that will not run, and where: lines and columns from 1, columns in
/// characters, the end exclusive. Without a place all are 0.
struct CodeFault {
    int line = 0;
    int column = 0;
    int endLine = 0;
    int endColumn = 0;
    QString message;

    bool operator==(const CodeFault &) const = default;
};

/// The names that every program has: of builtins and of a module.
const QSet<QString> &namesOfEveryProgram();
/// The one of \a known that \a name may have been meant to be; empty for none.
QString nearestName(const QString &name, const QSet<QString> &known);

/// What is wrong with \a code, in the order of the text: why it is no Python, in Python's words; else what is
/// not run here; else names that nothing in the program has.
std::vector<CodeFault> faultsIn(const QString &code, const Surroundings &around);

} // namespace signalbox::assist
