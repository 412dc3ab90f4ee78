// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/stopsdialog.h"

#include "engine/messages/message.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

namespace {

enum Column : int { TimeColumn, CaptionColumn };
constexpr int kTimeRole = Qt::UserRole; ///< of a row's first item: microseconds
constexpr int kExtraRole = Qt::UserRole + 1;

QString secondsText(Micros time)
{
    return QString::number(toSeconds(time), 'g', 12);
}

} // namespace

StopsDialog::StopsDialog(const QList<Stop> &stops, Micros playhead, Micros end, QWidget *parent)
    : QDialog(parent)
    , m_playhead(playhead)
    , m_end(end)
    , m_table(new QTableWidget(0, 2))
    , m_remove(new QPushButton(tr("&Remove")))
{
    setWindowTitle(tr("Stops"));
    resize(560, 340);
    auto *layout = new QVBoxLayout(this);
    auto *words = new QLabel(tr("An export may hold at these moments and show what there is to say."));
    words->setWordWrap(true);
    m_table->setHorizontalHeaderLabels({tr("Seconds"), tr("Caption")});
    m_table->horizontalHeader()->setSectionResizeMode(CaptionColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false); // Tab leads on to the buttons
    m_table->setAccessibleName(tr("Stops"));
    auto *addButton =
        new QPushButton(fill(tr("&Add at {time}"), {{QStringLiteral("time"), formatTime(playhead)}}));
    auto *answers = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (QPushButton *button : {addButton, m_remove})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(addButton);
    row->addWidget(m_remove);
    row->addWidget(answers, 1);
    layout->addWidget(words);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);

    for (const Stop &stop : stops)
        add(stop);
    connect(addButton, &QPushButton::clicked, this, &StopsDialog::addAtPlayhead);
    connect(m_remove, &QPushButton::clicked, this, &StopsDialog::removeChosen);
    connect(answers, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(answers, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::cellChanged, this, [this](int at, int column) {
        if (column == TimeColumn)
            timeEdited(at);
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    addAtPlayhead();
}

QList<Stop> StopsDialog::stops() const
{
    QList<Stop> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *const time = m_table->item(row, TimeColumn);
        all.append({time->data(kTimeRole).toLongLong(),
                    m_table->item(row, CaptionColumn)->text().simplified().left(kLongestCaption),
                    time->data(kExtraRole).toJsonObject()});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Stop &one, const Stop &other) { return one.time < other.time; });
    return all;
}

int StopsDialog::rowOf(Micros time) const
{
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (m_table->item(row, TimeColumn)->data(kTimeRole).toLongLong() == time)
            return row;
    return -1;
}

void StopsDialog::addAtPlayhead()
{
    if (rowOf(m_playhead) < 0 && m_table->rowCount() < kMostStops)
        add({m_playhead, {}, {}});
    if (const int row = rowOf(m_playhead); row >= 0) {
        m_table->setCurrentCell(row, CaptionColumn);
        m_table->editItem(m_table->item(row, CaptionColumn));
    }
}

/// In its place in the order of time.
void StopsDialog::add(const Stop &stop)
{
    int row = 0;
    while (row < m_table->rowCount()
           && m_table->item(row, TimeColumn)->data(kTimeRole).toLongLong() < stop.time)
        ++row;
    const QSignalBlocker quiet(m_table);
    auto *time = new QTableWidgetItem(secondsText(stop.time));
    time->setData(kTimeRole, stop.time);
    time->setData(kExtraRole, stop.extra);
    m_table->insertRow(row);
    m_table->setItem(row, TimeColumn, time);
    m_table->setItem(row, CaptionColumn, new QTableWidgetItem(stop.caption));
}

void StopsDialog::removeChosen()
{
    if (const int row = m_table->currentRow(); row >= 0)
        m_table->removeRow(row);
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

/// What is no moment of the run, or that of another stop, goes back to what it was.
void StopsDialog::timeEdited(int row)
{
    QTableWidgetItem *const item = m_table->item(row, TimeColumn);
    bool isNumber = false;
    const double seconds = item->text().toDouble(&isNumber);
    const bool isMoment = isNumber && seconds >= 0 && seconds <= toSeconds(m_end);
    const Micros time = isMoment ? fromSeconds(seconds) : 0;
    const QSignalBlocker quiet(m_table);
    if (isMoment && rowOf(time) < 0)
        item->setData(kTimeRole, time);
    item->setText(secondsText(item->data(kTimeRole).toLongLong()));
}

} // namespace signalbox
