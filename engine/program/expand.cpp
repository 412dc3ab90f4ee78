// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/program/expansion.h"
#include "engine/program/identifiers.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

Expansion::Expansion(const Layout &layout)
    : m_layout(layout)
{
    for (const Link &link : allLinks(layout))
        m_linksOf[link.from].append(link);
    for (const Node &node : layout.nodes)
        m_heldBy[node.scope].append(&node);
}

Program Expansion::expand()
{
    m_program.seed = m_layout.settings.seed;
    m_program.horizon = m_layout.settings.horizon;
    m_program.python = m_layout.settings.python;
    text(QString()); // 0 stands for no text
    nameEverything();
    for (std::size_t at = 0; at < m_program.bodies.size(); ++at) { // which grow while they are written
        m_program.bodies[at].begin = quint32(m_program.steps.size());
        m_node = m_program.bodies[at].node;
        if (at == Program::kMain)
            writeMain();
        else if (at < m_nodes.size())
            writeBody(*m_nodes[at]);
        else
            writeExtra(m_extras[at - m_nodes.size()]);
        m_program.bodies[at].end = quint32(m_program.steps.size());
    }
    giveIdentifiers(m_program);
    for (std::size_t at = m_nodes.size(); at < m_program.bodies.size(); ++at) {
        ProgramBody &body = m_program.bodies[at];
        if (!body.isAnonymous)
            body.name = body.identifier; // no node gave it another
    }
    return std::move(m_program);
}

void Expansion::writeBody(const Node &node)
{
    switch (node.kind) {
    case NodeKind::Producer:
        writeProducer(node);
        break;
    case NodeKind::Consumer:
        writeConsumer(node);
        break;
    case NodeKind::Canceller:
        writeCanceller(node);
        break;
    case NodeKind::Task:
        writeSteps(parameter<QList<Step>>(node, Param::Steps), {});
        break;
    default:
        writeFrame(node);
        break;
    }
}

void Expansion::nameEverything()
{
    m_program.bodies.push_back({.name = u"main"_s});
    m_nodes.push_back(nullptr);
    for (const Node &node : m_layout.nodes) {
        if (isResource(node.kind)) {
            nameResource(node);
            continue;
        }
        m_bodies.insert(node.id, quint32(m_program.bodies.size()));
        m_nodes.push_back(&node);
        m_program.bodies.push_back({.name = node.name, .node = node.id});
    }
}

void Expansion::nameResource(const Node &node)
{
    m_resources.insert(node.id, quint32(m_program.resources.size()));
    ProgramResource &resource = m_program.resources.emplace_back(
        ProgramResource{.kind = node.kind, .name = node.name, .node = node.id});
    switch (node.kind) {
    case NodeKind::Queue:
        resource.amount = parameter<qint64>(node, Param::Capacity);
        resource.order = QueueOrder(parameter<qint64>(node, Param::Order));
        break;
    case NodeKind::Semaphore:
        resource.amount = parameter<qint64>(node, Param::Permits);
        resource.isBounded = parameter<bool>(node, Param::Bounded);
        break;
    case NodeKind::Event:
        resource.amount = parameter<bool>(node, Param::IsSet) ? 1 : 0;
        break;
    case NodeKind::Barrier:
        resource.amount = parameter<qint64>(node, Param::Parties);
        break;
    case NodeKind::Counter:
        resource.amount = parameter<qint64>(node, Param::Initial);
        break;
    case NodeKind::Ticker:
        resource.amount = parameter<qint64>(node, Param::Count);
        resource.time = parameter<Duration>(node, Param::Every);
        break;
    case NodeKind::Executor:
        resource.amount = parameter<qint64>(node, Param::Workers);
        break;
    default:
        break; // a lock, a condition and a future have nothing to set
    }
}

