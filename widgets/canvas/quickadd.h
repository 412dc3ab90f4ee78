// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/kindlist.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QLabel;

namespace signalbox {

/// A small search over its parent: a few letters and Enter name a kind of node. Esc or a click elsewhere
/// closes it and nothing is chosen.
class QuickAdd : public QFrame {
    Q_OBJECT
public:
    explicit QuickAdd(QWidget *parent);
    void setTheme(const Theme &theme);
    /// Opens near \a at, wholly inside the parent, offering only \a kinds; \a title says what for.
    void open(QPoint at, const QList<NodeKind> &kinds, const QString &title);

Q_SIGNALS:
    void kindChosen(signalbox::NodeKind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showWords();
    void filter();
    void choose();
    void moveChoice(int rows);
    void close(bool giveFocusBack);

    Theme m_theme = Theme::dark();
    QList<NodeKind> m_kinds;
    QLabel *m_title;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_nothing;
    KindModel *m_model;
    KindDelegate *m_delegate;
};

} // namespace signalbox
