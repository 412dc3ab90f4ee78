// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// The type in the words of an exception: "ValueError" of "ValueError: bad".
QString typeOf(const QString &words);

/// Whether an except clause for \a base takes an exception of \a type: Python's hierarchy of built-in
/// exceptions (https://docs.python.org/3/library/exceptions.html). A type that it does not have is an
/// Exception of its own.
bool isSubclass(const QString &type, const QString &base);

} // namespace signalbox
