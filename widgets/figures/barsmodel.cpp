// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/figures/barsmodel.h"

#include <array>

namespace signalbox {

void BarsModel::setBars(const std::vector<LengthBar> &bars)
{
    beginResetModel();
    m_bars = bars;
    endResetModel();
}

int BarsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_bars.size());
}

int BarsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant BarsModel::data(const QModelIndex &index, int role) const
{
    const LengthBar &bar = m_bars[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (index.column() == 2)
        return bar.count;
    const Micros edge = index.column() == 0 ? bar.from : bar.to;
    return role == Qt::EditRole ? QVariant(toSeconds(edge)) : QVariant(formatTime(edge));
}

QVariant BarsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array heads{QT_TR_NOOP("From"), QT_TR_NOOP("To"), QT_TR_NOOP("Waits")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return tr(heads[std::size_t(section)]);
}

} // namespace signalbox
