// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/kindlist.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace signalbox {

/// Everything that can be drawn, in groups, to be dragged onto the canvas. Enter and a double click ask for
/// the chosen kind at the canvas's middle.
class PalettePanel : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {184, 480}; }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void kindActivated(signalbox::NodeKind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWords();
    void filter(const QString &words);
    void activate(const QModelIndex &index);
    QModelIndex firstKind() const;

    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_nothing;
    KindModel *m_model;
    KindDelegate *m_delegate;
};

} // namespace signalbox
