// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/unseen.h"

#include <algorithm>
#include <cstdlib>

namespace signalbox {

namespace {

constexpr int kLeastUnseen = 4; ///< on an edge
constexpr int kContrastOverUnseen = 2;
constexpr int kLine = 9; ///< pixels of one colour in a row, at least

/// Whether \a pixel and those \a before and \a behind it, \a stride apart, are a line.
bool isOnLine(const QRgb *pixel, qsizetype stride, int before, int behind)
{
    int length = 1;
    for (int at = 1; at <= before && length < kLine && pixel[-at * stride] == *pixel; ++at)
        ++length;
    for (int at = 1; at <= behind && length < kLine && pixel[at * stride] == *pixel; ++at)
        ++length;
    return length >= kLine;
}

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
    if (left == own && right == own && above == own && below == own)
        return 0;
    const qsizetype stride = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    if (isOnLine(row + x, 1, x, image.width() - 1 - x)
        || isOnLine(row + x, stride, y, image.height() - 1 - y))
        return 0;
    const int contrast = std::max({channelsApart(own, left), channelsApart(own, right),
                                   channelsApart(own, above), channelsApart(own, below)});
    return std::clamp(contrast / kContrastOverUnseen, kLeastUnseen, kMostUnseen);
}

} // namespace signalbox
