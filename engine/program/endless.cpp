// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/endless.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/rows.h"

#include <algorithm>

namespace signalbox {

namespace {

/// Whether a `break` or `return` ends the loop around \a steps in the ordinary course of things; one in an
/// except only answers an error, such as being cancelled.
bool leavesLoop(const QList<Step> &steps, bool isInnermost = true)
{
    return std::any_of(steps.begin(), steps.end(), [isInnermost](const Step &step) {
        if (step.verb == Verb::Break)
            return isInnermost;
        if (step.verb == Verb::Return)
            return true;
        if (step.verb == Verb::Except || step.verb == Verb::ExceptStar)
            return false;
        return leavesLoop(step.body, isInnermost && !isLoop(step.verb));
    });
}

} // namespace

bool Endless::isNever(const Node &) const
{
    return false;
}

bool Endless::isCountless(const Node &node) const
{
    return parameter<qint64>(node, Param::Count) == 0;
}

bool Endless::isConsumerEndless(const Node &node) const
{
    return isCountless(node) && !parameter<bool>(node, Param::UntilSentinel);
}

bool Endless::isTaskEndless(const Node &node) const
{
    return holdsForever(parameter<QList<Step>>(node, Param::Steps));
}

bool Endless::holdsEndless(const Node &node) const
{
    const LayoutIndex::Indices members = m_index.started(node.id);
    return std::any_of(members.begin(), members.end(), *this);
}

bool Endless::isWaitEndless(const Node &node) const
{
    if (parameter<Duration>(node, Param::WaitTimeout) != Duration::fixed(0))
        return false;
    if (WaitChoice(parameter<qint64>(node, Param::ReturnWhen)) != WaitChoice::FirstCompleted)
        return holdsEndless(node);
    const LayoutIndex::Indices members = m_index.started(node.id);
    return !members.empty() && std::all_of(members.begin(), members.end(), *this);
}

bool Endless::operator()(const Node &node) const
{
    struct Row {
        NodeKind kind;
        bool (Endless::*answer)(const Node &) const;
    };
    static constexpr Row actors[] = {
        {NodeKind::Producer, &Endless::isCountless},
        {NodeKind::Consumer, &Endless::isConsumerEndless},
        {NodeKind::Task, &Endless::isTaskEndless},
        {NodeKind::Canceller, &Endless::isNever}, // it acts once
    };
    static constexpr Row frames[] = {
        {NodeKind::TaskGroup, &Endless::holdsEndless},
        {NodeKind::Gather, &Endless::holdsEndless},
        {NodeKind::Wait, &Endless::isWaitEndless},
        {NodeKind::Timeout, &Endless::isNever}, // it sees to its own end
        {NodeKind::Shield, &Endless::holdsEndless},
        {NodeKind::Retry, &Endless::holdsEndless},
    };
    static_assert(isRowPerActor(actors) && isRowPerFrame(frames),
                  "what runs has a row, in the order of NodeKind");
    if (isActor(node.kind))
        return (this->*actors[std::size_t(node.kind)].answer)(node);
    return isScope(node.kind) && (this->*frameRow(frames, node.kind).answer)(node);
}

bool Endless::holdsForever(const QList<Step> &steps) const
{
    return std::any_of(steps.begin(), steps.end(), [this](const Step &step) {
        return (isEndlessLoop(step) && !leavesLoop(step.body)) || holdsForever(step.body);
    });
}

bool Endless::isEndlessLoop(const Step &step) const
{
    if (step.verb == Verb::Forever)
        return true;
    if (step.verb == Verb::While)
        return isAlwaysTrue(step.predicate);
    if (step.verb != Verb::AsyncFor)
        return false;
    const auto resource = m_index.resourceOf(step.target);
    if (!resource)
        return false;
    const Node &node = *m_index.resources()[*resource];
    return node.kind == NodeKind::Ticker && isCountless(node);
}

/// What a loop can ask that stays true until somebody cancels it: whether nobody has, and whether an event
/// that nobody sets is not set.
bool Endless::isAlwaysTrue(const Predicate &predicate) const
{
    if (predicate.of == Predicate::Of::Cancelling)
        return relates(0, predicate.relation, predicate.value) != predicate.negated;
    if (predicate.of != Predicate::Of::EventSet || !predicate.negated)
        return false;
    const auto event = m_index.resourceOf(predicate.target);
    return event && !parameter<bool>(*m_index.resources()[*event], Param::IsSet)
        && !m_index.isEverSet(predicate.target);
}

} // namespace signalbox
