// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/figures/figurerows.h"

#include <QAbstractTableModel>

namespace signalbox {

/// Waits, one by one: whose, from when, how long.
class WaitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Task, From, Length, End };
    static constexpr int kColumns = End + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Those of \a shown at \a places of its waits.
    void setWaits(std::shared_ptr<const ShownFigures> shown, std::vector<std::size_t> places);
    const CountedWait &wait(int row) const { return m_shown->counted.waits[m_places[std::size_t(row)]]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const ShownFigures> m_shown;
    std::vector<std::size_t> m_places;
};

} // namespace signalbox
