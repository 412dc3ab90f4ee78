// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/frameforms.h"
#include "engine/reader/shortforms.h"

#include <QSet>

namespace signalbox::reading {

/// What main says about the run: who starts, who is waited for, who is cancelled when the work is done.
struct MainWords {
    QList<NodeId> started;
    std::optional<Duration> end; ///< at which everybody is cancelled
    QSet<NodeId> cancelled;
    QSet<NodeId> joined; ///< queues
    QSet<NodeId> waitedFor; ///< tasks: all but those that do something by hand

    /// Whether those who never return are told from the others.
    bool tellsEndless() const { return !end && !cancelled.isEmpty(); }
};
MainWords mainWordsOf(const QList<Step> &main);

/// Makes a drawing of what a module says: frames with what they hold, short forms, and Tasks for the rest.
class Assembly {
public:
    explicit Assembly(const ReadModule &module);

    /// What is not in its shortest form.
    struct Exceptions {
        QSet<NodeId> tasks; ///< Tasks all the same
        QSet<NodeId> idle; ///< Consumers without a queue
    };
    Layout layout(const Exceptions &exceptions) const;
    /// The same with further exceptions where main would be another than the module has: whether somebody
    /// ever returns, and which queues are drained, depends on the kind of node.
    Layout fitting(Exceptions exceptions) const;
    const MainWords &main() const { return m_main; }

private:
    struct Placing; ///< what is known while the nodes are made
    void place(const ReadFunction &function, NodeId scope, Placing &placing) const;
    bool placeFrame(const ReadFunction &function, Node &node, Placing &placing) const;
    bool placeShortForm(const ReadFunction &function, Node &node, Placing &placing) const;
    std::optional<Intervention> doneByHand(NodeId started) const;
    bool mend(const Layout &layout, Exceptions &exceptions) const;
    QSet<NodeId> idleIn(const Layout &layout, NodeId node) const;

    const ReadModule &m_module;
    MainWords m_main;
};

} // namespace signalbox::reading
