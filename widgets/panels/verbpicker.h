// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QFrame>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;

namespace signalbox {

/// A list of verbs that drops down from a button: in groups, or ranked by what is typed. Enter or a click
/// chooses, Esc or a click elsewhere closes it and nothing is chosen.
class VerbPicker : public QFrame {
    Q_OBJECT
public:
    explicit VerbPicker(QWidget *parent);

    /// Opens under \a anchor with only \a offered; \a title says what for, \a current is chosen at first.
    void open(const QWidget &anchor, const QList<Verb> &offered, const QString &title,
              std::optional<Verb> current = {});

Q_SIGNALS:
    void verbChosen(signalbox::Verb verb);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void fillGroups();
    void fillFound(const QString &text);
    void addRow(Verb verb);
    void addHeading(const QString &title);
    void choose();
    void move(int rows);
    void tellCurrent();
    void placeUnder(const QWidget &anchor);

    QList<Verb> m_offered;
    QLabel *m_title;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
};

} // namespace signalbox
