// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/stopsdialog.h"

#include "app/momenttable.h"
#include "engine/messages/message.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kCaptionColumn = 1;
constexpr int kExtraRole = Qt::UserRole; ///< of a caption

} // namespace

StopsDialog::StopsDialog(const QList<Stop> &stops, Micros playhead, Micros end, QWidget *parent)
    : QDialog(parent)
    , m_playhead(playhead)
    , m_table(new MomentTable({tr("Seconds"), tr("Caption")}, end, MomentTable::Moments::Once))
    , m_remove(new QPushButton(tr("&Remove")))
{
    setWindowTitle(tr("Stops"));
    resize(560, 340);
    auto *layout = new QVBoxLayout(this);
    auto *words = new QLabel(tr("An export may hold at these moments and show what there is to say."));
    words->setWordWrap(true);
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
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    addAtPlayhead();
}

QList<Stop> StopsDialog::stops() const
{
    QList<Stop> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *const caption = m_table->item(row, kCaptionColumn);
        all.append({m_table->timeAt(row), caption->text().simplified().left(kLongestCaption),
                    caption->data(kExtraRole).toJsonObject()});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Stop &one, const Stop &other) { return one.time < other.time; });
    return all;
}

void StopsDialog::addAtPlayhead()
{
    if (m_table->rowOf(m_playhead) < 0 && m_table->rowCount() < kMostStops)
        add({m_playhead, {}, {}});
    if (const int row = m_table->rowOf(m_playhead); row >= 0) {
        m_table->setCurrentCell(row, kCaptionColumn);
        m_table->editItem(m_table->item(row, kCaptionColumn));
    }
}

void StopsDialog::add(const Stop &stop)
{
    auto *caption = new QTableWidgetItem(stop.caption);
    caption->setData(kExtraRole, stop.extra);
    m_table->insertMoment(stop.time, {caption});
}

void StopsDialog::removeChosen()
{
    m_table->removeCurrent();
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

} // namespace signalbox
