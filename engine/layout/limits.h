// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace signalbox {

/// \file
/// What layouts keep to by themselves of what documents take; layoutfile.h has the rest.

inline constexpr int kLongestName = 80; ///< characters of a node's name, which is one line and not blank
inline constexpr qint64 kHighestId = 1'000'000'000; ///< of a node or a link

/// At most \a length characters of \a text; a letter of two is not cut in half.
QString beginningOf(const QString &text, qsizetype length);

/// The first of so many ids \a inARow that are not among \a used: after the greatest or, where documents take
/// none that high, in the first gap of that width.
quint32 firstUnused(QList<quint32> used, qsizetype inARow);

} // namespace signalbox
