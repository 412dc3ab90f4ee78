// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/nameeditor.h"

#include <QKeyEvent>

namespace signalbox {

using namespace Qt::StringLiterals;

NameEditor::NameEditor(const QString &name, QWidget *parent)
    : QLineEdit(name, parent)
{
    setObjectName(u"nameEditor"_s);
    setAccessibleName(tr("Name"));
}

bool NameEditor::event(QEvent *event)
{
    // Typing a name must not trigger the window's shortcuts.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        end(true);
    else
        QLineEdit::keyPressEvent(event);
}

void NameEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end(true);
}

void NameEditor::end(bool keep)
{
    if (m_ended)
        return;
    m_ended = true;
    // While it is still shown and has the focus, so that its owner can take that over: hiding it first would
    // send the focus to whatever comes next.
    if (keep)
        Q_EMIT finished(text());
    else
        Q_EMIT dropped();
    hide();
    deleteLater();
}

} // namespace signalbox
