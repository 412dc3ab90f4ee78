// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keyboard.h"

#include "widgets/look/taborder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace signalbox {

KeyGuard::KeyGuard(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool KeyGuard::needs(const QWidget *widget, int key)
{
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTextEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget))
        return true;
    const bool chooses = key == Qt::Key_Space;
    const bool moves = key == Qt::Key_Home || key == Qt::Key_End;
    if (qobject_cast<const QAbstractButton *>(widget))
        return chooses;
    if (qobject_cast<const QAbstractSlider *>(widget) || qobject_cast<const QTabBar *>(widget))
        return moves;
    if (qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget))
        return chooses || moves || key == Qt::Key_Delete || key == Qt::Key_Insert || key == Qt::Key_F2;
    // The canvas itself tells a tap of Space from holding it to pan.
    return chooses && widget->inherits("signalbox::CanvasView");
}

bool KeyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto *widget = qobject_cast<QWidget *>(watched);
    const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool function = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35 && key->key() != Qt::Key_F2;
    const bool stops = key->key() == Qt::Key_Escape && key->modifiers() == Qt::ShiftModifier;
    if (!widget || !plain || function || stops || !needs(widget, key->key()))
        return false;
    event->accept();
    return true;
}

Panes::Panes(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (const int at = current(); now && at >= 0)
            m_panes[at].last = now;
    });
}

void Panes::add(QWidget *pane)
{
    m_panes.append({pane, nullptr});
}

int Panes::current() const
{
    const QWidget *focus = QApplication::focusWidget();
    int found = -1;
    for (int i = 0; i < m_panes.size(); ++i)
        if (focus && (m_panes[i].widget == focus || m_panes[i].widget->isAncestorOf(focus)))
            found = i; // one in another comes behind it
    return found;
}

void Panes::cycle(int direction)
{
    const int count = int(m_panes.size());
    int at = current();
    if (at < 0 && direction < 0)
        at = 0;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + direction + count) % count;
        const Pane &pane = m_panes[at];
        if (!pane.widget->isVisible())
            continue;
        QWidget *target = pane.last && pane.last->isVisible() ? pane.last.data() : pane.widget;
        // A pane that does not take the keyboard itself passes it to the first thing in it that does.
        if (!(target->focusPolicy() & Qt::TabFocus)) {
            const QList<QWidget *> parts = tabOrder(pane.widget);
            if (parts.isEmpty())
                continue;
            target = parts.first();
        }
        target->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace signalbox
