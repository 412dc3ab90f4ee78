// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/assembly.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/interventions.h"
#include "engine/program/endless.h"

#include <algorithm>

namespace signalbox::reading {

MainWords mainWordsOf(const QList<Step> &main)
{
    MainWords words;
    for (const Step &step : main) {
        if (step.verb == Verb::Spawn)
            words.started.append(step.target);
        else if (step.verb == Verb::Sleep)
            words.end = step.time;
        else if (step.verb == Verb::Cancel)
            words.cancelled.insert(step.target);
        else if (step.verb == Verb::Join)
            words.joined.insert(step.target);
        else if (step.verb == Verb::Gather) {
            for (const Step &operand : step.body)
                words.waitedFor.insert(operand.target);
        }
    }
    return words;
}

struct Assembly::Placing {
    const Exceptions &exceptions;
    QSet<NodeId> taken; ///< what main or a frame starts, and what is no node
    QHash<NodeId, Node> nodes; ///< by function
    QList<Link> links;
};

Assembly::Assembly(const ReadModule &module)
    : m_module(module)
    , m_main(mainWordsOf(module.main))
{
}

Layout Assembly::layout(const Exceptions &exceptions) const
{
    Placing placing{exceptions, QSet<NodeId>(m_main.started.begin(), m_main.started.end()), {}, {}};
    Layout layout;
    for (const NodeId started : m_main.started) {
        if (const auto intervention = doneByHand(started))
            layout.interventions.append(*intervention);
        else if (const ReadFunction *function = m_module.find(started))
            place(*function, NodeId::None, placing);
    }
    layout.title = m_module.title;
    layout.description = m_module.description;
    layout.settings = m_module.settings;
    layout.nodes = m_module.resources;
    for (const ReadFunction &function : m_module.functions) {
        if (placing.nodes.contains(function.id)) {
            layout.nodes.append(placing.nodes.value(function.id));
        } else if (!placing.taken.contains(function.id)) { // nobody starts it but, maybe, other tasks
            Node node;
            node.id = function.id;
            node.kind = NodeKind::Task;
            node.name = function.name;
            node.parameters = {{Param::Spawned, true}, {Param::Steps, function.steps}};
            layout.nodes.append(node);
        }
    }
    layout.links = placing.links;
    for (qsizetype at = 0; at < layout.links.size(); ++at)
        layout.links[at].id = LinkId(at + 1);
    return layout;
}

/// A task that main starts and waits for never, in which one step is taken at a moment.
std::optional<Intervention> Assembly::doneByHand(NodeId started) const
{
    const ReadFunction *function = m_module.find(started);
    if (!function || m_main.waitedFor.contains(started))
        return std::nullopt;
    QList<Step> steps = function->steps;
    Intervention intervention; // at 0 s it is all that the task does
    if (steps.size() == 2 && steps.front().verb == Verb::Sleep)
        intervention.time = steps.takeFirst().time.low;
    if (steps.size() != 1 || !canIntervene(steps.front().verb))
        return std::nullopt;
    intervention.step = steps.front();
    return intervention;
}

void Assembly::place(const ReadFunction &function, NodeId scope, Placing &placing) const
{
    Node node;
    node.id = function.id;
    node.kind = NodeKind::Task;
    node.name = function.name;
    node.scope = scope;
    const bool isShort = !placing.exceptions.tasks.contains(function.id)
        && (placeFrame(function, node, placing) || placeShortForm(function, node, placing));
    if (!isShort)
        node.parameters.insert(Param::Steps, function.steps);
    placing.nodes.insert(node.id, node);
}

/// A frame starts its members in the order of the layout, each once, and is the only one that holds them.
bool Assembly::placeFrame(const ReadFunction &function, Node &node, Placing &placing) const
{
    const auto form = frameFormOf(function, m_module);
    if (!form)
        return false;
    const auto isFree = [&](NodeId member) { return !placing.taken.contains(member); };
    const bool isOrdered = std::is_sorted(form->members.begin(), form->members.end(), std::less_equal<>());
    const bool isAlone = form->inner == NodeId::None || isFree(form->inner);
    if (!isOrdered || !isAlone || !std::all_of(form->members.begin(), form->members.end(), isFree))
        return false;
    node.kind = form->kind;
    node.parameters = form->parameters;
    placing.taken.unite(QSet<NodeId>(form->members.begin(), form->members.end()));
    if (form->inner != NodeId::None)
        placing.taken.insert(form->inner);
    for (const NodeId member : form->members) {
        if (const ReadFunction *held = m_module.find(member))
            place(*held, node.id, placing);
    }
    return true;
}

bool Assembly::placeShortForm(const ReadFunction &function, Node &node, Placing &placing) const
{
    const bool isIdle = placing.exceptions.idle.contains(function.id);
    const auto form = isIdle ? idleFormOf(function.steps, m_module) : shortFormOf(function.steps, m_module);
    if (!form)
        return false;
    node.kind = form->kind;
    node.parameters = form->parameters;
    for (const auto &[kind, to] : form->links)
        placing.links.append({LinkId::None, kind, node.id, to, {}});
    return true;
}

/// What of \a node could be a Consumer without a queue.
QSet<NodeId> Assembly::idleIn(const Layout &layout, NodeId node) const
{
    QSet<NodeId> found;
    for (const NodeId each : layout.withHeld({node})) {
        const ReadFunction *function = m_module.find(each);
        if (function && layout.find(each)->kind == NodeKind::Task && idleFormOf(function->steps, m_module))
            found.insert(each);
    }
    return found;
}

/// Adds those that main treats otherwise than it would treat them; false where there are none.
bool Assembly::mend(const Layout &layout, Exceptions &exceptions) const
{
    if (!m_main.tellsEndless())
        return false;
    const Exceptions before = exceptions;
    const LayoutIndex index(layout);
    const Endless isEndless(index);
    for (const NodeId started : m_main.started) {
        const Node *node = layout.find(started);
        const bool isCancelled = m_main.cancelled.contains(started);
        if (!node || isEndless(*node) == isCancelled)
            continue;
        const QSet<NodeId> idle = isCancelled ? idleIn(layout, started) : QSet<NodeId>();
        exceptions.idle.unite(idle);
        if (idle.isEmpty())
            exceptions.tasks.insert(started);
    }
    for (const Link &link : layout.links) {
        if (link.kind == LinkKind::Getting && !m_main.joined.contains(link.to))
            exceptions.tasks.insert(link.from);
    }
    return exceptions.tasks != before.tasks || exceptions.idle != before.idle;
}

Layout Assembly::fitting(Exceptions exceptions) const
{
    for (;;) {
        const Layout made = layout(exceptions);
        if (!mend(made, exceptions))
            return made;
    }
}

} // namespace signalbox::reading
