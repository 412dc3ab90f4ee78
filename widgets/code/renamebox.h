// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace signalbox {

/// Asks for the new name of what stands at the caret, there. Enter gives it, Esc or a click elsewhere leaves
/// all as it was.
class RenameBox : public QFrame {
    Q_OBJECT
public:
    explicit RenameBox(QWidget *editor);

    /// \a word is the place of the name on the screen.
    void open(const QString &name, const QRect &word);
    /// The name was not taken: says why, and asks on.
    void refuse(const QString &why);

Q_SIGNALS:
    void named(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_title;
    QLineEdit *m_name;
    QLabel *m_refusal;
};

} // namespace signalbox
