// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/comparison/figuredeltas.h"

#include <QAbstractTableModel>

namespace signalbox {

/// Figures of two runs side by side, and their difference. Qt::EditRole has numbers in full.
class DeltasModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Of, Figure, Before, Now, Change };
    static constexpr int kColumns = Change + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Those that are the same are left out unless \a isAll.
    void setDeltas(const std::vector<FigureDelta> &deltas, bool isAll);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FigureDelta> m_rows;
};

} // namespace signalbox
