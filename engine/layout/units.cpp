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

Micros delayFromSeconds(double seconds)
{
    const Micros nearest = fromSeconds(seconds);
    return seconds >= kClockResolution ? std::max<Micros>(1, nearest) : nearest;
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

QString briefTime(Micros time)
{
    const auto roundedUp = [time](Micros unit) { return (time + unit - 1) / unit * unit; };
    if (time > 0 && time <= 9'000)
        return QString::number(roundedUp(1'000) / 1'000) + QStringLiteral(" ms");
    if (time > 0 && time <= 90'000)
        return QString::number(toSeconds(roundedUp(10'000)), 'f', 2) + QStringLiteral(" s");
    return QString::number(toSeconds(roundedUp(100'000)), 'f', 1) + QStringLiteral(" s");
}

QString lengthWords(Micros time)
{
    constexpr int figures = 3;
    if (time > 0 && time < 10'000)
        return QString::number(double(time) / 1e3, 'g', figures) + QStringLiteral(" ms");
    const double seconds = toSeconds(time);
    const QString words =
        seconds < 100 ? QString::number(seconds, 'g', figures) : QString::number(seconds, 'f', 1);
    return (words.contains(u'.') ? words : words + QStringLiteral(".0")) + QStringLiteral(" s");
}

} // namespace signalbox
