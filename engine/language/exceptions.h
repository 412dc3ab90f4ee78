// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/failure.h"

#include <QString>

#include <optional>

namespace signalbox {

/// The type in the words of an exception: "ValueError" of "ValueError: bad".
QString typeOf(const QString &words);
QString typeOf(const Failure &failure);

/// The type that somebody means by \a words, "Type: message", by the name it goes by here: "OSError" of
/// "IOError", "TimeoutError" of "asyncio.TimeoutError".
QString typeWritten(const QString &words);

/// Whether \a type, which has dots, is an exception of asyncio's or of concurrent.futures'.
bool isKnownDotted(const QString &type);

/// What raising or setting an exception that somebody wrote as \a words makes: "Type: message", either part
/// of which may be missing. Without a type it is a RuntimeError. Of a class that wants more arguments than a
/// message it is the TypeError that Python raises instead.
Failure failureOf(const QString &words);
/// That TypeError; nothing where the exception can be made.
std::optional<Failure> refusalOf(const QString &words);

/// SystemExit and KeyboardInterrupt: no task keeps them to itself, they end the loop at once.
bool leavesLoop(const Failure &failure);

/// Whether an except clause for \a base, as typeWritten() names it, takes an exception of \a type: Python's
/// hierarchy of built-in exceptions (https://docs.python.org/3/library/exceptions.html). A type that it does
/// not have is an Exception of its own.
bool isSubclass(const QString &type, const QString &base);

/// ExceptionGroup(words, parts), or a BaseExceptionGroup where one of \a parts is no Exception.
Failure groupOf(const std::string &words, std::vector<std::shared_ptr<const Failure>> parts);

/// CancelledError(message) as an exception.
Failure cancellation(const std::string &message);
/// Whether an exception is a CancelledError: raising it cancels.
bool isCancellation(const Failure &failure);
/// The words of an exception without its type; empty where it has none.
std::string messageOf(const std::string &words);

} // namespace signalbox
