// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/frames.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

void FrameWriter::writeTaskGroup(const Node &node)
{
    const quint32 group = m_writer.open(Verb::Group);
    m_writer.addSpawns(m_writer.index.started(node.id));
    m_writer.close(group);
}

void FrameWriter::writeGather(const Node &node)
{
    const quint32 gather = m_writer.open(Verb::Gather);
    const bool collects = parameter<bool>(node, Param::ReturnExceptions);
    m_writer.program.steps[gather].choice =
        quint8(collects ? GatherChoice::ReturnExceptions : GatherChoice::Raise);
    m_writer.addSpawns(m_writer.index.started(node.id));
    m_writer.close(gather);
}

/// asyncio.wait refuses to wait for nothing, so an empty frame has nothing to do.
void FrameWriter::writeWait(const Node &node)
{
    const ProgramWriter::Indices members = m_writer.index.started(node.id);
    if (members.empty())
        return;
    const quint32 wait = m_writer.open(Verb::WaitTasks, 0, parameter<Duration>(node, Param::WaitTimeout));
    m_writer.program.steps[wait].choice = quint8(parameter<qint64>(node, Param::ReturnWhen));
    m_writer.addSpawns(members);
    m_writer.close(wait);
    if (!parameter<bool>(node, Param::CancelPending))
        return;
    for (const quint32 body : members)
        m_writer.add(Verb::Cancel, body);
}

/// A timeout frame holds tasks, so a group inside it waits for them; that time ran out is its purpose, not
/// its failure.
void FrameWriter::writeTimeout(const Node &node)
{
    const quint32 attempt = m_writer.open(Verb::Try);
    const Verb verb = parameter<bool>(node, Param::Absolute) ? Verb::TimeoutAt : Verb::Timeout;
    const quint32 timeout = m_writer.open(verb, 0, parameter<Duration>(node, Param::Delay));
    writeTaskGroup(node);
    m_writer.close(timeout);
    const quint32 handler = m_writer.open(Verb::Except, 0, {}, 0, u"TimeoutError"_s);
    m_writer.open(Verb::Log, 0, {}, 0, u"time is up"_s);
    m_writer.close(handler);
    m_writer.close(attempt);
}

/// A shield stands around one thing to await: several members are gathered in a task between.
void FrameWriter::writeShield(const Node &node)
{
    ProgramWriter::Indices members = m_writer.index.started(node.id);
    if (members.empty())
        return;
    if (members.size() > 1) {
        const quint32 inner =
            m_writer.addExtra(node.name + u"_inner"_s, {.owner = node.id, .operand = {}, .members = members});
        members = {inner};
    }
    const quint32 shield = m_writer.open(Verb::Shield);
    m_writer.addSpawns(members);
    m_writer.close(shield);
}

void FrameWriter::writeRetry(const Node &node)
{
    const quint32 retry = m_writer.open(Verb::Retry, 0, parameter<Duration>(node, Param::Backoff),
                                        parameter<qint64>(node, Param::Attempts));
    writeTaskGroup(node);
    m_writer.close(retry);
}

} // namespace signalbox