quint32 Expansion::open(Verb verb, quint32 target, const Duration &time, qint64 count, const QString &words)
{
    const quint32 at = quint32(m_program.steps.size());
    ProgramStep step;
    step.verb = verb;
    step.end = at + 1;
    step.target = target;
    step.actsOnBody = info(verb).targets.contains(NodeKind::Task);
    step.time = time;
    step.count = count;
    step.text = text(words);
    step.node = m_node;
    m_program.steps.push_back(step);
    return at;
}

quint32 Expansion::text(const QString &words)
{
    const auto known = m_texts.constFind(words);
    if (known != m_texts.constEnd())
        return *known;
    const quint32 at = quint32(m_program.texts.size());
    m_program.texts.append(words);
    m_texts.insert(words, at);
    return at;
}

Expansion::Indices Expansion::targets(const Node &node, LinkKind kind) const
{
    Indices found;
    for (const Link &link : m_linksOf.value(node.id)) {
        if (link.kind != kind)
            continue;
        if (const auto resource = m_resources.constFind(link.to); resource != m_resources.constEnd())
            found.push_back(*resource);
        else if (const auto body = m_bodies.constFind(link.to); body != m_bodies.constEnd())
            found.push_back(*body);
    }
    return found;
}

/// Bodies that run from the start in \a scope (None: the canvas).
Expansion::Indices Expansion::started(NodeId scope) const
{
    Indices found;
    for (const Node *node : m_heldBy.value(scope)) {
        const bool waitsForSpawn = node->kind == NodeKind::Task && parameter<bool>(*node, Param::Spawned);
        if (!isResource(node->kind) && !waitsForSpawn)
            found.push_back(m_bodies.value(node->id));
    }
    return found;
}

/// The usual pattern needs somebody who never returns and somebody whose return says that the work is in the
/// queues.
bool Expansion::endsDrained(const Indices &all) const
{
    const EndRule rule = m_layout.settings.end;
    if (rule != EndRule::Automatic)
        return rule == EndRule::Drained;
    const auto endless = [this](quint32 body) { return isEndless(nodeOf(body)); };
    const auto finite = [this](quint32 body) {
        return !isEndless(nodeOf(body)) && nodeOf(body).kind != NodeKind::Canceller;
    };
    return std::any_of(all.begin(), all.end(), endless) && std::any_of(all.begin(), all.end(), finite);
}

void Expansion::addWaitAll(const Indices &bodies)
{
    if (bodies.empty())
        return;
    const quint32 step = open(Verb::WaitAll);
    for (const quint32 body : bodies)
        add(Verb::Await, body);
    close(step);
}

/// By resource: the queues on which somebody calls task_done, so that join() can come to an end.
std::vector<bool> Expansion::drainedQueues() const
{
    std::vector<bool> drained(m_program.resources.size());
    for (const Node &node : m_layout.nodes) {
        if (node.kind != NodeKind::Consumer)
            continue;
        for (const quint32 queue : targets(node, LinkKind::Getting))
            drained[queue] = true;
    }
    return drained;
}

void Expansion::writeMain()
{
    const Indices all = started(NodeId::None);
    for (const quint32 body : all)
        add(Verb::Spawn, body);
    if (m_layout.settings.end == EndRule::AtTime) {
        writeSleep(Duration::fixed(m_layout.settings.endTime));
        for (const quint32 body : all)
            add(Verb::Cancel, body);
        addWaitAll(all);
    } else if (endsDrained(all)) {
        writeDrainedEnd(all);
    } else {
        addWaitAll(all);
    }
}

void Expansion::writeDrainedEnd(const Indices &all)
{
    Indices finite;
    Indices endless;
    for (const quint32 body : all)
        (isEndless(nodeOf(body)) ? endless : finite).push_back(body);
    addWaitAll(finite);
    const std::vector<bool> drained = drainedQueues();
    for (quint32 queue = 0; queue < drained.size(); ++queue) {
        if (drained[queue])
            add(Verb::Join, queue);
    }
    for (const quint32 body : endless)
        add(Verb::Cancel, body);
    addWaitAll(endless);
}

