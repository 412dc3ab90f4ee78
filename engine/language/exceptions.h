// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/failure.h"

#include <QString>

namespace signalbox {

/// The type in the words of an exception: "ValueError" of "ValueError: bad".
QString typeOf(const QString &words);

/// What raising or setting an exception that somebody wrote as \a words makes: "Type: message", either part
/// of which may be missing. Without a type it is a RuntimeError.
Failure failureOf(const QString &words);

/// Whether an except clause for \a base takes an exception of \a type: Python's hierarchy of built-in
/// exceptions (https://docs.python.org/3/library/exceptions.html). A type that it does not have is an
/// Exception of its own.
bool isSubclass(const QString &type, const QString &base);

/// ExceptionGroup(words, parts), or a BaseExceptionGroup where one of \a parts is no Exception.
Failure groupOf(const std::string &words, std::vector<std::shared_ptr<const Failure>> parts);

} // namespace signalbox
