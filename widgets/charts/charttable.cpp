// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/charttable.h"

#include <algorithm>

namespace signalbox {

void ChartTable::setLines(const QList<ChartLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    m_times.clear();
    for (const ChartLine &line : lines) {
        for (const LaneSpan &span : line.spans)
            m_times.append(span.begin);
    }
    std::sort(m_times.begin(), m_times.end());
    m_times.erase(std::unique(m_times.begin(), m_times.end()), m_times.end());
    endResetModel();
}

int ChartTable::rowAt(Micros time) const
{
    return int(std::upper_bound(m_times.begin(), m_times.end(), time) - m_times.begin()) - 1;
}

int ChartTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_times.size());
}

int ChartTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size()) + 1;
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const Micros time = m_times[index.row()];
    if (index.column() == 0)
        return role == Qt::EditRole ? QVariant(toSeconds(time)) : QVariant(formatTime(time));
    return m_lines[index.column() - 1].valueAt(time);
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section == 0 ? tr("Time") : m_lines[section - 1].name;
}

} // namespace signalbox
