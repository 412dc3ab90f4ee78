// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox {

/// \a text as a string in Python source: in double quotes unless that would need escapes which single ones do
/// not. Everything that cannot be seen is escaped.
QString literal(const QString &text);

/// \a text as Python's repr() shows it: the same, but in single quotes where it can be.
QString reprOf(const QString &text);

/// The quote in which \a text needs the fewest escapes; \a preferred where both need some.
QChar quoteFor(const QString &text, QChar preferred);
/// What stands between the quotes.
QString insideQuotes(const QString &text, QChar quote);

} // namespace signalbox
