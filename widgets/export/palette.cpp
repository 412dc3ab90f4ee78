// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/palette.h"

#include "widgets/export/unseen.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace signalbox {

namespace {

constexpr int kCoarser = 2; ///< of 255: how much is added where there are too many colours
constexpr qint64 kPiece = 100; ///< so many make a picture
constexpr qsizetype kNearShades = 8; ///< of one colour; more make nothing shorter

/// What is compared: the channel that differs most, then all of them.
int distance(QRgb one, QRgb other)
{
    const auto apart = [one, other](int (*channel)(QRgb)) { return std::abs(channel(one) - channel(other)); };
    return 1000 * channelsApart(one, other) + apart(qRed) + apart(qGreen) + apart(qBlue);
}

} // namespace

void PaletteFinder::add(const QImage &image)
{
    const int width = image.width();
    for (int y = 0; y < image.height(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const auto *const before =
            m_before.isNull() ? nullptr : reinterpret_cast<const QRgb *>(m_before.constScanLine(y));
        for (int x = 0; x < width; ++x) {
            if (before && row[x] == before[x])
                continue;
            Use &use = m_uses[row[x]];
            ++use.pixels;
            const int unseen = unseenDifference(image, x, y);
            use.inAreas += unseen == 0 ? 1 : 0;
            use.unseen += unseen;
        }
    }
    m_before = image;
}

QList<QRgb> PaletteFinder::colours(qsizetype most) const
{
    std::vector<Wanted> all;
    for (auto each = m_uses.cbegin(); each != m_uses.cend(); ++each)
        all.push_back({areAll(most) ? 0 : tolerance(*each), each->pixels, each.key()});
    std::sort(all.begin(), all.end(), [](const Wanted &one, const Wanted &other) {
        return std::tie(one.tolerance, other.pixels, other.colour)
            < std::tie(other.tolerance, one.pixels, one.colour);
    });
    for (int coarser = 0;; coarser = coarser == 0 ? 1 : 2 * coarser) {
        const QList<QRgb> found = covering(all, coarser, most);
        if (found.size() <= most)
            return found;
    }
}

/// How far another colour may be that stands for one: not at all, if it fills a good piece of a picture.
int PaletteFinder::tolerance(const Use &use) const
{
    const qint64 all = qint64(m_before.width()) * m_before.height();
    return kPiece * use.inAreas >= all ? 0 : int(use.unseen / use.pixels);
}

/// Of those that are wanted, the strictest first; more than \a most where that is not enough.
QList<QRgb> PaletteFinder::covering(const std::vector<Wanted> &all, int coarser, qsizetype most)
{
    std::vector<std::pair<int, QRgb>> chosen;
    for (const auto &[tolerance, pixels, colour] : all) {
        const auto near = std::min_element(
            chosen.begin(), chosen.end(), [wanted = colour](const auto &one, const auto &other) {
                return channelsApart(wanted, one.second) < channelsApart(wanted, other.second);
            });
        if (near != chosen.end() && channelsApart(colour, near->second) <= tolerance + coarser)
            near->first += pixels;
        else
            chosen.emplace_back(pixels, colour);
        if (qsizetype(chosen.size()) > most)
            break;
    }
    std::sort(chosen.begin(), chosen.end(), std::greater<>());
    QList<QRgb> colours;
    for (const auto &[pixels, colour] : chosen)
        colours.append(colour);
    return colours;
}

PaletteMap::PaletteMap(const QList<QRgb> &colours)
    : m_colours(colours)
{
}

const QList<quint8> &PaletteMap::shadesOf(QRgb colour)
{
    const auto known = m_known.constFind(colour);
    return known != m_known.constEnd() ? *known : *m_known.insert(colour, found(colour));
}

int PaletteMap::distance(QRgb colour, quint8 number) const
{
    return channelsApart(colour, m_colours[number]);
}

QList<quint8> PaletteMap::found(QRgb colour) const
{
    std::vector<std::pair<int, quint8>> near;
    std::pair<int, quint8> nearest(std::numeric_limits<int>::max(), 0);
    for (qsizetype number = 0; number < m_colours.size(); ++number) {
        const std::pair<int, quint8> each(signalbox::distance(colour, m_colours[number]), quint8(number));
        nearest = std::min(nearest, each);
        if (channelsApart(colour, m_colours[number]) <= kMostUnseen)
            near.push_back(each);
    }
    if (near.empty())
        near.push_back(nearest);
    const auto end = near.begin() + std::min<qsizetype>(qsizetype(near.size()), kNearShades);
    std::partial_sort(near.begin(), end, near.end());
    QList<quint8> numbers;
    for (auto each = near.begin(); each != end; ++each)
        numbers.append(each->second);
    return numbers;
}

} // namespace signalbox
