// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "widgets/panels/steplist.h"

#include <algorithm>
#include <cstdlib>

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

namespace {

/// The name of the node a step acts on, or asks about.
QString nameOf(const Layout &layout, NodeId id)
{
    const Node *node = layout.find(id);
    return node ? node->name : u"…"_s;
}

bool isOfKind(const Layout &layout, NodeId id, NodeKind kind)
{
    const Node *node = layout.find(id);
    return node && node->kind == kind;
}

/// "soup into window (priority 2)".
QString wordsOfPut(const Layout &layout, const Step &step)
{
    const Node *queue = layout.find(step.target);
    const bool isByPriority = queue && queue->kind == NodeKind::Queue
        && parameter<qint64>(*queue, Param::Order) == qint64(QueueOrder::Priority);
    const QString priority = isByPriority ? u" (priority %1)"_s.arg(step.count) : QString();
    QString item = step.text.isEmpty() ? u"item"_s : step.text;
    if (step.choice == quint8(PutChoice::Forward))
        item = u"the item taken last"_s;
    else if (step.choice == quint8(PutChoice::Sentinel))
        item = u"None"_s;
    else if (step.choice == quint8(PutChoice::Result))
        item = u"the result"_s;
    return u"%1 into %2%3"_s.arg(item, nameOf(layout, step.target), priority);
}

/// What a step returns, sets or prints: "\"soup\"", "the item", "\"got\", the result". Empty where that is
/// None, or nothing.
QString wordsOfValue(const Step &step)
{
    const QString text = step.text.isEmpty() ? QString() : u"\"%1\""_s.arg(step.text);
    if (step.choice == quint8(ValueChoice::Text))
        return text;
    const QString value = step.choice == quint8(ValueChoice::Item) ? u"the item"_s : u"the result"_s;
    return step.verb == Verb::Log && !text.isEmpty() ? text + u", "_s + value : value;
}

QString wordsOfWait(const Layout &layout, const Step &step)
{
    const QString name = nameOf(layout, step.target);
    if (isOfKind(layout, step.target, NodeKind::Barrier))
        return u"wait at "_s + name;
    return isOfKind(layout, step.target, NodeKind::Condition) ? u"wait in "_s + name : u"wait for "_s + name;
}

QString limit(const Step &step)
{
    return step.time == Duration::fixed(0) ? QString() : u", at most %1"_s.arg(words(step.time));
}

/// "3 times", "once".
QString times(qint64 count)
{
    return count == 1 ? u"once"_s : u"%1 times"_s.arg(count);
}

/// Behind a label: nothing, or a blank and the words.
QString after(const QString &blank, const QString &text)
{
    return text.isEmpty() ? QString() : blank + text;
}

/// Of steps that wait for several, or for one thing with conditions.
QString wordsOfSeveral(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    switch (step.verb) {
    case Verb::WaitTasks: {
        const qsizetype choice = std::min<qsizetype>(step.choice, verb.choices.size() - 1);
        return u"%1 until %2%3"_s.arg(verb.label, verb.choices[choice].label, limit(step));
    }
    case Verb::Gather:
        return step.choice == quint8(GatherChoice::Raise) ? verb.label : u"gather, collecting failures"_s;
    case Verb::AsCompleted:
        return verb.label + limit(step);
    default:
        return u"retry %1%2, after %3"_s.arg(times(step.count), after(u" on "_s, step.text),
                                             words(step.time));
    }
}

/// Of steps that use the words of their verb, then what it acts on, how long, how often.
QString usualWords(const Layout &layout, const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    QStringList parts{verb.label};
    if (!verb.targets.isEmpty())
        parts += nameOf(layout, step.target);
    if (verb.hasTime)
        parts +=
            step.verb == Verb::Sleep && step.time == Duration::fixed(0) ? u"one turn"_s : words(step.time);
    if (verb.hasCount)
        parts += times(step.count);
    if (verb.hasText && !step.text.isEmpty())
        parts += step.text;
    if (verb.hasPredicate)
        parts += words(layout, step.predicate);
    return parts.join(u' ');
}

} // namespace

