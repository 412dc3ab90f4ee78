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

/// A pixel of \a shown that looks unlike what is wanted, and how much another colour may stand there.
struct SteadyChange {
    int x = 0;
    int y = 0;
    QRgb wanted = 0;
    int unseen = 0;
};

std::vector<SteadyChange> changesTo(const QImage &wanted, const QImage &shown)
{
    std::vector<SteadyChange> changes;
    for (int y = 0; y < wanted.height(); ++y) {
        const auto *const row = reinterpret_cast<const QRgb *>(wanted.constScanLine(y));
        const auto *const before = reinterpret_cast<const QRgb *>(shown.constScanLine(y));
        for (int x = 0; x < wanted.width(); ++x) {
            if (row[x] == before[x])
                continue;
            const int unseen = unseenDifference(wanted, x, y);
            if (channelsApart(row[x], before[x]) > unseen)
                changes.push_back({x, y, row[x], unseen});
        }
    }
    return changes;
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
        const std::vector<SteadyChange> changes = changesTo(wanted, m_shown);
        QHash<QRgb, Use> uses;
        for (const SteadyChange &change : changes) {
            Use &use = uses[change.wanted];
            ++use.pixels;
            use.unseen = std::min(use.unseen, change.unseen);
        }
        paint(changes, fewerOf(uses));
        return m_shown;
    }

private:
    /// As the neighbour that has just changed, where nobody sees it: what goes on as it was takes no room.
    void paint(const std::vector<SteadyChange> &changes, const QHash<QRgb, QRgb> &stands)
    {
        const auto stride = std::size_t(m_shown.bytesPerLine()) / sizeof(QRgb);
        auto *const pixels = reinterpret_cast<QRgb *>(m_shown.bits());
        std::vector<qsizetype> above(std::size_t(m_shown.width()), -1); ///< the last change of each column
        qsizetype left = -1;
        for (const SteadyChange &change : changes) {
            const auto x = std::size_t(change.x);
            const auto at = qsizetype(std::size_t(change.y) * stride + x);
            const auto mayBe = [&](qsizetype neighbour) {
                return neighbour >= 0 && channelsApart(pixels[neighbour], change.wanted) <= change.unseen;
            };
            if (above[x] == at - qsizetype(stride) && mayBe(above[x]))
                pixels[at] = pixels[above[x]];
            else if (change.x > 0 && left == at - 1 && mayBe(left))
                pixels[at] = pixels[left];
            else
                pixels[at] = stands.value(change.wanted);
            above[x] = left = at;
        }
    }

    FrameSource m_source;
    QImage m_shown;
};

} // namespace

FrameSource steadyFrames(FrameSource source)
{
    return SteadyFrames(std::move(source));
}

} // namespace signalbox
