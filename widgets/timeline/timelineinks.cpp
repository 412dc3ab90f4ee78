// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelineinks.h"

namespace signalbox {

QColor blended(const QColor &ground, const QColor &colour, double share)
{
    const auto between = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(between(ground.red(), colour.red()), between(ground.green(), colour.green()),
                  between(ground.blue(), colour.blue()));
}

QColor ahead(const Theme &theme, const QColor &colour)
{
    return blended(theme.canvas, colour, theme.futureOpacity);
}

QColor signAhead(const Theme &theme, const QColor &colour)
{
    QColor sign = ahead(theme, colour);
    for (double share = theme.futureOpacity; share < 1 && contrastRatio(sign, theme.canvas) < 3;
         share += 0.05)
        sign = blended(theme.canvas, colour, share);
    return sign;
}

} // namespace signalbox
