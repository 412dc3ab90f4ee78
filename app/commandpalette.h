// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace signalbox {

class Actions;

/// Every action by name, with its key: type a part of it, Enter does it. A greyed one says why.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(const Actions &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void run();
    void addEntry(QAction *action, const QString &name);

    const Actions &m_actions;
    QLineEdit *m_search = nullptr;
    QTreeWidget *m_list = nullptr;
};

} // namespace signalbox
