// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/python.h"
#include "widgets/look/theme.h"
#include "widgets/session/player.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QsciLexerPython;
class QsciScintilla;

namespace signalbox {

class ValueHints;

/// The layout as a Python program, to be read: it is what the Python export writes. While playing, the line
/// each task is at is marked in the task's colour with its name beside it; picking a line tells whose it is.
/// Hidden it does nothing: what a run brings is looked at when it is shown.
class CodePanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    CodePanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);
    ~CodePanel() override;

    void setTheme(const Theme &theme);
    void setHints(ValueHints *hints); ///< which must outlive it: tips tell what variables are
    /// Brings the first line of what \a node does into view and marks all of them.
    void showNode(NodeId node);

    const PythonSource &source() const { return m_source; }
    /// Where the tasks stand at the playhead: lines from 0, each with the tasks at it in order of creation.
    QMap<int, QList<TaskId>> currentLines() const;

    /// What the tip at \a point of the editor's viewport says; empty for nothing.
    QString tipAt(QPoint point) const;
    QString shownText() const; ///< what the editor holds
    QList<int> markedLines() const; ///< those that the editor marks for a task

    QSize sizeHint() const override;

Q_SIGNALS:
    void nodePicked(NodeId node);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTip();
    void build();
    void runChanged();
    void refresh();
    void setSource(PythonSource source);
    void fitMargins();
    void markTasks();
    void markNode();
    void paint();
    void pick(int line);
    int colourOf(TaskId task) const;

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    PythonSource m_source;
    std::vector<int> m_lineOfStep; ///< by program step; -1 where it has none
    QMap<int, QList<TaskId>> m_marked;
    NodeId m_node = NodeId::None; ///< the one selected
    quint64 m_runNumber = 0; ///< of the run whose program is shown
    bool m_stale = true;
    bool m_isFilling = false;
    ValueHints *m_hints = nullptr;
    QPoint m_tip; ///< where in the editor a tip was asked for

    QLabel *m_promise = nullptr;
    QToolButton *m_copy = nullptr;
    QsciScintilla *m_editor = nullptr;
    QsciLexerPython *m_lexer = nullptr;
};

} // namespace signalbox
