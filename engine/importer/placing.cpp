// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/importer/placing.h"

#include "engine/script/cardsize.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

void placeImported(Layout &layout)
{
    constexpr double gap = 32;
    constexpr double betweenColumns = 96;
    // As high as wide, more or less: a program of many cards is not one strip.
    double area = 0;
    for (const Node &node : layout.nodes) {
        const QSizeF size = codeCardSize(node);
        area += (size.width() + betweenColumns) * (size.height() + gap);
    }
    const double tallest = std::max(560.0, std::sqrt(area) * 0.8);
    double left = 0, top = 0, width = 0;
    for (Node &node : layout.nodes) {
        const QSizeF size = codeCardSize(node);
        if (top > 0 && top + size.height() > tallest) {
            left += width + betweenColumns;
            top = width = 0;
        }
        node.position = {left, top};
        top += size.height() + gap;
        width = std::max(width, size.width());
    }
}

} // namespace signalbox
