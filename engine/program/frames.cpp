// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/program/expansion.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

// Every frame is a task that starts what it holds and waits for it as its kind does.

void Expansion::writeFrame(const Node &node)
{
    switch (node.kind) {
    case NodeKind::Gather: {
        const quint32 gather = open(Verb::Gather);
        const bool collects = parameter<bool>(node, Param::ReturnExceptions);
        m_program.steps[gather].choice =
            quint8(collects ? GatherChoice::ReturnExceptions : GatherChoice::Raise);
        addSpawns(started(node.id));
        close(gather);
        break;
    }
    case NodeKind::Wait:
        writeWait(node);
        break;
    case NodeKind::Timeout:
        writeTimeout(node);
        break;
    case NodeKind::Shield:
        writeShield(node);
        break;
    case NodeKind::Retry: {
        const quint32 retry = open(Verb::Retry, 0, parameter<Duration>(node, Param::Backoff),
                                   parameter<qint64>(node, Param::Attempts));
        writeGroup(started(node.id));
        close(retry);
        break;
    }
    default:
        writeGroup(started(node.id));
        break;
    }
}

void Expansion::addSpawns(const Indices &bodies)
{
    for (const quint32 body : bodies)
        add(Verb::Spawn, body);
}

void Expansion::writeGroup(const Indices &members)
{
    const quint32 group = open(Verb::Group);
    addSpawns(members);
    close(group);
}

/// asyncio.wait refuses to wait for nothing, so an empty frame has nothing to do.
void Expansion::writeWait(const Node &node)
{
    const Indices members = started(node.id);
    if (members.empty())
        return;
    const quint32 wait = open(Verb::WaitTasks, 0, parameter<Duration>(node, Param::WaitTimeout));
    m_program.steps[wait].choice = quint8(parameter<qint64>(node, Param::ReturnWhen));
    addSpawns(members);
    close(wait);
    if (!parameter<bool>(node, Param::CancelPending))
        return;
    for (const quint32 body : members)
        add(Verb::Cancel, body);
}

/// A timeout frame holds tasks, so a group inside it waits for them; that time ran out is its purpose, not
/// its failure.
void Expansion::writeTimeout(const Node &node)
{
    const quint32 attempt = open(Verb::Try);
    const Verb verb = parameter<bool>(node, Param::Absolute) ? Verb::TimeoutAt : Verb::Timeout;
    const quint32 timeout = open(verb, 0, parameter<Duration>(node, Param::Delay));
    writeGroup(started(node.id));
    close(timeout);
    const quint32 handler = open(Verb::Except, 0, {}, 0, u"TimeoutError"_s);
    open(Verb::Log, 0, {}, 0, u"time is up"_s);
    close(handler);
    close(attempt);
}

/// A shield stands around one thing to await: several members are gathered in a task between.
void Expansion::writeShield(const Node &node)
{
    Indices members = started(node.id);
    if (members.empty())
        return;
    if (members.size() > 1) {
        const quint32 inner =
            addExtra(node.name + u"_inner"_s, {.owner = node.id, .operand = {}, .members = members});
        members = {inner};
    }
    const quint32 shield = open(Verb::Shield);
    addSpawns(members);
    close(shield);
}

bool Expansion::isEndless(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Producer:
        return parameter<qint64>(node, Param::Count) == 0;
    case NodeKind::Consumer:
        return parameter<qint64>(node, Param::Count) == 0 && !parameter<bool>(node, Param::UntilSentinel);
    case NodeKind::Task:
        return holdsForever(parameter<QList<Step>>(node, Param::Steps));
    case NodeKind::Canceller:
        return false; // it acts once
    default:
        return isEndlessFrame(node);
    }
}

bool Expansion::isEndlessFrame(const Node &node) const
{
    const Indices members = started(node.id);
    const auto endless = [this](quint32 body) { return isEndless(nodeOf(body)); };
    if (node.kind == NodeKind::Timeout)
        return false; // it sees to its own end
    if (node.kind == NodeKind::Wait) {
        if (parameter<Duration>(node, Param::WaitTimeout) != Duration::fixed(0))
            return false;
        if (WaitChoice(parameter<qint64>(node, Param::ReturnWhen)) == WaitChoice::FirstCompleted)
            return !members.empty() && std::all_of(members.begin(), members.end(), endless);
    }
    return std::any_of(members.begin(), members.end(), endless);
}

namespace {

/// Whether a `break` or `return` ends the loop around \a steps in the ordinary course of things; one in an
/// except only answers an error, such as being cancelled.
bool leavesLoop(const QList<Step> &steps, bool isInnermost = true)
{
    return std::any_of(steps.begin(), steps.end(), [isInnermost](const Step &step) {
        switch (step.verb) {
        case Verb::Break:
            return isInnermost;
        case Verb::Return:
            return true;
        case Verb::Repeat:
        case Verb::Forever:
        case Verb::While:
        case Verb::AsyncFor:
        case Verb::Retry:
            return leavesLoop(step.body, false);
        case Verb::Except:
        case Verb::ExceptStar:
            return false;
        default:
            return leavesLoop(step.body, isInnermost);
        }
    });
}

} // namespace

bool Expansion::holdsForever(const QList<Step> &steps) const
{
    return std::any_of(steps.begin(), steps.end(), [this](const Step &step) {
        return (isEndlessLoop(step) && !leavesLoop(step.body)) || holdsForever(step.body);
    });
}

bool Expansion::isEndlessLoop(const Step &step) const
{
    switch (step.verb) {
    case Verb::Forever:
        return true;
    case Verb::While:
        return isAlwaysTrue(step.predicate);
    case Verb::AsyncFor: {
        const auto resource = m_resources.constFind(step.target);
        return resource != m_resources.constEnd() && m_program.resources[*resource].kind == NodeKind::Ticker
            && m_program.resources[*resource].amount == 0;
    }
    default:
        return false;
    }
}

/// What a loop can ask that stays true until somebody cancels it: whether nobody has, and whether an event
/// that nobody sets is not set.
bool Expansion::isAlwaysTrue(const Predicate &predicate) const
{
    if (predicate.of == Predicate::Of::Cancelling)
        return relates(0, predicate.relation, predicate.value) != predicate.negated;
    if (predicate.of != Predicate::Of::EventSet || !predicate.negated)
        return false;
    const auto event = m_resources.constFind(predicate.target);
    if (event == m_resources.constEnd() || m_program.resources[*event].amount != 0)
        return false;
    return std::none_of(m_linksOf.begin(), m_linksOf.end(), [&](const QList<Link> &links) {
        return std::any_of(links.begin(), links.end(), [&](const Link &link) {
            return link.to == predicate.target && link.kind == LinkKind::Setting;
        });
    });
}

} // namespace signalbox
