// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console.h"
#include "app/invocation.h"
#include "engine/file/layoutfile.h"

/// \file
/// What commands read, and how they say that it cannot be.

namespace signalbox {

/// The file as a person knows it: "standard input" for -.
QString inputName(const QString &file);
bool isError(const Problem &problem);
/// "error at nodes[2]: …" with what to do in a second line.
QString problemText(const Problem &problem);
/// The bytes of a program, or nothing after saying why or an interruption.
std::optional<QByteArray> programOrComplain(const QString &file);
/// What standard input holds where \a file says to read that: it can be read but once.
console::Input pipedInto(const QString &file);
/// \a input: what standard input holds, where \a file is that.
LoadResult read(const QString &file, const console::Input &input);
/// The layout, or nothing after saying why or an interruption.
std::optional<Layout> readOrComplain(const Invocation &invocation, const console::Input &piped);
/// The same of what the command names: a layout, or a program in Python that becomes one.
std::optional<Layout> layoutOrComplain(const Invocation &invocation);
/// The exit code where nothing could be done.
int failureCode();
/// The same, having said \a what; after an interruption what went wrong is no news.
int fail(const QString &what);

} // namespace signalbox
