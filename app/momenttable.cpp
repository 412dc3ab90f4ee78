// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/momenttable.h"

#include "engine/layout/units.h"

#include <QHeaderView>

namespace signalbox {

namespace {

constexpr int kTimeColumn = 0;
constexpr int kTimeRole = Qt::UserRole; ///< of a row's first item: microseconds

QString secondsText(Micros time)
{
    return QString::number(toSeconds(time), 'g', 12);
}

} // namespace

MomentTable::MomentTable(const QStringList &headers, Micros end, Moments moments, QWidget *parent)
    : QTableWidget(0, int(headers.size()), parent)
    , m_end(end)
    , m_moments(moments)
{
    setHorizontalHeaderLabels(headers);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    verticalHeader()->hide();
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false); // Tab leads on to the buttons
    connect(this, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (column == kTimeColumn)
            timeEdited(row);
    });
}

Micros MomentTable::timeAt(int row) const
{
    return item(row, kTimeColumn)->data(kTimeRole).toLongLong();
}

int MomentTable::rowOf(Micros time) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (timeAt(row) == time)
            return row;
    return -1;
}

int MomentTable::insertMoment(Micros time, const QList<QTableWidgetItem *> &others)
{
    int row = 0;
    while (row < rowCount() && timeAt(row) <= time)
        ++row;
    const QSignalBlocker quiet(this);
    auto *seconds = new QTableWidgetItem(secondsText(time));
    seconds->setData(kTimeRole, time);
    insertRow(row);
    setItem(row, kTimeColumn, seconds);
    for (int column = 0; column < others.size(); ++column)
        setItem(row, column + 1, others[column]);
    return row;
}

void MomentTable::removeCurrent()
{
    if (currentRow() >= 0)
        removeRow(currentRow());
}

/// What is no moment of the run, or that of another row, goes back to what it was.
void MomentTable::timeEdited(int row)
{
    QTableWidgetItem *const seconds = item(row, kTimeColumn);
    bool isNumber = false;
    const double value = seconds->text().toDouble(&isNumber);
    const bool isMoment = isNumber && value >= 0 && value <= toSeconds(m_end);
    const Micros time = isMoment ? fromSeconds(value) : 0;
    const QSignalBlocker quiet(this);
    if (isMoment && (m_moments == Moments::Often || rowOf(time) < 0))
        seconds->setData(kTimeRole, time);
    seconds->setText(secondsText(seconds->data(kTimeRole).toLongLong()));
}

} // namespace signalbox
