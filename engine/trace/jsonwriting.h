// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"

#include <QByteArray>
#include <QString>

namespace signalbox {

/// \file
/// What writers of millions of lines put together by hand, as a QJsonObject for each would take too long.

/// In quotes, UTF-8; control characters are escaped, half a surrogate pair is replaced.
QByteArray jsonString(const QString &text);
void appendNumber(QByteArray &out, qint64 value);
/// Exact, as short as it can be: 0, 1.5, 0.000001.
void appendSeconds(QByteArray &out, Micros time);

} // namespace signalbox
