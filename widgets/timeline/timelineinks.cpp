// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/timelineinks.h"

namespace signalbox {

QColor ahead(const Theme &theme, const QColor &colour)
{
    return mixed(theme.canvas, colour, theme.futureOpacity);
}

QColor signAhead(const Theme &theme, const QColor &colour)
{
    QColor sign = ahead(theme, colour);
    for (double share = theme.futureOpacity; share < 1 && contrastRatio(sign, theme.canvas) < 3;
         share += 0.05)
        sign = mixed(theme.canvas, colour, share);
    return sign;
}

} // namespace signalbox
