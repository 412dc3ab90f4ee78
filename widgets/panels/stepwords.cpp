// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "widgets/panels/steplist.h"

namespace signalbox::steps {

using namespace Qt::StringLiterals;

QString words(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return u"%1 to %2"_s.arg(formatTime(duration.low), formatTime(duration.high));
    case Duration::Law::Exponential:
        return u"about %1"_s.arg(formatTime(duration.low));
    case Duration::Law::Fixed:
        break;
    }
    return formatTime(duration.low);
}

QString words(const Layout &layout, const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    QStringList parts{verb.label};
    if (!verb.targets.isEmpty()) {
        const Node *target = layout.find(step.target);
        parts += target ? target->name : u"…"_s;
    }
    if (verb.hasTime)
        parts +=
            step.verb == Verb::Sleep && step.time == Duration::fixed(0) ? u"one turn"_s : words(step.time);
    if (verb.hasCount)
        parts += step.count == 1 ? u"once"_s : u"%1 times"_s.arg(step.count);
    if (verb.hasText && !step.text.isEmpty())
        parts += step.verb == Verb::Log ? u"\"%1\""_s.arg(step.text) : step.text;
    return parts.join(u' ');
}

QString iconName(Verb verb)
{
    static const QStringList names{
        // clang-format off
        u"clock"_s, u"counter"_s, u"counter"_s, u"clock"_s, u"clock"_s, // Sleep, Cpu, Block, ToThread, RunInExecutor
        u"queue"_s, u"queue"_s, u"queue"_s, u"queue"_s, u"check"_s, u"queue"_s, // Put … Join
        u"lock"_s, u"lock-open"_s, // Acquire, Release
        u"event-set"_s, u"event-clear"_s, u"event"_s, // Set, Clear, Wait
        u"event"_s, u"event-set"_s, u"event-set"_s, u"event-clear"_s, u"error"_s, // WaitUntil, Notify, NotifyAll, Reset, Abort
        u"check"_s, u"error"_s, u"counter"_s, u"counter"_s, // SetResult, SetException, Read, Write
        u"task"_s, u"task"_s, u"canceller"_s, u"undo"_s, u"task"_s, // Spawn, Await, Cancel, Uncancel, Call
        u"error"_s, u"check"_s, u"check"_s, u"info"_s, // Raise, Return, Break, Log
        u"lock"_s, u"timeout"_s, u"timeout"_s, u"timeout"_s, u"lock"_s, // With, Timeout, TimeoutAt, WaitFor, Shield
        u"taskgroup"_s, u"taskgroup"_s, u"taskgroup"_s, u"taskgroup"_s, // Gather, WaitTasks, AsCompleted, Group
        u"redo"_s, u"redo"_s, u"redo"_s, u"info"_s, u"info"_s, // Repeat, Forever, While, If, Else
        u"problems"_s, u"error"_s, u"error"_s, u"ok"_s, // Try, Except, ExceptStar, Finally
        u"redo"_s, u"redo"_s, u"taskgroup"_s, // AsyncFor, Retry, WaitAll
        // clang-format on
    };
    Q_ASSERT(names.size() == kVerbCount);
    return names[qsizetype(verb)];
}

QList<NodeId> targets(const Layout &layout, Verb verb, NodeId task)
{
    QList<NodeId> fitting;
    for (const Node &node : layout.nodes) {
        const bool isItself = node.id == task && verb != Verb::Spawn;
        if (info(verb).targets.contains(node.kind) && !isItself)
            fitting.append(node.id);
    }
    return fitting;
}

Step make(const Layout &layout, Verb verb, NodeId task)
{
    Step step;
    step.verb = verb;
    const QList<NodeId> fitting = targets(layout, verb, task);
    if (!fitting.isEmpty())
        step.target = fitting.first();
    if (info(verb).hasTime)
        step.time = Duration::fixed(verb == Verb::Timeout ? kMicrosPerSecond : kMicrosPerSecond / 2);
    if (info(verb).hasCount)
        step.count = 3;
    if (verb == Verb::Raise)
        step.text = u"RuntimeError: something went wrong"_s;
    else if (verb == Verb::Except)
        step.text = u"Exception"_s;
    else if (verb == Verb::Log)
        step.text = u"here"_s;
    return step;
}

namespace {

/// Counts the program's steps in the order in which they are written.
bool findOrdinal(const Layout &layout, const QList<Step> &steps, int &left, StepPath &path)
{
    for (int row = 0; row < int(steps.size()); ++row) {
        const Step &step = steps[row];
        path.append(row);
        const bool isWritten = info(step.verb).targets.isEmpty() || layout.find(step.target);
        if (isWritten && left-- == 0)
            return true;
        if (findOrdinal(layout, step.body, left, path))
            return true;
        path.removeLast();
    }
    return false;
}

} // namespace

std::optional<StepPath> placeOfProgramStep(const Layout &layout, const QList<Step> &steps, int ordinal)
{
    StepPath path;
    return findOrdinal(layout, steps, ordinal, path) ? std::optional(path) : std::nullopt;
}

} // namespace signalbox::steps
