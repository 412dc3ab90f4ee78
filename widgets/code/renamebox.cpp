// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/renamebox.h"

#include "engine/messages/message.h"
#include "widgets/code/codelook.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

RenameBox::RenameBox(QWidget *editor)
    : QFrame(editor, Qt::Popup)
    , m_title(new QLabel)
    , m_name(new QLineEdit)
    , m_refusal(new QLabel)
{
    setObjectName(u"renameBox"_s);
    setAccessibleName(tr("Rename everywhere"));
    setProperty("role", u"card"_s);
    m_title->setProperty("role", u"muted"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_name->setAccessibleName(tr("New name"));
    m_name->setFont(codeFont());
    m_name->installEventFilter(this);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_name, m_refusal})
        column->addWidget(part);
    setFocusProxy(m_name);
}

void RenameBox::open(const QString &name, const QRect &word)
{
    m_title->setText(fill(tr("Rename {name} everywhere"), {{u"name", name}}));
    m_name->setText(name);
    m_name->selectAll();
    m_refusal->hide();
    setFixedWidth(36 * fontMetrics().averageCharWidth() + 20);
    adjustSize();
    const QScreen *screen = QGuiApplication::screenAt(word.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int below = word.bottom() + 3;
    QWidget::move(std::clamp(word.left() - 12, room.left(), std::max(room.left(), room.right() - width())),
                  below + height() > room.bottom() ? word.top() - 3 - height() : below);
    show();
    m_name->setFocus();
}

void RenameBox::refuse(const QString &why)
{
    m_refusal->setText(why);
    m_refusal->show();
    m_name->setAccessibleDescription(why);
    adjustSize();
}

bool RenameBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT named(m_name->text());
        return true;
    }
    if (key == Qt::Key_Escape) {
        hide();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace signalbox
