// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/console.h"
#include "engine/importer/followed.h"
#include "engine/trace/run.h"

namespace signalbox {

class Replay;
struct ScriptFault;

/// What a file holds, or standard input for "-": at most one byte more than a document may have.
console::Input inputOf(const QString &file);

/// Whether what \a invocation is about is a program in Python: the ending says so, or the version of Python,
/// or what came from standard input.
bool asksForScript(const Invocation &invocation, const console::Input &content);

/// What a program in Python imports of the files beside it, or beside where one is for standard input.
FollowedFiles filesBeside(const Invocation &invocation, const QByteArray &bytes);

/// The name to say of a file beside the program: "shop/orders.py" of what was called as "work/bakery.py" is
/// "work/shop/orders.py". Of the program itself, \a file being empty, as it was called.
QString nameOfBeside(const Invocation &invocation, const QString &file);

/// All that is refused of a program in Python with what it imports.
QList<ScriptFault> faultsOf(const Invocation &invocation, const QByteArray &bytes,
                            const FollowedFiles &beside);

/// The program in Python that \a invocation names, or nothing after saying why or an interruption.
std::optional<Program> readScript(const Invocation &invocation, const console::Input &content);

/// Writes what the program has printed, byte for byte, to where it printed it, of standard output only where
/// \a toOutput. False after saying why, or silently when the reader has gone or an interruption came.
bool writePrinted(const Run &run, bool toOutput);

/// Says on standard error how the program, called \a name, has ended and when. Returns what to exit with.
/// \a isCutByWish: the person said until when to run.
int tellEnding(const Replay &replay, const QString &name, bool isCutByWish);

} // namespace signalbox
