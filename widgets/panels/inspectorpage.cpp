// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/inspectorpage.h"

#include "widgets/look/iconlabel.h"
#include "widgets/look/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

InspectorPage::InspectorPage()
    : m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(10);
}

void InspectorPage::addHeader(const QString &icon, const QString &heading, const QString &help)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *words = new QLabel(heading);
    words->setFont(Theme::titleFont());
    words->setToolTip(help);
    words->setWordWrap(true);
    row->addWidget(new IconLabel(icon));
    row->addWidget(words, 1);
    m_column->addLayout(row);
    if (help.isEmpty())
        return;
    m_explanation = new QLabel(help);
    m_explanation->setWordWrap(true);
    m_explanation->setProperty("role", u"muted"_s);
    m_column->addWidget(m_explanation);
}

void InspectorPage::revertOnEscape(QWidget *field)
{
    field->installEventFilter(this);
}

bool InspectorPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        revert();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void InspectorPage::setTerse(bool terse)
{
    if (m_explanation)
        m_explanation->setVisible(!terse);
}

QLabel *InspectorPage::addHeading(const QString &words)
{
    auto *label = new QLabel(words);
    label->setProperty("role", u"heading"_s);
    m_column->addSpacing(4);
    m_column->addWidget(label);
    return label;
}

QLabel *InspectorPage::addField(const QString &label, QWidget *field, const QString &help)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *words = new QLabel(label);
    words->setBuddy(field);
    words->setProperty("role", u"muted"_s);
    words->setToolTip(help);
    field->setToolTip(help);
    field->setAccessibleName(label);
    column->addWidget(words);
    column->addWidget(field);
    m_column->addLayout(column);
    return words;
}

} // namespace signalbox
