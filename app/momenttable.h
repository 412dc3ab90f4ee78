// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QTableWidget>

namespace signalbox {

/// Rows of a run's moments, in order of time: the first column holds seconds, which can be changed.
class MomentTable : public QTableWidget {
    Q_OBJECT
public:
    enum class Moments : quint8 { Once, Often }; ///< whether two rows may have the same moment

    /// \a headers: of all columns. \a end: of the run, in microseconds, after which no moment may be.
    MomentTable(const QStringList &headers, Micros end, Moments moments, QWidget *parent = nullptr);

    Micros timeAt(int row) const;
    int rowOf(Micros time) const; ///< the first of them; -1 where there is none
    /// Takes the items of the other columns; the row that they have now.
    int insertMoment(Micros time, const QList<QTableWidgetItem *> &others);
    void removeCurrent();

private:
    void timeEdited(int row);

    Micros m_end;
    Moments m_moments;
};

} // namespace signalbox
