// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/fillpainter.h"

#include "widgets/timeline/spansums.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

void FillPainter::paint(const TimelineLane &lane, const QRectF &bar)
{
    const double unit = bar.height() / double(std::max<qint64>(1, lane.ceiling));
    const auto y = [&](qint64 value) {
        return bar.bottom() - std::clamp(double(value) * unit, 0.0, bar.height());
    };
    const double thick = std::max(1.0, std::round(1.3 * m_geometry.scale));
    QList<QRectF> area;
    QList<QRectF> line;
    QList<QRectF> full;
    double before = -1;
    for (qsizetype at = lane.firstSpanAfter(m_from); at < lane.spans.size(); ++at) {
        const double left = m_geometry.x(lane.spans[at].begin);
        if (lane.spans[at].begin > m_to)
            break;
        double right = m_geometry.x(lane.spans[at].end);
        qint64 low = lane.spans[at].value;
        qint64 high = low;
        // What shares a pixel becomes one column from the lowest to the highest value.
        while (right - left < 1 && at + 1 < lane.spans.size() && lane.spans[at + 1].begin <= m_to) {
            const auto isInPixel = [&](qsizetype last, const SpanSum &) {
                return m_geometry.x(lane.spans[last].end) - left < 1 && lane.spans[last].begin <= m_to;
            };
            if (const SpanSums::Block block =
                    lane.sums ? lane.sums->blockAt(at + 1, isInPixel) : SpanSums::Block();
                block.sum) {
                at = block.end - 1;
                right = m_geometry.x(lane.spans[at].end);
                low = std::min(low, block.sum->low);
                high = std::max(high, block.sum->high);
                continue;
            }
            const LaneSpan &next = lane.spans[at + 1];
            const double end = m_geometry.x(next.end);
            if (end - left > 1.5)
                break;
            ++at;
            right = end;
            low = std::min(low, next.value);
            high = std::max(high, next.value);
        }
        const double width = std::max(1.0, right - left);
        const bool isFull = lane.bounded && high >= lane.ceiling;
        (isFull ? full : area).append(QRectF(left, y(high), width, bar.bottom() - y(high)));
        line.append(QRectF(left, y(high), width, std::max(thick, y(low) - y(high))));
        if (before >= 0 && before != y(high))
            line.append(QRectF(left, std::min(before, y(high)), thick, std::abs(before - y(high)) + thick));
        before = y(low);
    }
    draw(area, full, line);
}

/// Areas, those of a full queue with a bold upper edge, and the line above them.
void FillPainter::draw(const QList<QRectF> &area, QList<QRectF> full, const QList<QRectF> &line)
{
    const double thick = std::max(1.0, std::round(1.3 * m_geometry.scale));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    const QColor tone = paled(m_theme.wireIdle);
    const QColor alarm = paled(m_theme.warning);
    m_painter.setBrush(mixed(m_theme.canvas, tone, 0.30));
    m_painter.drawRects(area);
    m_painter.setBrush(mixed(m_theme.canvas, alarm, 0.38));
    m_painter.drawRects(full);
    m_painter.setBrush(tone);
    m_painter.drawRects(line);
    for (QRectF &top : full)
        top.setHeight(2 * thick);
    m_painter.setBrush(alarm);
    m_painter.drawRects(full);
}

} // namespace signalbox
