// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/actors.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

void ActorWriter::writeProducer(const Node &node)
{
    writeStart(node);
    const quint32 loop = openRounds(node);
    writeWork(node, Param::Every);
    for (const quint32 queue : m_writer.index.targets(node, LinkKind::Putting))
        addPut(queue, PutChoice::New, parameter<qint64>(node, Param::Priority));
    m_writer.close(loop);
    writeSentinels(node);
    writeEnd(node);
}

void ActorWriter::writeConsumer(const Node &node)
{
    writeStart(node);
    const ProgramWriter::Indices queues = m_writer.index.targets(node, LinkKind::Getting);
    if (!queues.empty()) {
        const quint32 loop = openRounds(node);
        for (const quint32 queue : queues)
            writeRound(node, queue);
        m_writer.close(loop);
    }
    writeEnd(node);
}

void ActorWriter::writeCanceller(const Node &node)
{
    m_writer.addSleep(parameter<Duration>(node, Param::At));
    for (const quint32 body : m_writer.index.targets(node, LinkKind::Cancelling))
        m_writer.add(Verb::Cancel, body);
}

/// As many as its count says; 0 stands for no end.
quint32 ActorWriter::openRounds(const Node &node)
{
    const qint64 count = parameter<qint64>(node, Param::Count);
    return count == 0 ? m_writer.open(Verb::Forever) : m_writer.open(Verb::Repeat, 0, {}, count);
}

void ActorWriter::writeStart(const Node &node)
{
    m_writer.addSleep(parameter<Duration>(node, Param::Start));
    for (const quint32 event : m_writer.index.targets(node, LinkKind::Waiting))
        m_writer.add(Verb::Wait, event);
}

void ActorWriter::writeEnd(const Node &node)
{
    for (const quint32 event : m_writer.index.targets(node, LinkKind::Setting))
        m_writer.add(Verb::Set, event);
}

/// The time an item takes, inside every lock and semaphore that guards the actor.
void ActorWriter::writeWork(const Node &node, Param duration)
{
    ProgramWriter::Indices guards;
    for (const quint32 guard : m_writer.index.targets(node, LinkKind::Guarding))
        guards.push_back(m_writer.open(Verb::With, guard));
    m_writer.addWork(parameter<Duration>(node, duration),
                     WorkChoice(parameter<qint64>(node, Param::Working)));
    for (auto guard = guards.rbegin(); guard != guards.rend(); ++guard)
        m_writer.close(*guard);
}

void ActorWriter::writeRound(const Node &node, quint32 queue)
{
    m_writer.add(Verb::Get, queue);
    if (parameter<bool>(node, Param::UntilSentinel)) {
        const quint32 test = m_writer.open(Verb::If);
        m_writer.program.steps[test].predicate.of = Predicate::Of::GotSentinel;
        m_writer.add(Verb::TaskDone, queue);
        m_writer.add(Verb::Break);
        m_writer.close(test);
    }
    writeWork(node, Param::Work);
    for (const quint32 next : m_writer.index.targets(node, LinkKind::Putting))
        addPut(next, PutChoice::Forward);
    m_writer.add(Verb::TaskDone, queue);
}

/// None cannot be compared with the pairs in a priority queue, so it does not go there.
void ActorWriter::writeSentinels(const Node &node)
{
    const qint64 sentinels = parameter<qint64>(node, Param::Sentinels);
    for (const quint32 queue : m_writer.index.targets(node, LinkKind::Putting)) {
        if (sentinels == 0 || m_writer.program.resources[queue].order == QueueOrder::Priority)
            continue;
        if (sentinels == 1) {
            addPut(queue, PutChoice::Sentinel);
            continue;
        }
        const quint32 loop = m_writer.open(Verb::Repeat, 0, {}, sentinels);
        addPut(queue, PutChoice::Sentinel);
        m_writer.close(loop);
    }
}

void ActorWriter::addPut(quint32 queue, PutChoice choice, qint64 priority)
{
    const quint32 at = m_writer.open(Verb::Put, queue, {}, priority);
    m_writer.program.steps[at].choice = quint8(choice);
}

} // namespace signalbox
