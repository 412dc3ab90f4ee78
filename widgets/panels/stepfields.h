// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QFrame>
#include <QHash>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace signalbox {

class DurationEdit;
class PredicateEdit;
class VerbPicker;

/// The fields of one step: what it does and, as far as its verb has them, on what, how long, how often, with
/// which words and on which condition. Labels and hints are those of the verb.
class StepFields : public QFrame {
    Q_OBJECT
public:
    explicit StepFields(QWidget *parent = nullptr);

    /// Shows \a step of \a task; tells nobody. \a offered are the verbs that can stand in its place.
    void setStep(const Layout &layout, NodeId task, const Step &step, const QList<Verb> &offered);
    void takeKeyboard(); ///< to the first field

Q_SIGNALS:
    void stepEdited(const signalbox::Step &step); ///< by hand; its body is not for the fields to say
    void gestureEnded(); ///< what comes next is another edit, not more of the same

private:
    void build();
    void connectFields();
    void addField(const QString &label, QWidget *field);
    void setField(QWidget *field, bool isShown, const QString &label);
    void edit(const std::function<void(Step &)> &write);
    void editAtOnce(const std::function<void(Step &)> &write);
    void changeVerb(Verb verb);
    void openPicker();
    void showVerb();
    void showTargets();
    void showChoice();
    void showNumbers();
    void showText();

    Layout m_layout;
    NodeId m_task = NodeId::None;
    Step m_step;
    QList<Verb> m_offered;
    bool m_showing = false; ///< the fields are being filled, not edited

    QHash<QWidget *, QLabel *> m_labels; ///< of the fields
    VerbPicker *m_picker;
    QComboBox *m_verb; ///< drops the picker down instead of a list of its own
    QLabel *m_help;
    QComboBox *m_target;
    QComboBox *m_choice;
    PredicateEdit *m_predicate;
    DurationEdit *m_time;
    QSpinBox *m_count;
    QLineEdit *m_text;
};

} // namespace signalbox
