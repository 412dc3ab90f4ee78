// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace signalbox {

/// What an `if`, a `while` or Condition.wait_for asks: about what, of which node, compared with what, or the
/// other way round.
class PredicateEdit : public QWidget {
    Q_OBJECT
public:
    explicit PredicateEdit(QWidget *parent = nullptr);

    /// Shows \a predicate of a step of \a task; tells nobody.
    void setPredicate(const Layout &layout, NodeId task, const Predicate &predicate);

Q_SIGNALS:
    void predicateEdited(const signalbox::Predicate &predicate); ///< by hand
    void gestureEnded(); ///< what comes next is another edit

private:
    void connectFields();
    void editAtOnce(const Predicate &predicate);
    void changeSubject(Predicate::Of of);
    void showFields();

    Layout m_layout;
    NodeId m_task = NodeId::None;
    Predicate m_predicate;
    bool m_showing = false; ///< the fields are being filled, not edited
    QComboBox *m_of;
    QComboBox *m_target;
    QComboBox *m_relation;
    QSpinBox *m_value;
    QCheckBox *m_not;
};

} // namespace signalbox
