// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/figures/figurerows.h"

#include <QAbstractTableModel>

namespace signalbox {

/// The numbers of a run, or of a span of it, a row for whatever is waited for. Qt::EditRole has numbers in
/// full, in seconds and shares, for who copies them.
class FiguresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Name, InUse, ASecond, Count, P50, P95, P99, Longest };
    static constexpr int kColumns = Longest + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// \a shown is kept; null is nothing.
    void setFigures(std::shared_ptr<const ShownFigures> shown);
    const ShownFigures *shown() const { return m_shown.get(); }
    const FigureRow &row(int row) const { return m_rows[std::size_t(row)]; }
    /// That has the name and the kind of another run's; -1 for none.
    int rowOf(const QString &name, const QString &kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant number(const FigureRow &row, Column column) const;
    QString words(const FigureRow &row, Column column) const;

    std::shared_ptr<const ShownFigures> m_shown;
    std::vector<FigureRow> m_rows;
};

} // namespace signalbox
