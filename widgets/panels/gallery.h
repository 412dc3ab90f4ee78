// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

#include <QPixmap>
#include <QStringList>
#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace signalbox {

/// The example layouts that come with the program, in reading order: paths to read with loadLayout().
QStringList exampleFiles();

/// The first thing a person sees: a card for each example with a picture of its run at a telling moment, its
/// title and what it teaches. Arrow keys and Enter, or a click.
class Gallery : public QWidget {
    Q_OBJECT
public:
    explicit Gallery(const Theme &theme, QWidget *parent = nullptr);

    void setTheme(const Theme &theme); ///< of the pictures
    /// The picture of a card; null until it has been painted, shortly after it has come into view.
    QPixmap thumbnail(const QString &path) const;

Q_SIGNALS:
    void exampleChosen(const QString &path);
    void blankChosen();
    void openChosen();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addCards();
    void choose(const QListWidgetItem *item);
    void arrangeCards();
    void paintNext();

    Theme m_theme;
    QListWidget *m_cards;
    bool m_isPainting = false; ///< a picture is to be painted when the event loop is idle
};

} // namespace signalbox
