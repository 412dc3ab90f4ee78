// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/links.h"

#include "engine/catalog/catalog.h"

#include <QSet>

namespace signalbox {

namespace {

/// Adds what the steps of one task say about others, each once.
class DerivedLinks {
public:
    DerivedLinks(const Layout &layout, QList<Link> &links)
        : m_links(links)
    {
        for (const Node &node : layout.nodes)
            m_nodes.insert(quint32(node.id));
    }

    void begin(NodeId task)
    {
        m_task = task;
        m_known.clear();
    }

    void add(const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            const VerbInfo &verb = info(step.verb);
            if (verb.link)
                add(*verb.link, step.target);
            if (verb.hasPredicate && !info(step.predicate.of).targets.isEmpty())
                add(LinkKind::Asking, step.predicate.target);
            add(step.body);
        }
    }

private:
    void add(LinkKind kind, NodeId target)
    {
        const quint64 key = (quint64(kind) << 32) | quint64(target);
        if (!m_nodes.contains(quint32(target)) || m_known.contains(key))
            return;
        m_known.insert(key);
        m_links.append({LinkId::None, kind, m_task, target, {}});
    }

    QList<Link> &m_links;
    QSet<quint32> m_nodes;
    NodeId m_task = NodeId::None;
    QSet<quint64> m_known; ///< of the task at hand: kind and target
};

} // namespace

QList<Link> allLinks(const Layout &layout)
{
    QList<Link> links = layout.links;
    DerivedLinks derived(layout, links);
    for (const Node &node : layout.nodes) {
        if (node.kind != NodeKind::Task)
            continue;
        derived.begin(node.id);
        derived.add(parameter<QList<Step>>(node, Param::Steps));
    }
    return links;
}

} // namespace signalbox
