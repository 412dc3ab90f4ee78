// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/layoutuse.h"
#include "engine/checks/problem.h"
#include "engine/messages/message.h"

namespace signalbox {

/// One node while it is looked at: what is known of it, and where what is wrong with it goes.
class NodeCheck {
public:
    /// All but \a place must outlive the check.
    NodeCheck(const Node &node, const QString &place, const LayoutUse &use, QList<Problem> &problems)
        : m_node(node)
        , m_place(place)
        , m_use(use)
        , m_problems(problems)
    {
    }

    const Node &node() const { return m_node; }
    const QString &place() const { return m_place; } ///< its JSON pointer
    const LayoutUse &use() const { return m_use; }

    bool isDone(Verbs verbs) const { return m_use.doneTo(m_node.id) & verbs; } ///< any of them, to it
    bool does(Verb verb) const { return m_use.doneBy(m_node.id) & bit(verb); }
    bool isUsed() const { return m_use.doneTo(m_node.id) != 0 || m_use.isAskedAbout(m_node.id); }

    /// Notes a problem. {node} stands for the kind and name of the node, in reason and remedy alike.
    void warn(const QString &reason, const QString &remedy, const QList<Place> &places = {})
    {
        warnAt(m_place, reason, remedy, places);
    }
    /// The same of a line, from 1, of the node's code.
    void warnInCode(int line, const QString &reason, const QString &remedy, const QList<Place> &places);
    void warnAt(const QString &place, const QString &reason, const QString &remedy,
                const QList<Place> &places = {});

private:
    const Node &m_node;
    const QString m_place;
    const LayoutUse &m_use;
    QList<Problem> &m_problems;
};

} // namespace signalbox
