// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// Code whose function computes before it does anything else.
struct ComputingCode {
    QString text;
    int line = 0; ///< the line that was added to do so, from 1; 0 where another took it in, or none did
};

/// The code of \a code, in which its function first calls the function \a compute, behind its doc string, for
/// the time that the person has set. As it is written where that is no time, or where it defines no function.
ComputingCode computingCode(const ProgramCode &code, const QString &compute);

/// What a module says to have the function \a compute(seconds), which keeps the loop as work of the processor
/// does: a sleep of the whole thread. Without the import of `time`.
QStringList computeLines(const QString &compute);

} // namespace signalbox