void Expansion::writeSleep(const Duration &duration)
{
    if (duration != Duration::fixed(0))
        open(Verb::Sleep, 0, duration);
}

void Expansion::writeStart(const Node &node)
{
    writeSleep(parameter<Duration>(node, Param::Start));
    for (const quint32 event : targets(node, LinkKind::Waiting))
        add(Verb::Wait, event);
}

void Expansion::writeEnd(const Node &node)
{
    for (const quint32 event : targets(node, LinkKind::Setting))
        add(Verb::Set, event);
}

/// The time an item takes, inside every lock and semaphore that guards the actor.
void Expansion::writeWork(const Node &node, Param duration)
{
    Indices guards;
    for (const quint32 guard : targets(node, LinkKind::Guarding))
        guards.push_back(open(Verb::With, guard));
    writeSleep(parameter<Duration>(node, duration));
    for (auto guard = guards.rbegin(); guard != guards.rend(); ++guard)
        close(*guard);
}

void Expansion::addPut(quint32 queue, PutChoice choice, qint64 priority)
{
    const quint32 at = open(Verb::Put, queue, {}, priority);
    m_program.steps[at].choice = quint8(choice);
}

void Expansion::writeProducer(const Node &node)
{
    writeStart(node);
    const qint64 count = parameter<qint64>(node, Param::Count);
    const quint32 loop = count == 0 ? open(Verb::Forever) : open(Verb::Repeat, 0, {}, count);
    writeWork(node, Param::Every);
    for (const quint32 queue : targets(node, LinkKind::Putting))
        addPut(queue, PutChoice::New, parameter<qint64>(node, Param::Priority));
    close(loop);
    writeSentinels(node);
    writeEnd(node);
}

/// None cannot be compared with the pairs in a priority queue, so it does not go there.
void Expansion::writeSentinels(const Node &node)
{
    const qint64 sentinels = parameter<qint64>(node, Param::Sentinels);
    for (const quint32 queue : targets(node, LinkKind::Putting)) {
        if (sentinels == 0 || m_program.resources[queue].order == QueueOrder::Priority)
            continue;
        if (sentinels == 1) {
            addPut(queue, PutChoice::Sentinel);
            continue;
        }
        const quint32 loop = open(Verb::Repeat, 0, {}, sentinels);
        addPut(queue, PutChoice::Sentinel);
        close(loop);
    }
}

void Expansion::writeConsumer(const Node &node)
{
    writeStart(node);
    const Indices queues = targets(node, LinkKind::Getting);
    if (!queues.empty()) {
        const qint64 count = parameter<qint64>(node, Param::Count);
        const quint32 loop = count == 0 ? open(Verb::Forever) : open(Verb::Repeat, 0, {}, count);
        for (const quint32 queue : queues)
            writeRound(node, queue);
        close(loop);
    }
    writeEnd(node);
}

void Expansion::writeRound(const Node &node, quint32 queue)
{
    add(Verb::Get, queue);
    if (parameter<bool>(node, Param::UntilSentinel)) {
        const quint32 test = open(Verb::If);
        m_program.steps[test].predicate.of = Predicate::Of::GotSentinel;
        add(Verb::TaskDone, queue);
        add(Verb::Break);
        close(test);
    }
    writeWork(node, Param::Work);
    for (const quint32 next : targets(node, LinkKind::Putting))
        addPut(next, PutChoice::Forward);
    add(Verb::TaskDone, queue);
}

void Expansion::writeCanceller(const Node &node)
{
    writeSleep(parameter<Duration>(node, Param::At));
    for (const quint32 body : targets(node, LinkKind::Cancelling))
        add(Verb::Cancel, body);
}

Program expand(const Layout &layout)
{
    return Expansion(layout).expand();
}

} // namespace signalbox
