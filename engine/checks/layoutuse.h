// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QHash>
#include <QSet>

namespace signalbox {

/// A set of verbs, one bit each.
using Verbs = quint64;
static_assert(kVerbCount <= 64, "Verbs needs a bit for every verb");

constexpr Verbs bit(Verb verb)
{
    return Verbs(1) << quint32(verb);
}

/// Who comes to a barrier.
struct Arrivals {
    qint64 count = 0;
    bool mayBeMore = false; ///< a task that comes can be spawned more than once
};

/// Who does what to whom in a layout, found in one walk over it: links and steps alike, a link as the step
/// that it stands for. The layout must outlive it and stay as it is.
class LayoutUse {
public:
    explicit LayoutUse(const Layout &layout);

    const Node *find(NodeId id) const { return m_nodes.value(quint32(id)); } ///< null when there is none
    QString nameOf(NodeId id) const; ///< empty when there is none
    Verbs doneTo(NodeId id) const { return m_doneTo.value(quint32(id)); } ///< by anyone
    Verbs doneBy(NodeId id) const { return m_doneBy.value(quint32(id)); } ///< to anyone
    bool isAskedAbout(NodeId id) const { return m_asked.contains(quint32(id)); }
    bool mayHoldSentinel(NodeId queue) const { return m_sentinelsIn.contains(quint32(queue)); }
    Arrivals arrivalsAt(NodeId barrier) const;
    QList<const Link *> linksFrom(NodeId actor) const { return m_linksFrom.value(quint32(actor)); }
    PythonVersion python() const { return m_python; } ///< that the layout follows
    /// Whether its code runs the event loop by itself.
    bool startsItself() const { return m_startsItself; }
    /// The names at which modules begin that stand beside the program.
    const QSet<QString> &ownModules() const { return m_ownModules; }
    /// Whether code of the layout may say \a name: it is bound somewhere, drawn, or Python's. So may
    /// everything where not all code can be read.
    bool isNameKnown(const QString &name) const;
    QString nearestName(const QString &name) const; ///< that was perhaps meant; empty for none
    QList<const Node *> heldBy(NodeId frame) const { return m_heldBy.value(quint32(frame)); } ///< in order

private:
    /// How one task waits at one barrier.
    struct Waits {
        bool itself = false;
        qint64 asOperands = 0; ///< each is a task of its own and waits beside the others
    };
    using WaitsAt = QHash<quint32, Waits>; ///< by barrier

    void note(NodeId actor, NodeId target, Verb verb);
    void noteLinks(const QList<Link> &links);
    void noteCode(const Layout &layout);
    void noteNames(const Layout &layout, const QHash<QString, NodeId> &drawn);
    void noteSteps(NodeId task, const QList<Step> &steps, bool areOperands, WaitsAt &waits);

    PythonVersion m_python;
    bool m_startsItself;
    QSet<QString> m_ownModules;
    QHash<quint32, const Node *> m_nodes;
    QHash<quint32, QList<const Link *>> m_linksFrom;
    QHash<quint32, QList<const Node *>> m_heldBy;
    QHash<quint32, Verbs> m_doneTo;
    QHash<quint32, Verbs> m_doneBy;
    QSet<quint32> m_asked;
    QSet<quint32> m_named; ///< by code
    QSet<QString> m_names; ///< that code may say; empty where it cannot be told
    QSet<quint32> m_sentinelsIn; ///< queues into which someone may put None
    QHash<quint32, Arrivals> m_arrivals;
    QHash<quint32, QList<quint32>> m_tasksAt; ///< by barrier: the tasks that come with their steps
};

} // namespace signalbox
