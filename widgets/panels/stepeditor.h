// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/steplist.h"

#include <QKeySequence>
#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace signalbox {

class StepFields;
class StepModel;
class VerbPicker;

/// Edits the steps of a task: a tree of them, buttons to add, remove and move them, and the fields of the one
/// selected. It changes nothing itself; it says with \c stepsEdited what the person wants, and is given the
/// document's answer by setTask().
///
/// Keys in the tree: Insert or Enter, Delete, Alt+Up and Alt+Down, Alt+Right and Alt+Left (indent, outdent),
/// Ctrl+D. They are the tree's own, not shortcuts, which the window's of the same keys would take away.
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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildToolBar();
    void buildTree();
    QToolButton *addButton(const QString &icon, const QString &name, const QString &help,
                           const QKeySequence &key, void (StepEditor::*deed)());
    void take(const steps::Edit &edit); ///< one edit of its own
    void change(const Step &step); ///< the selected step's fields
    void showSelected();
    void fitTree();
    void showRefusal(const QString &why);
    void moveUp() { moveStep(-1); }
    void moveDown() { moveStep(1); }
    void openAddMenu();

    struct KeyDeed {
        QKeySequence key;
        void (StepEditor::*deed)();
    };
    QList<KeyDeed> m_keys; ///< of the tree

    Layout m_layout;
    NodeId m_task = NodeId::None;
    QList<Step> m_steps;
    QString m_refusal;

    StepModel *m_model;
    QTreeView *m_tree;
    QWidget *m_tools;
    QToolButton *m_add = nullptr;
    QList<QToolButton *> m_needSelection;
    QWidget *m_refusalRow;
    QLabel *m_refusalLabel;
    VerbPicker *m_picker; ///< of the step to add
    StepFields *m_fields;
};

} // namespace signalbox
