// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/changedarea.h"

#include <algorithm>
#include <cstring>

namespace signalbox {

QRect changedArea(const QImage &one, const QImage &other)
{
    const int width = one.width();
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < one.height(); ++y) {
        const auto *const a = reinterpret_cast<const QRgb *>(one.constScanLine(y));
        const auto *const b = reinterpret_cast<const QRgb *>(other.constScanLine(y));
        if (std::memcmp(a, b, std::size_t(width) * sizeof(QRgb)) == 0)
            continue;
        top = top < 0 ? y : top;
        bottom = y;
        left = std::min(left, int(std::mismatch(a, a + left, b).first - a));
        for (int x = width - 1; x > right; --x)
            if (a[x] != b[x])
                right = x;
    }
    return top < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

} // namespace signalbox