QString words(const Layout &layout, const Predicate &predicate)
{
    const PredicateInfo &asked = info(predicate.of);
    const QString label = asked.label;
    if (asked.compares) {
        const QString about =
            asked.targets.isEmpty() ? label : label + u' ' + nameOf(layout, predicate.target);
        return u"%1%2 %3 %4"_s
            .arg(predicate.negated ? u"not "_s : QString(), about,
                 relationKeys()[qsizetype(predicate.relation)])
            .arg(predicate.value);
    }
    // "is set", "was cancelled", "has failed", "the item is None": the negation goes behind the verb.
    QString said = asked.targets.isEmpty() ? label : nameOf(layout, predicate.target) + u' ' + label;
    if (predicate.negated) {
        const QString verb = label.contains(u"was "_s) ? u"was "_s
            : label.contains(u"has "_s)                ? u"has "_s
                                                       : u"is "_s;
        said.insert(said.lastIndexOf(verb) + verb.size(), u"not "_s);
    }
    return said;
}

QString words(const Layout &layout, const Step &step)
{
    const QString label = info(step.verb).label;
    const QString name = nameOf(layout, step.target);
    switch (step.verb) {
    case Verb::Put:
    case Verb::PutNowait:
        return label + u' ' + wordsOfPut(layout, step);
    case Verb::Get:
    case Verb::GetNowait:
        return u"%1 from %2"_s.arg(label, name);
    case Verb::RunInExecutor:
        return u"%1 on %2, %3"_s.arg(label, name, words(step.time));
    case Verb::Wait:
        return wordsOfWait(layout, step);
    case Verb::WaitUntil:
        return u"%1 %2 in %3"_s.arg(label, words(layout, step.predicate), name);
    case Verb::Notify:
        return u"%1 %2 in %3"_s.arg(label).arg(step.count).arg(name);
    case Verb::NotifyAll:
        return u"%1 in %2"_s.arg(label, name);
    case Verb::Return:
    case Verb::Log:
        return label + after(u" "_s, wordsOfValue(step));
    case Verb::SetResult:
        return u"%1 %2%3"_s.arg(label, name, after(u": "_s, wordsOfValue(step)));
    case Verb::Result:
        return u"%1 of %2"_s.arg(label, name);
    case Verb::SetException:
        return u"%1 %2%3"_s.arg(label, name, after(u": "_s, step.text));
    case Verb::Write:
        return u"%1 %2 %3 %4"_s.arg(label, name, step.count < 0 ? u"-"_s : u"+"_s).arg(std::abs(step.count));
    case Verb::Cancel:
        return u"%1 %2%3"_s.arg(label, name, step.text.isEmpty() ? QString() : u" \"%1\""_s.arg(step.text));
    case Verb::Call:
        return u"call %1 without await"_s.arg(name);
    case Verb::AsyncFor:
        return isOfKind(layout, step.target, NodeKind::Queue) ? u"async for items of "_s + name
                                                              : u"async for ticks of "_s + name;
    case Verb::WaitTasks:
    case Verb::Gather:
    case Verb::AsCompleted:
    case Verb::Retry:
        return wordsOfSeveral(step);
    default:
        return usualWords(layout, step);
    }
}

