// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepwords.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/panels/verbrow.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace signalbox::steps {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

/// The name of the node a step acts on, or asks about.
QString nameOf(const Layout &layout, NodeId id)
{
    const Node *node = layout.find(id);
    return node ? node->name : u"…"_s;
}

QString wordsOfItem(const Step &step)
{
    switch (PutChoice(step.choice)) {
    case PutChoice::New:
        break;
    case PutChoice::Forward:
        return Words::tr("the item taken last");
    case PutChoice::Sentinel:
        return u"None"_s;
    case PutChoice::Result:
        return Words::tr("the result");
    }
    return step.text.isEmpty() ? Words::tr("item") : step.text;
}

/// What a step returns, sets or prints: "\"soup\"", "the item", "\"got\", the result".
QString wordsOfValue(const Step &step)
{
    const QString text = step.text.isEmpty() ? QString() : u"\"%1\""_s.arg(step.text);
    if (step.choice == quint8(ValueChoice::Text))
        return text;
    const QString value =
        step.choice == quint8(ValueChoice::Item) ? Words::tr("the item") : Words::tr("the result");
    return rowOf(step.verb).textLabelBeside && !text.isEmpty()
        ? fill(Words::tr("{text}, {value}"), {{u"text", text}, {u"value", value}})
        : value;
}

QString times(qint64 count)
{
    return count == 1 ? Words::tr("once")
                      : fill(Words::tr("{count} times"), {{u"count", QString::number(count)}});
}

QString wordsOfChoice(const Step &step)
{
    const QList<ChoiceInfo> &choices = info(step.verb).choices;
    return choices.isEmpty() ? QString()
                             : choices[std::min<qsizetype>(step.choice, choices.size() - 1)].label;
}

/// The words of the verb, then what it acts on, how long, how often.
QString usualPattern(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    QStringList parts{u"{label}"_s};
    if (!verb.targets.isEmpty())
        parts += u"{target}"_s;
    if (verb.hasTime)
        parts += u"{time}"_s;
    if (verb.hasCount)
        parts += u"{times}"_s;
    if (verb.hasText && !step.text.isEmpty())
        parts += u"{text}"_s;
    if (verb.hasPredicate)
        parts += u"{question}"_s;
    return parts.join(u' ');
}

QString patternOf(const Layout &layout, const Step &step)
{
    const VerbRow &row = rowOf(step.verb);
    if (row.wordsFor)
        return VerbRow::translated(row.wordsFor(layout, step));
    return row.words ? VerbRow::translated(row.words) : usualPattern(step);
}

} // namespace

QString words(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return fill(Words::tr("{least} to {most}"),
                    {{u"least", formatTime(duration.low)}, {u"most", formatTime(duration.high)}});
    case Duration::Law::Exponential:
        return fill(Words::tr("about {time}"), {{u"time", formatTime(duration.low)}});
    case Duration::Law::Fixed:
        break;
    }
    return formatTime(duration.low);
}

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
    const bool asks = info(step.verb).hasPredicate;
    return fill(patternOf(layout, step),
                {{u"label", info(step.verb).label},
                 {u"target", nameOf(layout, step.target)},
                 {u"time", words(step.time)},
                 {u"times", times(step.count)},
                 {u"count", QString::number(step.count)},
                 {u"amount", QString::number(std::abs(step.count))},
                 {u"text", step.text},
                 {u"choice", wordsOfChoice(step)},
                 {u"question", asks ? words(layout, step.predicate) : QString()},
                 {u"item", wordsOfItem(step)},
                 {u"value", wordsOfValue(step)}});
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

} // namespace signalbox::steps
