// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/framememory.h"

#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace signalbox {

namespace {

/// Pixels that stand where others stood in the frame before.
struct Change {
    int begin; ///< counted from the top left
    int count;
};

/// What turns a frame into the next.
struct Difference {
    std::vector<Change> changes;
    std::vector<QRgb> pixels; ///< of all changes, one after another

    qsizetype bytes() const
    {
        return qsizetype(changes.size()) * qsizetype(sizeof(Change))
            + qsizetype(pixels.size()) * qsizetype(sizeof(QRgb));
    }
};

/// Unchanged pixels between two changes that are kept with them rather than beginning another.
constexpr int kGap = 4;

class FrameMemory {
public:
    FrameMemory(FrameSource source, qsizetype budget)
        : m_source(std::move(source))
        , m_room(budget)
    {
    }

    QImage frame(int number);

private:
    bool remember(const QImage &picture);
    void compareRow(Difference &difference, const QImage &picture, int row) const;

    FrameSource m_source;
    qsizetype m_room; ///< bytes left
    bool m_full = false;
    QImage m_first;
    QImage m_last; ///< the frame given out last, while the memory knows it
    int m_at = -1; ///< its number
    std::vector<Difference> m_differences; ///< to frame 1, 2, …
};

QImage FrameMemory::frame(int number)
{
    const bool isKnown = !m_first.isNull() && number <= int(m_differences.size());
    if (isKnown && number == 0) {
        m_last = m_first;
    } else if (isKnown && number == m_at + 1) {
        auto *const pixels = reinterpret_cast<QRgb *>(m_last.bits());
        const Difference &difference = m_differences[std::size_t(number - 1)];
        const QRgb *from = difference.pixels.data();
        for (const Change &change : difference.changes) {
            std::memcpy(pixels + change.begin, from, std::size_t(change.count) * sizeof(QRgb));
            from += change.count;
        }
    } else {
        const QImage picture = m_source(number);
        const bool isNext = number == (m_first.isNull() ? 0 : int(m_differences.size()) + 1);
        if (m_full || !isNext || number != m_at + 1 || !remember(picture))
            return picture;
        m_last = picture;
    }
    m_at = number;
    return m_last;
}

bool FrameMemory::remember(const QImage &picture)
{
    // Rows without padding: a change may be told by one number.
    if (picture.format() != QImage::Format_RGB32 || picture.bytesPerLine() != 4 * qsizetype(picture.width())
        || (!m_last.isNull() && picture.size() != m_last.size())) {
        m_full = true;
        return false;
    }
    Difference difference;
    if (!m_first.isNull())
        for (int row = 0; row < picture.height(); ++row)
            compareRow(difference, picture, row);
    const qsizetype needed = m_first.isNull() ? picture.sizeInBytes() : difference.bytes();
    m_full = needed > m_room;
    if (m_full)
        return false;
    m_room -= needed;
    if (m_first.isNull()) {
        m_first = picture;
    } else {
        difference.changes.shrink_to_fit();
        difference.pixels.shrink_to_fit();
        m_differences.push_back(std::move(difference));
    }
    return true;
}

void FrameMemory::compareRow(Difference &difference, const QImage &picture, int row) const
{
    const int width = picture.width();
    const auto *const now = reinterpret_cast<const QRgb *>(picture.constScanLine(row));
    const auto *const before = reinterpret_cast<const QRgb *>(m_last.constScanLine(row));
    if (std::memcmp(now, before, std::size_t(width) * sizeof(QRgb)) == 0)
        return;
    for (int x = 0; x < width; ++x) {
        if (now[x] == before[x])
            continue;
        int end = x + 1;
        for (int ahead = end; ahead < width && ahead - end < kGap; ++ahead)
            if (now[ahead] != before[ahead])
                end = ahead + 1;
        difference.changes.push_back({row * width + x, end - x});
        difference.pixels.insert(difference.pixels.end(), now + x, now + end);
        x = end;
    }
}

} // namespace

FrameSource rememberedFrames(FrameSource source, qsizetype budget)
{
    const auto memory = std::make_shared<FrameMemory>(std::move(source), budget);
    return [memory](int number) { return memory->frame(number); };
}

} // namespace signalbox
