// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "engine/trace/run.h"

namespace signalbox {

class Replay;

/// Whether what \a invocation runs is a program in Python: the ending says so, or the version of Python.
bool asksForScript(const Invocation &invocation);

/// The program in Python that \a invocation names, or nothing after saying why or an interruption.
std::optional<Program> readScript(const Invocation &invocation);

/// Writes what the program has printed, byte for byte, to where it printed it, of standard output only where
/// \a toOutput. False after saying why, or silently when the reader has gone or an interruption came.
bool writePrinted(const Run &run, bool toOutput);

/// Says on standard error how the program, called \a name, has ended and when. Returns what to exit with.
/// \a isCutByWish: the person said until when to run.
int tellEnding(const Replay &replay, const QString &name, bool isCutByWish);

} // namespace signalbox
