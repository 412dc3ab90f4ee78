// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"

#include <QHash>

#include <vector>

namespace signalbox {

/// A call of a function of the document that a task is in.
struct CallPlace {
    NodeId node = NodeId::None; ///< whose code it is; None where it is in no node
    int row = -1; ///< of that code's outline; -1 in none

    bool operator==(const CallPlace &) const = default;
};

/// A task in a row of a card.
struct RowStand {
    TaskId task = TaskId::None;
    int row = 0;
    bool isCalling = false; ///< a call is in place there, and the task is in that

    bool operator==(const RowStand &) const = default;
};

/// What of a run is on the card of a piece of code at a moment.
struct CardLife {
    std::vector<TaskId> tasks; ///< tasks of this function so far, in the order of their creation
    std::vector<RowStand> stands; ///< of tasks that have not ended, its own and those that call it in place

    bool isEmpty() const { return tasks.empty() && stands.empty(); }
    /// Those that stand here without being of this function, each once.
    std::vector<TaskId> visitors() const;
};

/// Which tasks of a program in Python run which code at a moment, and where in it they are: a function of
/// layout, run and world alone. All must outlive it.
class CodeMoment {
public:
    CodeMoment(const Layout &layout, const Run &run, const World &world);

    /// Of a node of code; empty where nothing of it runs.
    const CardLife &of(NodeId node) const;
    /// The calls that \a task is in, the outermost first; empty for one that has ended.
    std::vector<CallPlace> callsOf(TaskId task) const;
    /// Those inside the first one of \a node.
    std::vector<CallPlace> callsInside(NodeId node, TaskId task) const;
    /// Where a step of the program stands; no node where it is on no card.
    CallPlace placeOf(quint32 step) const;
    /// Whom a card shows in full: \a wanted if it is there, else who is running, else who came there last.
    TaskId shownOn(NodeId node, TaskId wanted) const;

private:
    const Layout &m_layout;
    const Run &m_run;
    const World &m_world;
    QHash<NodeId, int> m_lineCounts; ///< how many the text has of each node; 0 for a file beside it
    std::vector<int> m_ownLines; ///< by line of the text, from 0: which of its node's it is, from 1
    QHash<NodeId, CardLife> m_lives;
};

/// What tells the tasks of a function from each other: the name that the program gave it, else what it was
/// called with, else "fetch#2".
QString instanceLabel(const Run &run, const World &world, TaskId task);
/// `fetch("Oslo", 1.5)`.
QString instanceCall(const Run &run, const World &world, TaskId task);

} // namespace signalbox
