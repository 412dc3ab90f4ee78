// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/panels/stepblocks.h"

#include <QKeySequence>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QToolButton;
class QTreeView;

namespace signalbox {

class StepFields;
class StepModel;
class VerbPicker;

/// Edits the steps of a task: a tree of them, buttons to add, remove and move them, and the fields of the one
/// selected. Several are selected as in every list, and moved, copied or put in a block together. It changes
/// nothing itself; it says with \c stepsEdited what the person wants, and is given the document's answer by
/// setTask(). It scrolls only where somebody goes by the keyboard, and no further than needed.
///
/// Keys in the tree: F2 or a double click (to its fields, and back by Esc), Enter (add behind), Insert (in
/// front), Delete, Ctrl+X, Ctrl+C, Ctrl+V, Ctrl+D (duplicate), Ctrl+B (put in a block), Alt+Up and Alt+Down
/// (into and out of blocks), Alt+Right and Alt+Left (indent, outdent). They are the tree's own, not
/// shortcuts, which the window's of the same keys would take away.
class StepEditor : public QWidget {
    Q_OBJECT
public:
    explicit StepEditor(QWidget *parent = nullptr);

    void setTask(const Layout &layout, NodeId task);
    /// Marks the step the task is in now, while it runs.
    void setRunning(const std::optional<StepPath> &place);

    StepPath selected() const; ///< the current one; empty for none
    QList<StepPath> selection() const; ///< all of them
    void select(const StepPath &path);
    void selectSeveral(const QList<StepPath> &paths); ///< the last becomes the current one
    QString refusal() const; ///< why the last edit was not made; empty when it was

    void addStep(Verb verb); ///< behind the current one
    void addStepBefore(Verb verb);
    void putInBlock(Verb verb); ///< the selection
    void removeSteps();
    void duplicateSteps();
    void cut();
    void copy();
    void paste(); ///< behind the current one
    void indentSteps();
    void outdentSteps();
    void moveUp();
    void moveDown();

Q_SIGNALS:
    void stepsEdited(const QList<signalbox::Step> &steps);
    void gestureEnded(); ///< what comes next is another edit, not more of the same
    void fieldsWanted(QWidget *fields); ///< the person goes to the parameters of the selected step

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Something that can be done to steps: a button, an entry of the menu, and keys.
    struct Deed {
        QString icon;
        QString name;
        QString help;
        QList<QKeySequence> keys;
        void (StepEditor::*deed)();
        bool needsSelection = true;
        bool hasButton = true;
    };
    void buildDeeds();
    void buildToolBar();
    void buildTree();
    void connectTree();
    bool takeKey(const QKeyEvent &key, bool onlyAsks);
    void openMenu(QPoint place);
    void take(const steps::Edits &edits); ///< one edit of its own
    void change(const Step &step); ///< the selected step's fields
    void showSelected();
    void fitTree();
    void showRefusal(const QString &why);
    void openPicker();
    void openPickerBefore();
    void openBlocks();
    void openFields();
    void showCurrent();
    QString pickerTitle(std::optional<Verb> holder) const;

    QList<Deed> m_deeds;

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
    VerbPicker *m_before; ///< of the one to add in front
    VerbPicker *m_blocks; ///< of the block that goes around the selection
    QLabel *m_several; ///< how many are selected, where it is not one
    StepFields *m_fields;
};

} // namespace signalbox
