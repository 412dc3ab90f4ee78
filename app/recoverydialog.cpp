// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recoverydialog.h"

#include "engine/messages/message.h"
#include "widgets/dialogs/ask.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const RecoveryDialog::Lost &lost)
{
    if (!lost.entry.path.isEmpty())
        return QFileInfo(lost.entry.path).fileName();
    return lost.layout.title.isEmpty() ? RecoveryDialog::tr("An untitled layout")
                                       : lost.layout.title.simplified();
}

/// Where the document is saved, and whether that is newer than what was kept.
QString placeOf(const RecoveryJournal::Entry &entry)
{
    if (entry.path.isEmpty())
        return RecoveryDialog::tr("Never saved");
    const QString folder = QDir::toNativeSeparators(QFileInfo(entry.path).absolutePath());
    if (!QFileInfo::exists(entry.path))
        return fill(RecoveryDialog::tr("No longer in {folder}"), {{u"folder", folder}});
    if (QFileInfo(entry.path).lastModified() > entry.written)
        return fill(RecoveryDialog::tr("Saved later in {folder}"), {{u"folder", folder}});
    return folder;
}

} // namespace

RecoveryDialog::RecoveryDialog(const QList<Lost> &lost, QWidget *parent)
    : QDialog(parent)
    , m_lost(lost)
{
    setWindowTitle(tr("Unsaved work found"));
    auto *words =
        new QLabel(tr("Signalbox ended before this was saved. What you recover opens in this window; "
                      "what you leave for later is offered again at the next start."));
    words->setWordWrap(true);
    m_list = new QTreeWidget;
    m_list->setAccessibleName(tr("Unsaved documents"));
    m_list->setHeaderLabels({tr("Document"), tr("Nodes"), tr("Last edit"), tr("Saved in")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    addButtons();
    fillList();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RecoveryDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { leaveWith(Choice::Recover); });
    m_list->setFocus();
    resize(fontMetrics().averageCharWidth() * 104, fontMetrics().height() * 16);
}

void RecoveryDialog::addButtons()
{
    auto *buttons = new QDialogButtonBox;
    QPushButton *recover = buttons->addButton(tr("&Recover"), QDialogButtonBox::AcceptRole);
    recover->setProperty("primary", true);
    recover->setDefault(true);
    m_openSaved = buttons->addButton(tr("&Open Saved"), QDialogButtonBox::ActionRole);
    m_openSaved->setToolTip(tr("Open the file as it was last saved; the unsaved work is offered again"));
    QPushButton *away = buttons->addButton(tr("&Discard…"), QDialogButtonBox::DestructiveRole);
    buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    connect(recover, &QPushButton::clicked, this, [this] { leaveWith(Choice::Recover); });
    connect(m_openSaved, &QPushButton::clicked, this, [this] { leaveWith(Choice::OpenSaved); });
    connect(away, &QPushButton::clicked, this, &RecoveryDialog::discard);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void RecoveryDialog::fillList()
{
    m_list->clear();
    for (const Lost &lost : std::as_const(m_lost))
        new QTreeWidgetItem(m_list,
                            {nameOf(lost), QLocale().toString(lost.layout.nodes.size()),
                             QLocale().toString(lost.entry.written.toLocalTime(), QLocale::ShortFormat),
                             placeOf(lost.entry)});
    m_list->setCurrentItem(m_list->topLevelItem(0));
    QHeaderView *header = m_list->header();
    header->resizeSections(QHeaderView::ResizeToContents);
    for (int column = 0; column < header->count() - 1; ++column)
        header->resizeSection(column, header->sectionSize(column) + 2 * fontMetrics().averageCharWidth());
    updateButtons();
}

qsizetype RecoveryDialog::row() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void RecoveryDialog::updateButtons()
{
    m_openSaved->setEnabled(row() >= 0 && QFileInfo::exists(m_lost[row()].entry.path));
}

void RecoveryDialog::leaveWith(Choice choice)
{
    if (row() < 0)
        return;
    m_choice = choice;
    accept();
}

void RecoveryDialog::discard()
{
    if (row() < 0)
        return;
    const Notice notice{
        QMessageBox::Warning,
        tr("Discard unsaved work"),
        fill(tr("Discard the unsaved work in \"{name}\"?"), {{u"name", nameOf(m_lost[row()])}}),
        tr("It cannot be brought back. What was saved stays as it is."),
        {}};
    const bool sure =
        ask(this, notice,
            {{tr("Discard"), QMessageBox::DestructiveRole}, {tr("Keep"), QMessageBox::RejectRole}})
        == 0;
    if (!sure)
        return;
    m_lost.takeAt(row()).entry.discard();
    if (m_lost.isEmpty())
        reject();
    else
        fillList();
}

} // namespace signalbox
