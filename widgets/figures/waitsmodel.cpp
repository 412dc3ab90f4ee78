// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/figures/waitsmodel.h"

#include <array>

namespace signalbox {

void WaitsModel::setWaits(std::shared_ptr<const ShownFigures> shown, std::vector<std::size_t> places)
{
    beginResetModel();
    m_shown = std::move(shown);
    m_places = std::move(places);
    endResetModel();
}

int WaitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

int WaitsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant WaitsModel::data(const QModelIndex &index, int role) const
{
    const CountedWait &told = wait(index.row());
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column == From || column == Length ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::EditRole && (column == From || column == Length))
        return toSeconds(column == From ? told.begin : told.length());
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Task:
        return m_shown->run->taskName(told.task);
    case From:
        return shortTime(told.begin);
    case Length:
        return shortTime(told.length());
    case End:
        break;
    }
    return told.isUnfinished ? tr("goes on") : told.isCancelled ? tr("cancelled") : QString();
}

QVariant WaitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array heads{QT_TR_NOOP("Task"), QT_TR_NOOP("Since"), QT_TR_NOOP("Waited"),
                                      QT_TR_NOOP("End")};
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (section == From || section == Length ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return tr(heads[std::size_t(section)]);
}

} // namespace signalbox
