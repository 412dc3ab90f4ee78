// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/unseen.h"

#include <algorithm>
#include <cstdlib>

namespace signalbox {

namespace {

constexpr int kLeastUnseen = 4; ///< on an edge
constexpr int kContrastOverUnseen = 2;

} // namespace

int channelsApart(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

int unseenDifference(const QImage &image, int x, int y)
{
    const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
    const QRgb own = row[x];
    const auto at = [&image, x](int line) {
        return reinterpret_cast<const QRgb *>(image.constScanLine(line))[x];
    };
    const QRgb left = x > 0 ? row[x - 1] : ~own;
    const QRgb right = x + 1 < image.width() ? row[x + 1] : ~own;
    const QRgb above = y > 0 ? at(y - 1) : ~own;
    const QRgb below = y + 1 < image.height() ? at(y + 1) : ~own;
    if ((left == own && right == own) || (above == own && below == own))
        return 0;
    const int contrast = std::max({channelsApart(own, left), channelsApart(own, right),
                                   channelsApart(own, above), channelsApart(own, below)});
    return std::clamp(contrast / kContrastOverUnseen, kLeastUnseen, kMostUnseen);
}

} // namespace signalbox
