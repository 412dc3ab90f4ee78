// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandpalette.h"

#include "app/actions.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

namespace {

QString withoutMnemonic(QString title)
{
    return title.remove(QLatin1Char('&'));
}

/// The menus that lead to an action or to another menu, the outermost first: "View", "Theme". A menu bar
/// that was too narrow once keeps a menu without a title, which is no part of the way.
QStringList menuPath(const QAction *action)
{
    for (const QObject *holder : action->associatedObjects())
        if (const auto *menu = qobject_cast<const QMenu *>(holder); menu && !menu->title().isEmpty())
            return menuPath(menu->menuAction()) << withoutMnemonic(menu->title());
    return {};
}

/// What is in a menu inside another is known by that menu's name as well: "Theme: Light".
QString nameOf(const QAction *action)
{
    const QStringList path = menuPath(action);
    const QString name = Actions::plainName(action);
    return path.size() < 2
        ? name
        : fill(CommandPalette::tr("{menu}: {command}"), {{u"menu", path.last()}, {u"command", name}});
}

bool hasAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

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
        const QString name = nameOf(action);
        const QString searched = name + QLatin1Char(' ') + Actions::sentence(action) + QLatin1Char(' ')
            + menuPath(action).join(QLatin1Char(' '));
        if (hasAll(searched, words))
            addEntry(action, name);
    }
    if (m_list->topLevelItemCount() == 0) {
        auto *nothing = new QTreeWidgetItem(m_list, {tr("Nothing found")});
        nothing->setFirstColumnSpanned(true);
        nothing->setDisabled(true);
        return;
    }
    // What is named so comes before what only mentions the word.
    QTreeWidgetItem *best = nullptr;
    for (int i = m_list->topLevelItemCount() - 1; i >= 0; --i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const bool named = item->text(0).contains(text, Qt::CaseInsensitive);
        if (!item->isDisabled() && (named || !best || !best->text(0).contains(text, Qt::CaseInsensitive)))
            best = item;
    }
    m_list->setCurrentItem(best);
}

void CommandPalette::addEntry(QAction *action, const QString &name)
{
    const QString why = Actions::whyNot(action);
    auto *item = new QTreeWidgetItem(m_list);
    item->setIcon(0, action->icon());
    item->setText(0, name);
    item->setText(1, why.isEmpty() ? Actions::sentence(action) : why);
    item->setText(2, action->shortcut().toString(QKeySequence::NativeText));
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, Qt::UserRole, QVariant::fromValue(action));
    item->setDisabled(!action->isEnabled());
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
