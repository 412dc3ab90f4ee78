// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/paramedit.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/theme.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

ParamEdit::ParamEdit(Param param, QWidget *parent)
    : QWidget(parent)
    , m_param(param)
    , m_remark(new QLabel)
{
    Q_ASSERT(info(param).type != ParamInfo::Type::Steps && info(param).type != ParamInfo::Type::Code);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QWidget *field = makeField();
    field->setToolTip(info(param).help());
    if (!m_flag) {
        auto *label = new QLabel(info(param).label());
        label->setBuddy(field);
        label->setProperty("role", u"muted"_s);
        label->setToolTip(info(param).help());
        column->addWidget(label);
    }
    column->addWidget(field);
    m_remark->setProperty("role", u"faint"_s);
    m_remark->setWordWrap(true);
    m_remark->hide();
    column->addWidget(m_remark);
    setFocusProxy(field);
}

QWidget *ParamEdit::makeField()
{
    switch (info(m_param).type) {
    case ParamInfo::Type::Flag:
        return makeFlag();
    case ParamInfo::Type::Number:
        return makeNumber();
    case ParamInfo::Type::Choice:
        return makeChoice();
    case ParamInfo::Type::Text:
        return makeText();
    case ParamInfo::Type::Time:
    case ParamInfo::Type::Code: // have editors of their own
    case ParamInfo::Type::Steps:
        break;
    }
    return makeTime();
}

QWidget *ParamEdit::makeFlag()
{
    m_flag = new QCheckBox(info(m_param).label());
    connect(m_flag, &QCheckBox::clicked, this, [this](bool isOn) {
        Q_EMIT valueEdited(isOn);
        Q_EMIT editingFinished();
    });
    return m_flag;
}

QWidget *ParamEdit::makeNumber()
{
    const ParamInfo &row = info(m_param);
    m_number = new QSpinBox;
    m_number->setRange(int(row.minimum), int(row.maximum));
    m_number->setSpecialValueText(row.zeroMeans());
    m_number->setAccessibleName(row.label());
    guardFromWheel(m_number);
    connect(m_number, &QSpinBox::valueChanged, this,
            [this](int value) { Q_EMIT valueEdited(qint64(value)); });
    connect(m_number, &QSpinBox::editingFinished, this, &ParamEdit::editingFinished);
    return m_number;
}

QWidget *ParamEdit::makeChoice()
{
    m_choice = new QComboBox;
    m_choice->setAccessibleName(info(m_param).label());
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    for (const ChoiceInfo &choice : info(m_param).choices) {
        m_choice->addItem(choice.label());
        m_choice->setItemData(
            m_choice->count() - 1,
            fill(tr("{choice}: {meaning}"), {{u"choice", choice.key}, {u"meaning", choice.label()}}),
            Qt::ToolTipRole);
    }
    guardFromWheel(m_choice);
    connect(m_choice, &QComboBox::activated, this, [this](int row) {
        Q_EMIT valueEdited(qint64(row));
        Q_EMIT editingFinished();
    });
    return m_choice;
}

QWidget *ParamEdit::makeTime()
{
    const ParamInfo &row = info(m_param);
    m_time = new DurationEdit;
    m_time->setLimits(row.minimum, row.maximum);
    m_time->setZeroMeans(row.zeroMeans());
    m_time->setLabel(row.label(), row.help());
    connect(m_time, &DurationEdit::durationEdited, this,
            [this](const Duration &duration) { Q_EMIT valueEdited(duration); });
    connect(m_time, &DurationEdit::editingFinished, this, &ParamEdit::editingFinished);
    return m_time;
}

QWidget *ParamEdit::makeText()
{
    m_text = new QLineEdit;
    m_text->setFont(Theme::monoFont());
    m_text->setMaxLength(int(info(m_param).maximum));
    m_text->setAccessibleName(info(m_param).label());
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT valueEdited(text); });
    connect(m_text, &QLineEdit::editingFinished, this, &ParamEdit::editingFinished);
    return m_text;
}

void ParamEdit::setValue(const ParamValue &value)
{
    if (m_flag) {
        m_flag->setChecked(std::get<bool>(value));
    } else if (m_text) {
        if (m_text->text() != std::get<QString>(value)) // leaves the caret where it is
            m_text->setText(std::get<QString>(value));
    } else if (m_choice) {
        m_choice->setCurrentIndex(int(std::get<qint64>(value)));
    } else if (m_number) {
        const int number = int(std::get<qint64>(value));
        const QSignalBlocker blocker(m_number);
        if (number != m_number->value()) // leaves what is being typed as it is
            m_number->setValue(number);
    } else {
        m_time->setDuration(std::get<Duration>(value));
    }
}

void ParamEdit::setRemark(const QString &words)
{
    m_remark->setText(words);
    m_remark->setVisible(!words.isEmpty());
}

} // namespace signalbox
