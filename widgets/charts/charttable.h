// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/chartline.h"

#include <QAbstractTableModel>

namespace signalbox {

/// The lines of a chart as a table: a column for each, a row for every moment at which one of them changed.
class ChartTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<ChartLine> &lines);
    Micros timeOfRow(int row) const { return m_times[row]; }
    /// The last row that is not after \a time; -1 for none.
    int rowAt(Micros time) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ChartLine> m_lines;
    QList<Micros> m_times;
};

} // namespace signalbox
