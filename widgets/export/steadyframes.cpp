// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/steadyframes.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

namespace signalbox {

namespace {

/// Of 255, in each of red, green and blue. Edges are smoothed by more.
constexpr int kUnseenDifference = 20;

int channelsApart(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

bool looksLike(QRgb one, QRgb other)
{
    return channelsApart(one, other) <= kUnseenDifference;
}

/// How many pixels have a colour, and whether it fills an area.
struct Use {
    int pixels = 0;
    bool fillsArea = false;
};

/// Which colours stand for which. Those of areas stand for themselves.
QHash<QRgb, QRgb> fewerOf(const QHash<QRgb, Use> &uses)
{
    std::vector<std::tuple<bool, int, QRgb>> all;
    for (auto each = uses.cbegin(); each != uses.cend(); ++each)
        all.emplace_back(each->fillsArea, each->pixels, each.key());
    std::sort(all.begin(), all.end(), std::greater<>());
    std::vector<QRgb> chosen;
    QHash<QRgb, QRgb> stands;
    for (const auto &[fillsArea, pixels, colour] : all) {
        const auto near =
            std::min_element(chosen.begin(), chosen.end(), [wanted = colour](QRgb one, QRgb other) {
                return channelsApart(wanted, one) < channelsApart(wanted, other);
            });
        const bool isKnown = !fillsArea && near != chosen.end() && looksLike(colour, *near);
        stands.insert(colour, isKnown ? *near : colour);
        if (!isKnown)
            chosen.push_back(colour);
    }
    return stands;
}

/// Whether the pixels on both sides are of the same colour, across or along: in an area, or on a line. There
/// one sees what between the shades of an edge nobody does.
bool isOfArea(const QImage &image, int x, int y)
{
    const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
    if (x > 0 && x + 1 < image.width() && row[x - 1] == row[x] && row[x + 1] == row[x])
        return true;
    if (y == 0 || y + 1 == image.height())
        return false;
    return reinterpret_cast<const QRgb *>(image.constScanLine(y - 1))[x] == row[x]
        && reinterpret_cast<const QRgb *>(image.constScanLine(y + 1))[x] == row[x];
}

/// Calls \a change for each pixel of \a shown that looks unlike \a wanted: with both, and whether it is of
/// an area.
template <typename Change> void forChanges(const QImage &wanted, QImage &shown, const Change &change)
{
    for (int y = 0; y < wanted.height(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(wanted.constScanLine(y));
        auto *const before = reinterpret_cast<QRgb *>(shown.scanLine(y));
        for (int x = 0; x < wanted.width(); ++x) {
            if (row[x] == before[x])
                continue;
            const bool isArea = isOfArea(wanted, x, y);
            if (isArea || !looksLike(row[x], before[x]))
                change(row[x], before[x], isArea);
        }
    }
}

class SteadyFrames {
public:
    explicit SteadyFrames(FrameSource source)
        : m_source(std::move(source))
    {
    }

    QImage operator()(int frame)
    {
        const QImage wanted = m_source(frame).convertToFormat(QImage::Format_RGB32);
        if (frame == 0 || m_shown.size() != wanted.size()) {
            m_shown = wanted;
            return wanted;
        }
        QHash<QRgb, Use> uses;
        forChanges(wanted, m_shown, [&uses](QRgb colour, QRgb, bool isArea) {
            Use &use = uses[colour];
            ++use.pixels;
            use.fillsArea = use.fillsArea || isArea;
        });
        const QHash<QRgb, QRgb> stands = fewerOf(uses);
        forChanges(wanted, m_shown,
                   [&stands](QRgb colour, QRgb &pixel, bool) { pixel = stands.value(colour); });
        return m_shown;
    }

private:
    FrameSource m_source;
    QImage m_shown;
};

} // namespace

FrameSource steadyFrames(FrameSource source)
{
    return SteadyFrames(std::move(source));
}

} // namespace signalbox
