// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandpalette.h"

#include "app/actions.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

CommandPalette::CommandPalette(const Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("All commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->setPlaceholderText(tr("Search commands"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(3);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 26);
    filter({});
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    // The keyboard stays in the search line; the list follows its arrows.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::filter(const QString &text)
{
    m_list->clear();
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QAction *action : m_actions.all()) {
        const QString name = Actions::plainName(action);
        const QString searched = name + QLatin1Char(' ') + Actions::sentence(action);
        if (!std::all_of(words.begin(), words.end(),
                         [&](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); }))
            continue;
        const QString why = Actions::whyNot(action);
        auto *item = new QTreeWidgetItem(m_list);
        item->setIcon(0, action->icon());
        item->setText(0, name);
        item->setText(1, why.isEmpty() ? Actions::sentence(action) : why);
        item->setText(2, action->shortcut().toString(QKeySequence::NativeText));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, Qt::UserRole, QVariant::fromValue(action));
        const auto group = action->isEnabled() ? QPalette::Active : QPalette::Disabled;
        item->setForeground(0, palette().brush(group, QPalette::Text));
        item->setForeground(1, palette().brush(QPalette::Disabled, QPalette::Text));
        item->setForeground(2, palette().brush(QPalette::Disabled, QPalette::Text));
    }
    // What is named so comes before what only mentions the word.
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->text(0).contains(text, Qt::CaseInsensitive)) {
            m_list->setCurrentItem(m_list->topLevelItem(i));
            return;
        }
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::run()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    auto *action = item ? item->data(0, Qt::UserRole).value<QAction *>() : nullptr;
    if (!action || !action->isEnabled())
        return;
    // Once this dialog is gone, so that the action finds the window as it was.
    QTimer::singleShot(0, action, &QAction::trigger);
    accept();
}

} // namespace signalbox
