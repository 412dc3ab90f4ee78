// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/canvas/canvasstate.h"
#include "widgets/painting/canvaspicture.h"
#include "widgets/session/stackkeeper.h"

namespace signalbox {

/// The tasks on the cards of code: which one is chosen, of which functions all are shown, and what their
/// calls were made with, as soon as that is known.
class CanvasInstances : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    CanvasInstances(const CanvasState &state, RunKeeper &keeper, QObject *parent = nullptr);

    TaskId task() const { return m_task; }
    void setTask(TaskId task);
    bool isUnfolded(NodeId node) const { return m_unfolded.contains(node); }
    bool canUnfold(NodeId node) const; ///< there is more than one task of it
    void toggle(NodeId node);
    bool foldAll(); ///< whether there was anything to fold

    /// Tells the picture what it depends on here, and where to note what it has painted.
    void decorate(CanvasPicture &picture);
    /// Whether \a canvas is in the box of unfolded tasks, over whatever is below.
    bool isOver(QPointF canvas) const;
    /// A click there, where \a chips are as painted last. False where nothing of this is.
    bool click(QPointF canvas, const std::vector<ChipPlace> &chips);

Q_SIGNALS:
    void changed();
    void picked(signalbox::TaskId task);
    void linePicked(signalbox::NodeId node, int line); ///< of its code, from 1: where something was made

private:
    bool clickMade(QPointF canvas);
    void wantStacks();
    void takeStacks();
    QStringList wordsOf(const QList<ShownCall> &calls) const;

    const CanvasState &m_state;
    StackKeeper m_stacks;
    TaskId m_task = TaskId::None;
    quint64 m_runNumber = 0; ///< that the task is of
    QSet<NodeId> m_unfolded;
    std::vector<FoldPlace> m_folds;
    CallWords m_callWords;
    qsizetype m_callWordsAfter = -1; ///< how many facts
};

} // namespace signalbox
