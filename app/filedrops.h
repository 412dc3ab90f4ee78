// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace signalbox {

/// Takes the files that are dropped on a window, wherever in it: a field for text would write their address
/// into itself, and code would have it in the middle of a line.
class FileDrops : public QObject {
    Q_OBJECT
public:
    /// Belongs to \a window. Dialogs over it are their own affair.
    explicit FileDrops(QWidget *window);

Q_SIGNALS:
    /// Whoever dropped it waits for an answer no longer: one may ask questions.
    void dropped(const QString &path);
    void refused(const QString &why); ///< a sentence

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace signalbox
