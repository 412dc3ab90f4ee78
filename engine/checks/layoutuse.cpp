// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/checks/layoutuse.h"

#include "engine/assist/codefaults.h"
#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/script/codeoutline.h"
#include "engine/script/filenames.h"
#include "engine/script/globalnames.h"
#include "engine/script/loopstart.h"
#include "engine/script/nodenames.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

LayoutUse::LayoutUse(const Layout &layout)
    : m_python(layout.settings.python)
    , m_startsItself(signalbox::startsItself(layout))
{
    m_nodes.reserve(layout.nodes.size());
    for (const Node &node : layout.nodes) {
        m_nodes.insert(quint32(node.id), &node);
        m_heldBy[quint32(node.scope)].append(&node);
        if (isFile(node))
            m_ownModules.insert(moduleOfFile(node.name).section(u'.', 0, 0));
    }
    noteLinks(layout.links);
    noteCode(layout);
    for (const Node &node : layout.nodes) {
        if (node.kind != NodeKind::Task)
            continue;
        WaitsAt waits;
        noteSteps(node.id, parameter<QList<Step>>(node, Param::Steps), false, waits);
        for (auto at = waits.constBegin(); at != waits.constEnd(); ++at) {
            m_arrivals[at.key()].count += at->asOperands + (at->itself ? 1 : 0);
            m_tasksAt[at.key()].append(quint32(node.id));
        }
    }
}

void LayoutUse::noteLinks(const QList<Link> &links)
{
    for (const Link &link : links) {
        m_linksFrom[quint32(link.from)].append(&link);
        note(link.from, link.to, info(link.kind).verb);
        if (link.kind == LinkKind::Waiting)
            ++m_arrivals[quint32(link.to)].count;
        const Node *actor = find(link.from);
        if (link.kind == LinkKind::Putting && actor && actor->kind == NodeKind::Producer
            && parameter<qint64>(*actor, Param::Sentinels) > 0)
            m_sentinelsIn.insert(quint32(link.to));
    }
}

/// Code may do anything to what it names.
void LayoutUse::noteCode(const Layout &layout)
{
    if (std::none_of(layout.nodes.begin(), layout.nodes.end(), isPiece))
        return;
    const QHash<QString, NodeId> nodes = nodesByName(layout);
    noteNames(layout, nodes);
    for (const Node &node : layout.nodes) {
        if (!isPiece(node))
            continue;
        for (const Param param : {Param::Code, Param::Arguments}) {
            if (!info(node.kind).parameters.contains(param))
                continue;
            for (const GlobalName &each : globalNames(parameter<QString>(node, param))) {
                const auto named = nodes.constFind(each.name);
                if (named == nodes.cend())
                    continue;
                m_named.insert(quint32(*named));
                m_asked.insert(quint32(*named));
                m_doneTo[quint32(*named)] = ~Verbs(0);
            }
        }
    }
}

void LayoutUse::noteNames(const Layout &layout, const QHash<QString, NodeId> &drawn)
{
    QSet<QString> names = assist::namesOfEveryProgram();
    if (bringsAsyncio(layout)) // its text may import them, and has a class for each ticker
        names.unite(
            {u"asyncio"_s, u"concurrent"_s, u"itertools"_s, u"random"_s, u"time"_s, u"ThreadPoolExecutor"_s});
    for (const Node &node : layout.nodes) {
        const QString type =
            node.kind == NodeKind::Ticker ? className(pythonIdentifier(node.name)) : QString();
        if (!type.isEmpty())
            names.unite({type, type + u"Ticker"_s});
    }
    for (auto name = drawn.keyBegin(); name != drawn.keyEnd(); ++name)
        names.insert(*name);
    for (const Node &node : layout.nodes) {
        if (!isCode(node.kind))
            continue;
        const QString code = parameter<QString>(node, Param::Code);
        const std::vector<GlobalName> own = globalNames(code);
        if (own.empty() && !codeOutline(code)->rows.empty())
            return; // it may be no Python yet
        for (const GlobalName &each : own) {
            const bool opens =
                each.name == u"*" || (!each.binds && (each.name == u"exec" || each.name == u"globals"));
            if (opens)
                return;
            if (each.binds)
                names.insert(each.name);
        }
    }
    m_names = names;
}

bool LayoutUse::isNameKnown(const QString &name) const
{
    return m_names.isEmpty() || m_names.contains(name);
}

QString LayoutUse::nearestName(const QString &name) const
{
    return assist::nearestName(name, m_names);
}

void LayoutUse::note(NodeId actor, NodeId target, Verb verb)
{
    m_doneBy[quint32(actor)] |= bit(verb);
    m_doneTo[quint32(target)] |= bit(verb);
    // A consumer says task_done for each item it takes.
    const Node *node = find(actor);
    if (verb == Verb::Get && node && node->kind == NodeKind::Consumer)
        m_doneTo[quint32(target)] |= bit(Verb::TaskDone);
}

void LayoutUse::noteSteps(NodeId task, const QList<Step> &steps, bool areOperands, WaitsAt &waits)
{
    for (const Step &step : steps) {
        if (step.target != NodeId::None)
            note(task, step.target, step.verb);
        if (info(step.verb).hasPredicate)
            m_asked.insert(quint32(step.predicate.target));
        const bool puts = step.verb == Verb::Put || step.verb == Verb::PutNowait;
        if (puts && step.choice != quint8(PutChoice::New)) // what is put on may be None
            m_sentinelsIn.insert(quint32(step.target));
        if (step.verb == Verb::Wait) {
            Waits &here = waits[quint32(step.target)];
            here.itself = here.itself || !areOperands;
            here.asOperands += areOperands ? 1 : 0;
        }
        noteSteps(task, step.body, info(step.verb).takesOperands, waits);
    }
}

QString LayoutUse::nameOf(NodeId id) const
{
    const Node *node = find(id);
    return node ? node->name : QString();
}

Arrivals LayoutUse::arrivalsAt(NodeId barrier) const
{
    Arrivals all = m_arrivals.value(quint32(barrier));
    const QList<quint32> tasks = m_tasksAt.value(quint32(barrier));
    all.mayBeMore = std::any_of(tasks.begin(), tasks.end(), [this](quint32 task) {
        return doneTo(NodeId(task)) & bit(Verb::Spawn); // several of it may run at a time
    });
    if (m_named.contains(quint32(barrier))) {
        all.mayBeMore = true;
        all.count = std::max<qint64>(1, all.count);
    }
    return all;
}

} // namespace signalbox
