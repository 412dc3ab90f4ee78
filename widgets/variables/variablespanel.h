// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"
#include "widgets/session/player.h"
#include "widgets/session/stackkeeper.h"
#include "widgets/variables/pinnedvariables.h"

#include <QSet>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace signalbox {

/// What a task of a program in Python is in the middle of: its calls, the innermost first, each with the row
/// that its card marks, or its line where it is on none, and its variables. Those that have changed since the
/// task's event before are marked, containers open, and an object that is reachable from two places has the
/// same mark in both. The pin of a variable, the menu and the key P pin it to the timeline. Hidden for a
/// program of steps, and then it does nothing.
class VariablesPanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    VariablesPanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows \a task; None shows the newest task of the node, or whoever did something last.
    void setTask(TaskId task);
    void setNode(NodeId node);
    PinnedVariables &pins() { return m_pins; }
    bool canPin() const; ///< the current row is a variable of a call, and can be seen
    void togglePin() { togglePin(currentItem()); } ///< of the current row
    /// Folded away only its head is there, and nothing is looked for; a button in it unfolds it.
    void setFolded(bool isFolded);
    bool isFolded() const { return m_isFolded; }
    TaskId shownTask() const; ///< at the moment shown; None before anything has happened

    QSize sizeHint() const override;

Q_SIGNALS:
    void folded(bool isFolded);
    void canPinChanged();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void runChanged();
    void followPlayer();
    void showHead(TaskId task, const QString &state);
    qsizetype factsBefore(TaskId task) const;
    void fillCalls(const QList<ShownCall> &calls, const QList<ShownCall> *before,
                   const QHash<quint64, QString> &marks);
    void tellEmpty(const QString &why);
    QStringList placeWords(const QList<ShownCall> &calls) const;
    QTreeWidgetItem *makeCall(const ShownCall &call, const QString &where, int place);
    void showFold();
    int headHeight() const;
    QTreeWidgetItem *makeItem(const ShownItem &shown, const QString &path, bool isChanged);
    void fitNames();
    void open(QTreeWidgetItem *item);
    void remember(const QTreeWidgetItem *item, bool isOpen);
    void showWords();
    void makePinning();
    const QTreeWidgetItem *currentItem() const;
    std::optional<VariableName> variableOf(const QTreeWidgetItem *item) const;
    void togglePin(const QTreeWidgetItem *item);
    void showPin(QTreeWidgetItem *item);
    void showPins();

    RunKeeper &m_keeper;
    Player &m_player;
    StackKeeper m_stacks;
    PinnedVariables m_pins;
    Theme m_theme = Theme::dark();
    TaskId m_task = TaskId::None;
    NodeId m_node = NodeId::None;
    QLabel *m_title;
    QLabel *m_moment;
    QTreeWidget *m_tree;
    QToolButton *m_foldButton;
    QToolButton *m_pinButton;
    QAction *m_pinAction;
    QTreeWidgetItem *m_hovered = nullptr; ///< whose pin is shown
    QHash<quint64, QString> m_marks;
    QHash<QTreeWidgetItem *, ShownValue> m_unopened; ///< containers whose items are not in the tree yet
    QSet<QString> m_open; ///< paths of what a person has opened
    QSet<QString> m_closed; ///< calls that a person has closed
    qsizetype m_shownFacts = -1; ///< for which the tree is filled
    TaskId m_shownTask = TaskId::None;
    bool m_isFilling = false;
    bool m_isFolded = false;
};

} // namespace signalbox
