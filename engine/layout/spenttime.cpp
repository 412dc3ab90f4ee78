// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/spenttime.h"

namespace signalbox {

QString spentTime(double milliseconds)
{
    constexpr double second = 1000;
    constexpr double whole = 99.5; // from here on no digit behind the point
    if (milliseconds >= second - 0.5)
        return QString::number(milliseconds / second, 'f', 1) + QStringLiteral(" s");
    const QString number =
        milliseconds < whole ? QString::number(milliseconds, 'g', 2) : QString::number(milliseconds, 'f', 0);
    return number + QStringLiteral(" ms");
}

} // namespace signalbox
