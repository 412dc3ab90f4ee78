// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/steadyframes.h"

#include "widgets/export/unseen.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

namespace signalbox {

namespace {

/// How many pixels have a colour, and how much another may stand for it wherever it is.
struct Use {
    int pixels = 0;
    int unseen = kMostUnseen;
};

/// Which colours stand for which.
QHash<QRgb, QRgb> fewerOf(const QHash<QRgb, Use> &uses)
{
    std::vector<std::tuple<int, int, QRgb>> all;
    for (auto each = uses.cbegin(); each != uses.cend(); ++each)
        all.emplace_back(-each->unseen, each->pixels, each.key());
    std::sort(all.begin(), all.end(), std::greater<>());
    std::vector<QRgb> chosen;
    QHash<QRgb, QRgb> stands;
    for (const auto &[negative, pixels, colour] : all) {
        const auto near =
            std::min_element(chosen.begin(), chosen.end(), [wanted = colour](QRgb one, QRgb other) {
                return channelsApart(wanted, one) < channelsApart(wanted, other);
            });
        const bool isKnown = near != chosen.end() && channelsApart(colour, *near) <= -negative;
        stands.insert(colour, isKnown ? *near : colour);
        if (!isKnown)
            chosen.push_back(colour);
    }
    return stands;
}

/// Calls \a change for each pixel of \a shown that looks unlike \a wanted: with both, and how
/// much another colour may stand there.
template <typename Change> void forChanges(const QImage &wanted, QImage &shown, const Change &change)
{
    for (int y = 0; y < wanted.height(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(wanted.constScanLine(y));
        auto *const before = reinterpret_cast<QRgb *>(shown.scanLine(y));
        for (int x = 0; x < wanted.width(); ++x) {
            if (row[x] == before[x])
                continue;
            const int unseen = unseenDifference(wanted, x, y);
            if (channelsApart(row[x], before[x]) > unseen)
                change(row[x], before[x], unseen);
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
        forChanges(wanted, m_shown, [&uses](QRgb colour, QRgb, int unseen) {
            Use &use = uses[colour];
            ++use.pixels;
            use.unseen = std::min(use.unseen, unseen);
        });
        const QHash<QRgb, QRgb> stands = fewerOf(uses);
        forChanges(wanted, m_shown,
                   [&stands](QRgb colour, QRgb &pixel, int) { pixel = stands.value(colour); });
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
