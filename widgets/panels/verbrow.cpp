// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/verbrow.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

namespace {

bool isOfKind(const Layout &layout, NodeId id, NodeKind kind)
{
    const Node *node = layout.find(id);
    return node && node->kind == kind;
}

bool isByPriority(const Layout &layout, NodeId queue)
{
    return isOfKind(layout, queue, NodeKind::Queue)
        && parameter<qint64>(*layout.find(queue), Param::Order) == qint64(QueueOrder::Priority);
}

bool hasLimit(const Step &step)
{
    return step.time != Duration::fixed(0);
}

const char *wordsOfSleep(const Layout &, const Step &step)
{
    return hasLimit(step) ? QT_TRANSLATE_NOOP("Steps", "{label} {time}")
                          : QT_TRANSLATE_NOOP("Steps", "{label} one turn");
}

const char *wordsOfPut(const Layout &layout, const Step &step)
{
    return isByPriority(layout, step.target)
        ? QT_TRANSLATE_NOOP("Steps", "{label} {item} into {target} (priority {count})")
        : QT_TRANSLATE_NOOP("Steps", "{label} {item} into {target}");
}

const char *wordsOfWait(const Layout &layout, const Step &step)
{
    if (isOfKind(layout, step.target, NodeKind::Barrier))
        return QT_TRANSLATE_NOOP("Steps", "wait at {target}");
    return isOfKind(layout, step.target, NodeKind::Condition)
        ? QT_TRANSLATE_NOOP("Steps", "wait in {target}")
        : QT_TRANSLATE_NOOP("Steps", "wait for {target}");
}

/// Of steps that give a value or, without one, None.
const char *wordsOfGiving(const Layout &, const Step &step)
{
    const bool isNone = step.choice == quint8(ValueChoice::Text) && step.text.isEmpty();
    return isNone ? QT_TRANSLATE_NOOP("Steps", "{label}") : QT_TRANSLATE_NOOP("Steps", "{label} {value}");
}

const char *wordsOfSetResult(const Layout &, const Step &step)
{
    const bool isNone = step.choice == quint8(ValueChoice::Text) && step.text.isEmpty();
    return isNone ? QT_TRANSLATE_NOOP("Steps", "{label} {target}")
                  : QT_TRANSLATE_NOOP("Steps", "{label} {target}: {value}");
}

const char *wordsOfSetException(const Layout &, const Step &step)
{
    return step.text.isEmpty() ? QT_TRANSLATE_NOOP("Steps", "{label} {target}")
                               : QT_TRANSLATE_NOOP("Steps", "{label} {target}: {text}");
}

const char *wordsOfWrite(const Layout &, const Step &step)
{
    return step.count < 0 ? QT_TRANSLATE_NOOP("Steps", "{label} {target} - {amount}")
                          : QT_TRANSLATE_NOOP("Steps", "{label} {target} + {amount}");
}

const char *wordsOfCancel(const Layout &, const Step &step)
{
    return step.text.isEmpty() ? QT_TRANSLATE_NOOP("Steps", "{label} {target}")
                               : QT_TRANSLATE_NOOP("Steps", "{label} {target} \"{text}\"");
}

const char *wordsOfWaitTasks(const Layout &, const Step &step)
{
    return hasLimit(step) ? QT_TRANSLATE_NOOP("Steps", "{label} until {choice}, at most {time}")
                          : QT_TRANSLATE_NOOP("Steps", "{label} until {choice}");
}

const char *wordsOfGather(const Layout &, const Step &step)
{
    return step.choice == quint8(GatherChoice::Raise)
        ? QT_TRANSLATE_NOOP("Steps", "{label}")
        : QT_TRANSLATE_NOOP("Steps", "gather, collecting failures");
}

const char *wordsOfAsCompleted(const Layout &, const Step &step)
{
    return hasLimit(step) ? QT_TRANSLATE_NOOP("Steps", "{label}, at most {time}")
                          : QT_TRANSLATE_NOOP("Steps", "{label}");
}

const char *wordsOfAsyncFor(const Layout &layout, const Step &step)
{
    return isOfKind(layout, step.target, NodeKind::Queue)
        ? QT_TRANSLATE_NOOP("Steps", "async for items of {target}")
        : QT_TRANSLATE_NOOP("Steps", "async for ticks of {target}");
}

const char *wordsOfRetry(const Layout &, const Step &step)
{
    return step.text.isEmpty() ? QT_TRANSLATE_NOOP("Steps", "retry {times}, after {time}")
                               : QT_TRANSLATE_NOOP("Steps", "retry {times} on {text}, after {time}");
}

QList<VerbRow> makeRows()
{
    using V = Verb;
    using G = VerbGroup;
    using Gives = VerbRow::Gives;
    constexpr auto limit = QT_TRANSLATE_NOOP("Steps", "Time limit");
    constexpr auto atMost = QT_TRANSLATE_NOOP("Steps", "At most");
    constexpr auto noLimit = QT_TRANSLATE_NOOP("Steps", "no limit");
    constexpr auto error = QT_TRANSLATE_NOOP("Steps", "Error");
    constexpr auto errorHint = QT_TRANSLATE_NOOP("Steps", "RuntimeError: what went wrong");
    constexpr auto priority = QT_TRANSLATE_NOOP("Steps", "Priority");
    constexpr auto item = QT_TRANSLATE_NOOP("Steps", "Item");
    constexpr auto itemHint = QT_TRANSLATE_NOOP("Steps", "item");
    constexpr auto whatItPuts = QT_TRANSLATE_NOOP("Steps", "What it puts");
    constexpr auto text = QT_TRANSLATE_NOOP("Steps", "Text");
    constexpr auto catches = QT_TRANSLATE_NOOP("Steps", "Catches");
    return {
        {.verb = V::Sleep,
         .group = G::Time,
         .wordsFor = wordsOfSleep,
         .zeroTime = QT_TRANSLATE_NOOP("Steps", "one turn")},
        {.verb = V::Cpu, .group = G::Time},
        {.verb = V::Block, .group = G::Time},
        {.verb = V::ToThread, .group = G::Time},
        {.verb = V::RunInExecutor,
         .group = G::Time,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} on {target}, {time}")},
        {.verb = V::Timeout, .group = G::Time, .timeLabel = limit},
        {.verb = V::TimeoutAt,
         .group = G::Time,
         .timeLabel = QT_TRANSLATE_NOOP("Steps", "At, from the start of the run")},

        {.verb = V::Put,
         .group = G::Queues,
         .wordsFor = wordsOfPut,
         .gives = Gives::Item,
         .countLabel = priority,
         .textLabel = item,
         .textHint = itemHint,
         .choiceLabel = whatItPuts},
        {.verb = V::Get, .group = G::Queues, .words = QT_TRANSLATE_NOOP("Steps", "{label} from {target}")},
        {.verb = V::PutNowait,
         .group = G::Queues,
         .wordsFor = wordsOfPut,
         .gives = Gives::Item,
         .countLabel = priority,
         .textLabel = item,
         .textHint = itemHint,
         .choiceLabel = whatItPuts},
        {.verb = V::GetNowait,
         .group = G::Queues,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} from {target}")},
        {.verb = V::TaskDone, .group = G::Queues},
        {.verb = V::Join, .group = G::Queues},

        {.verb = V::With, .group = G::Locks},
        {.verb = V::Acquire, .group = G::Locks},
        {.verb = V::Release, .group = G::Locks},
        {.verb = V::Read, .group = G::Locks},
        {.verb = V::Write,
         .group = G::Locks,
         .wordsFor = wordsOfWrite,
         .countLabel = QT_TRANSLATE_NOOP("Steps", "Adds"),
         .leastCount = -kMostRounds},

        {.verb = V::Wait, .group = G::Signals, .wordsFor = wordsOfWait},
        {.verb = V::Set, .group = G::Signals},
        {.verb = V::Clear, .group = G::Signals},
        {.verb = V::WaitUntil,
         .group = G::Signals,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} {question} in {target}")},
        {.verb = V::Notify,
         .group = G::Signals,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} {count} in {target}"),
         .countLabel = QT_TRANSLATE_NOOP("Steps", "How many")},
        {.verb = V::NotifyAll,
         .group = G::Signals,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} in {target}")},
        {.verb = V::Reset, .group = G::Signals},
        {.verb = V::Abort, .group = G::Signals},
        {.verb = V::SetResult,
         .group = G::Signals,
         .wordsFor = wordsOfSetResult,
         .gives = Gives::Value,
         .textLabel = text,
         .textHint = QT_TRANSLATE_NOOP("Steps", "None"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it is set to")},
        {.verb = V::SetException,
         .group = G::Signals,
         .wordsFor = wordsOfSetException,
         .textLabel = error,
         .textHint = errorHint},

        {.verb = V::Spawn, .group = G::Tasks},
        {.verb = V::Await, .group = G::Tasks},
        {.verb = V::Result, .group = G::Tasks, .words = QT_TRANSLATE_NOOP("Steps", "{label} of {target}")},
        {.verb = V::Cancel,
         .group = G::Tasks,
         .wordsFor = wordsOfCancel,
         .textLabel = QT_TRANSLATE_NOOP("Steps", "Message"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "none")},
        {.verb = V::Uncancel, .group = G::Tasks},
        {.verb = V::Group, .group = G::Tasks},
        {.verb = V::Call,
         .group = G::Tasks,
         .words = QT_TRANSLATE_NOOP("Steps", "call {target} without await")},

        {.verb = V::Gather,
         .group = G::Several,
         .wordsFor = wordsOfGather,
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "When one fails, it")},
        {.verb = V::WaitTasks,
         .group = G::Several,
         .wordsFor = wordsOfWaitTasks,
         .timeLabel = atMost,
         .zeroTime = noLimit,
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "Until")},
        {.verb = V::AsCompleted,
         .group = G::Several,
         .wordsFor = wordsOfAsCompleted,
         .timeLabel = atMost,
         .zeroTime = noLimit},
        {.verb = V::WaitFor, .group = G::Several, .timeLabel = limit},
        {.verb = V::Shield, .group = G::Several},

        {.verb = V::If, .group = G::Flow},
        {.verb = V::Else, .group = G::Flow},
        {.verb = V::While, .group = G::Flow},
        {.verb = V::Repeat, .group = G::Flow},
        {.verb = V::Forever, .group = G::Flow},
        {.verb = V::AsyncFor, .group = G::Flow, .wordsFor = wordsOfAsyncFor},
        {.verb = V::Break, .group = G::Flow},
        {.verb = V::Return,
         .group = G::Flow,
         .wordsFor = wordsOfGiving,
         .gives = Gives::Value,
         .textLabel = text,
         .textHint = QT_TRANSLATE_NOOP("Steps", "None"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it returns")},
        {.verb = V::Log,
         .group = G::Flow,
         .wordsFor = wordsOfGiving,
         .gives = Gives::Value,
         .textLabel = QT_TRANSLATE_NOOP("Steps", "Words"),
         .textLabelBeside = QT_TRANSLATE_NOOP("Steps", "Words before it"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "what to print"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it prints")},

        {.verb = V::Raise, .group = G::Errors, .textLabel = error, .textHint = errorHint},
        {.verb = V::Try, .group = G::Errors},
        {.verb = V::Except,
         .group = G::Errors,
         .textLabel = catches,
         .textHint = QT_TRANSLATE_NOOP("Steps", "RuntimeError, TimeoutError, ExceptionGroup …")},
        {.verb = V::ExceptStar,
         .group = G::Errors,
         .textLabel = catches,
         .textHint = QT_TRANSLATE_NOOP("Steps", "ValueError, OSError …")},
        {.verb = V::Finally, .group = G::Errors},
        {.verb = V::Retry,
         .group = G::Errors,
         .wordsFor = wordsOfRetry,
         .timeLabel = QT_TRANSLATE_NOOP("Steps", "Wait before the second attempt"),
         .zeroTime = QT_TRANSLATE_NOOP("Steps", "none"),
         .countLabel = QT_TRANSLATE_NOOP("Steps", "Attempts"),
         .textLabel = QT_TRANSLATE_NOOP("Steps", "After errors of type"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "any error, or OSError, TimeoutError …")},
    };
}

// What VerbRow says by itself, for those who translate.
[[maybe_unused]] constexpr const char *kUsual[] = {
    QT_TRANSLATE_NOOP("Steps", "Time"), QT_TRANSLATE_NOOP("Steps", "at once"),
    QT_TRANSLATE_NOOP("Steps", "Times"), QT_TRANSLATE_NOOP("Steps", "Text"),
    QT_TRANSLATE_NOOP("Steps", "Choice")};

} // namespace

QString titleOf(VerbGroup group)
{
    static constexpr const char *titles[kVerbGroupCount] = {QT_TRANSLATE_NOOP("Steps", "Time"),
                                                            QT_TRANSLATE_NOOP("Steps", "Queues"),
                                                            QT_TRANSLATE_NOOP("Steps", "Locks and counters"),
                                                            QT_TRANSLATE_NOOP("Steps", "Signals"),
                                                            QT_TRANSLATE_NOOP("Steps", "Tasks"),
                                                            QT_TRANSLATE_NOOP("Steps", "Waiting for several"),
                                                            QT_TRANSLATE_NOOP("Steps", "Flow"),
                                                            QT_TRANSLATE_NOOP("Steps", "Errors")};
    return VerbRow::translated(titles[int(group)]);
}

QString VerbRow::translated(const char *words)
{
    return QCoreApplication::translate("Steps", words);
}

const QList<VerbRow> &verbRows()
{
    static const QList<VerbRow> rows = makeRows();
    return rows;
}

const VerbRow &rowOf(Verb verb)
{
    static const VerbRow usual{.verb = Verb::WaitAll, .group = VerbGroup::Several};
    const auto found = std::find_if(verbRows().begin(), verbRows().end(),
                                    [verb](const VerbRow &row) { return row.verb == verb; });
    return found == verbRows().end() ? usual : *found;
}

} // namespace signalbox
