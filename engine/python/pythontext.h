// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/literals.h"
#include "engine/layout/layout.h"

#include <QStringList>

#include <optional>

namespace signalbox::python {

/// Columns a line of exported code may have where it can be broken.
inline constexpr qsizetype kColumns = 88;

/// The same of prose, which is read whole: as wide as the panel that shows the program.
inline constexpr qsizetype kProseColumns = 60;

/// An f-string: \a text as it is, followed by the value of the variable \a name.
QString numbered(const QString &text, const QString &name);

/// Seconds as a person writes them: 2, 0.2, 0.000001.
QString seconds(Micros time);

/// A module's doc string, line by line: \a title, an empty line, \a description in lines of bearable length.
/// Nothing where both are empty.
QStringList docString(const QString &title, const QString &description);

/// What `raise`, `except` and set_exception() say of an exception.
struct ExceptionWords {
    QString type; ///< as Python names it: "asyncio.QueueFull"
    QString message;
    bool isOwn = false; ///< neither built in nor asyncio's: it needs a class

    /// Between the parentheses of the call that makes it; empty where its class is enough.
    QString arguments() const;
};
/// \a words are "Type: message", either part of which may be missing; \a missing is the type then.
ExceptionWords exceptionOf(const QString &words, const QString &missing);

/// What a class is taken to be named after where nothing else is said: "bell" of "Bell".
QString namedAfter(const QString &className);

/// What stands behind the line that makes \a name, where Python calls it \a identifier: nothing where that is
/// the name, else a comment that gives it, so that whoever reads the text knows it again.
QString nameComment(const QString &name, const QString &identifier);

/// What a program says of the settings of its layout that are not the usual ones: "# python 3.13, horizon 120
/// s". Empty where all are. The seed counts only where no generator of random numbers carries it.
QString settingsComment(const Settings &settings, bool saysSeed);
/// The settings that such a comment gives; nothing for one that is none.
std::optional<Settings> settingsOf(const QString &comment);

} // namespace signalbox::python
