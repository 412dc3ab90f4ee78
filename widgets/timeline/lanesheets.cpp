// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanesheets.h"

#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

/// Of one picture: the lanes that stay, and those that scroll.
constexpr std::size_t kMostSheets = 2;

QImage painted(const LaneSheets::Key &key, const QPainter &painter, const LaneSheets::PaintSide &paintSide,
               bool isAhead)
{
    QImage sheet(key.pixels.size(), QImage::Format_RGB32);
    QPainter onto(&sheet);
    onto.setRenderHints(painter.renderHints());
    onto.setTransform(key.transform * QTransform::fromTranslate(-key.pixels.left(), -key.pixels.top()));
    paintSide(onto, isAhead);
    return sheet;
}

} // namespace

void LaneSheets::forget()
{
    const std::lock_guard lock(m_mutex);
    m_sheets.clear();
}

LaneSheets::Sheet &LaneSheets::sheetOf(const Key &key)
{
    const auto known = std::find_if(m_sheets.begin(), m_sheets.end(),
                                    [&key](const Sheet &sheet) { return sheet.key == key; });
    if (known != m_sheets.end()) {
        m_sheets.splice(m_sheets.begin(), m_sheets, known);
    } else {
        m_sheets.push_front({key, 0, {}, {}});
        if (m_sheets.size() > kMostSheets)
            m_sheets.pop_back();
    }
    return m_sheets.front();
}

bool LaneSheets::paint(QPainter &painter, Key key, const QRectF &part, double split,
                       const PaintSide &paintSide)
{
    key.transform = painter.deviceTransform();
    key.pixels = key.transform.mapRect(part).toAlignedRect();
    if (key.transform.type() > QTransform::TxScale || key.pixels.isEmpty())
        return false;
    const std::lock_guard lock(m_mutex);
    Sheet &sheet = sheetOf(key);
    if (sheet.seen++ < m_patience)
        return false;
    if (sheet.shown.isNull()) {
        sheet.shown = painted(key, painter, paintSide, false);
        sheet.ahead = painted(key, painter, paintSide, true);
    }
    const QRect whole(QPoint(), key.pixels.size());
    const int column =
        std::clamp(qRound(key.transform.map(QPointF(split, 0)).x()) - key.pixels.left(), 0, whole.width());
    painter.save();
    painter.setTransform(key.transform.inverted(), true); // pixel for pixel
    const QRect left(0, 0, column, whole.height());
    const QRect right(column, 0, whole.width() - column, whole.height());
    painter.drawImage(key.pixels.topLeft(), sheet.shown, left);
    painter.drawImage(key.pixels.topLeft() + QPoint(column, 0), sheet.ahead, right);
    painter.restore();
    return true;
}

} // namespace signalbox