QString iconName(Verb verb)
{
    static const QStringList names{
        // clang-format off
        u"clock"_s, u"counter"_s, u"pause"_s, u"executor"_s, u"executor"_s, // Sleep, Cpu, Block, ToThread, RunInExecutor
        u"queue"_s, u"queue"_s, u"queue"_s, u"queue"_s, u"check"_s, u"queue"_s, // Put … Join
        u"lock"_s, u"lock-open"_s, // Acquire, Release
        u"event-set"_s, u"event-clear"_s, u"event"_s, // Set, Clear, Wait
        u"condition"_s, u"condition"_s, u"condition"_s, u"barrier"_s, u"barrier"_s, // WaitUntil, Notify, NotifyAll, Reset, Abort
        u"future"_s, u"future"_s, u"counter"_s, u"counter"_s, // SetResult, SetException, Read, Write
        u"task"_s, u"task"_s, u"future"_s, u"canceller"_s, u"undo"_s, u"task"_s, // Spawn, Await, Result, Cancel, Uncancel, Call
        u"error"_s, u"check"_s, u"to-end"_s, u"info"_s, // Raise, Return, Break, Log
        u"lock"_s, u"timeout"_s, u"timeout"_s, u"timeout"_s, u"shield"_s, // With, Timeout, TimeoutAt, WaitFor, Shield
        u"gather"_s, u"wait"_s, u"gather"_s, u"taskgroup"_s, // Gather, WaitTasks, AsCompleted, Group
        u"redo"_s, u"redo"_s, u"redo"_s, u"help"_s, u"help"_s, // Repeat, Forever, While, If, Else
        u"problems"_s, u"error"_s, u"error"_s, u"ok"_s, // Try, Except, ExceptStar, Finally
        u"ticker"_s, u"retry"_s, u"taskgroup"_s, // AsyncFor, Retry, WaitAll
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

QList<NodeId> targets(const Layout &layout, Predicate::Of of, NodeId task)
{
    QList<NodeId> fitting;
    for (const Node &node : layout.nodes) {
        if (info(of).targets.contains(node.kind) && node.id != task)
            fitting.append(node.id);
    }
    return fitting;
}

Predicate ask(const Layout &layout, Predicate::Of of, NodeId task)
{
    Predicate predicate;
    predicate.of = of;
    const QList<NodeId> fitting = targets(layout, of, task);
    if (!fitting.isEmpty())
        predicate.target = fitting.first();
    if (of == Predicate::Of::Counter) {
        predicate.relation = Predicate::Relation::GreaterEqual;
        predicate.value = 3;
    } else if (of == Predicate::Of::Cancelling) {
        predicate.relation = Predicate::Relation::Greater;
    }
    return predicate;
}

namespace {

/// The first question that something on the canvas can answer.
Predicate firstQuestion(const Layout &layout, NodeId task)
{
    for (const PredicateInfo &asked : predicateCatalog()) {
        if (!targets(layout, asked.of, task).isEmpty())
            return ask(layout, asked.of, task);
    }
    return ask(layout, Predicate::Of::Counter, task);
}

Micros usualTime(Verb verb)
{
    switch (verb) {
    case Verb::Timeout:
    case Verb::WaitFor:
        return kMicrosPerSecond;
    case Verb::TimeoutAt:
        return 5 * kMicrosPerSecond;
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return 0; // no limit
    default:
        return kMicrosPerSecond / 2;
    }
}

QString usualText(Verb verb)
{
    switch (verb) {
    case Verb::Raise:
        return u"RuntimeError: something went wrong"_s;
    case Verb::SetException:
        return u"RuntimeError: it failed"_s;
    case Verb::Except:
    case Verb::ExceptStar:
        return u"Exception"_s;
    case Verb::Log:
        return u"here"_s;
    default:
        return {};
    }
}

} // namespace

Step make(const Layout &layout, Verb verb, NodeId task)
{
    Step step;
    step.verb = verb;
    const QList<NodeId> fitting = targets(layout, verb, task);
    if (!fitting.isEmpty())
        step.target = fitting.first();
    if (info(verb).hasTime)
        step.time = Duration::fixed(usualTime(verb));
    if (verb == Verb::Repeat || verb == Verb::Retry)
        step.count = 3;
    step.text = usualText(verb);
    if (info(verb).hasPredicate)
        step.predicate = firstQuestion(layout, task);
    return step;
}

} // namespace signalbox::steps
