// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sweeps/changebars.h"

#include "widgets/sweeps/effectsmodel.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

void ChangeBars::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant bars = index.data(EffectsModel::kBarsRole);
    if (!bars.isValid())
        return;
    const int wordsWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("−9.9 % / +9.9 %")) + 8;
    QRectF room = QRectF(option.rect).adjusted(4, 4, -wordsWidth, -4);
    if (room.width() < 16)
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isSelected ? m_theme.selectedRow : m_theme.field;
    const double middle = std::round(room.center().x());
    const double half = room.width() / 2;
    const double height = std::floor(room.height() / 2) - 1;
    const auto bar = [&](double change, double top, const QColor &colour) {
        const double length = change * half;
        painter->fillRect(
            QRectF(std::min(middle, middle + length), top, std::max(1.0, std::abs(length)), height), colour);
    };
    painter->save();
    const QColor ink = m_theme.readable(m_theme.accent, ground);
    QColor pale = ink;
    pale.setAlphaF(0.55F);
    const QPointF changes = bars.toPointF();
    if (changes.x() != 0)
        bar(changes.x(), room.top(), pale);
    if (changes.y() != 0)
        bar(changes.y(), room.top() + height + 2, ink);
    painter->setPen(QPen(m_theme.faintText, 1));
    painter->drawLine(QPointF(middle, room.top() - 2), QPointF(middle, room.bottom() + 2));
    painter->restore();
}

} // namespace signalbox
