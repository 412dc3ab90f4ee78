// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace signalbox {

/// A name being changed where it stands. Enter and a click elsewhere keep it, Esc drops it; then the editor
/// deletes itself.
class NameEditor : public QLineEdit {
    Q_OBJECT
public:
    NameEditor(const QString &name, QWidget *parent);

Q_SIGNALS:
    void finished(const QString &name);
    void dropped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void end(bool keep);

    bool m_ended = false;
};

} // namespace signalbox
