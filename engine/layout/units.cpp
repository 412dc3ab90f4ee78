// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/units.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

Micros fromSeconds(double seconds)
{
    constexpr double limit = 9e12;
    return Micros(std::llround(std::clamp(seconds, -limit, limit) * 1e6));
}

double toSeconds(Micros time)
{
    return double(time) / 1e6;
}

QString formatTime(Micros time)
{
    int decimals = 6;
    for (Micros rest = time; decimals > 2 && rest % 10 == 0; rest /= 10)
        --decimals;
    return QString::number(toSeconds(time), 'f', decimals) + QStringLiteral(" s");
}

QString remainingTime(Micros time)
{
    const Micros tenths = (time + 99'999) / 100'000;
    return QStringLiteral("%1.%2 s").arg(tenths / 10).arg(tenths % 10);
}

} // namespace signalbox
