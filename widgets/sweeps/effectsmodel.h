// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/effects.h"

#include <QAbstractTableModel>

namespace signalbox {

/// Every number of a layout as a row, what matters most first; those that change nothing, or of which a tenth
/// is nothing, at the end.
class EffectsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Number, Now, Change };
    static constexpr int kColumns = Change + 1;
    /// Of Change: how much the outcome changes, as a share of the greatest change, to the left and right
    /// where the number is smaller and where it is greater; both as QPointF(less, more), signed.
    static constexpr int kBarsRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setEffects(const Layout &layout, const Effects &effects);
    const Knob &knob(int row) const { return m_rows[std::size_t(row)].knob; }
    /// All of it under a head: what the outcome is with each number a tenth smaller and greater.
    QList<QStringList> rows() const;
    /// -1 where there is none of that name.
    int rowOf(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString changeWords(const Effect &effect) const;
    double changeOf(const Effect::Side &side) const;

    std::vector<Effect> m_rows;
    std::optional<double> m_now;
    double m_greatest = 0;
};

} // namespace signalbox
