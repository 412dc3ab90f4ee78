// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace signalbox {

class DurationEdit;

/// One parameter of a node as the catalog describes it: its label, the field that fits its type, and its
/// help. Steps and code have editors of their own.
class ParamEdit : public QWidget {
    Q_OBJECT
public:
    explicit ParamEdit(Param param, QWidget *parent = nullptr);

    Param param() const { return m_param; }
    void setValue(const ParamValue &value); ///< tells nobody
    /// Words under the field ("not the same everywhere"); empty for none.
    void setRemark(const QString &words);

Q_SIGNALS:
    void valueEdited(const signalbox::ParamValue &value); ///< by hand, at every step of a spin box
    void editingFinished(); ///< the hand has left the field

private:
    QWidget *makeField();
    QWidget *makeFlag();
    QWidget *makeNumber();
    QWidget *makeChoice();
    QWidget *makeTime();
    QWidget *makeText();

    const Param m_param;
    QCheckBox *m_flag = nullptr; ///< one of these five
    QLineEdit *m_text = nullptr;
    QSpinBox *m_number = nullptr;
    QComboBox *m_choice = nullptr;
    DurationEdit *m_time = nullptr;
    QLabel *m_remark = nullptr;
};

} // namespace signalbox
