// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/steplist.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QToolButton;
class QTreeView;

namespace signalbox {

class DurationEdit;
class StepModel;

/// Edits the steps of a task: a tree of them, buttons to add, remove and move them, and the fields of the one
/// selected. It changes nothing itself; it says with \c stepsEdited what the person wants, and is given the
/// document's answer by setTask().
///
/// Keys in the tree: Insert, Delete, Alt+Up and Alt+Down, Alt+Right and Alt+Left (indent, outdent), Ctrl+D.
class StepEditor : public QWidget {
    Q_OBJECT
public:
    explicit StepEditor(QWidget *parent = nullptr);

    void setTask(const Layout &layout, NodeId task);
    /// Marks the step the task is in now, while it runs.
    void setRunning(const std::optional<StepPath> &place);

    StepPath selected() const; ///< empty for none
    void select(const StepPath &path);
    QString refusal() const; ///< why the last edit was not made; empty when it was

    void addStep(Verb verb);
    void removeStep();
    void duplicateStep();
    void moveStep(int places);
    void indentStep();
    void outdentStep();

Q_SIGNALS:
    void stepsEdited(const QList<signalbox::Step> &steps);
    void gestureEnded(); ///< what comes next is another edit, not more of the same
    void fieldsOpened(QWidget *fields); ///< a step was selected: these are its parameters

private:
    void buildToolBar();
    void buildTree();
    void buildFields();
    QMenu *makeAddMenu();
    QToolButton *addButton(const QString &icon, const QString &name, const QString &help,
                           const QKeySequence &key, void (StepEditor::*deed)());
    void take(const steps::Edit &edit); ///< one edit of its own
    void addField(const QString &label, QWidget *field);
    void showField(QWidget *field, bool isShown);
    static QComboBox *makeCombo(const QString &name);
    void connectFields();
    void edit(const std::function<void(Step &)> &write);
    void change(const Step &step); ///< the selected step's fields
    void changeVerb(Step &step, Verb verb) const;
    void showSelected();
    void fitTree();
    void fillTargets(const Step &step);
    void showRefusal(const QString &why);
    void moveUp() { moveStep(-1); }
    void moveDown() { moveStep(1); }
    void openAddMenu();

    Layout m_layout;
    NodeId m_task = NodeId::None;
    QList<Step> m_steps;
    QString m_refusal;
    bool m_showing = false; ///< the fields are being filled, not edited

    StepModel *m_model;
    QTreeView *m_tree;
    QWidget *m_tools;
    QToolButton *m_add = nullptr;
    QList<QToolButton *> m_needSelection;
    QWidget *m_refusalRow;
    QLabel *m_refusalLabel;
    QFrame *m_fields;
    QHash<QWidget *, QLabel *> m_labels; ///< of the fields
    QComboBox *m_verb = nullptr;
    QComboBox *m_target = nullptr;
    DurationEdit *m_time = nullptr;
    QSpinBox *m_count = nullptr;
    QLineEdit *m_text = nullptr;
    QLabel *m_help = nullptr;
};

} // namespace signalbox
