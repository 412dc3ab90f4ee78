// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/verbrow.h"

#include "engine/catalog/catalog.h"

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

const char *wordsOfFailWait(const Layout &, const Step &step)
{
    return step.text.isEmpty() ? QT_TRANSLATE_NOOP("Steps", "make {target} fail")
                               : QT_TRANSLATE_NOOP("Steps", "make {target} fail: {text}");
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
        {.verb = V::Sleep, .wordsFor = wordsOfSleep, .zeroTime = QT_TRANSLATE_NOOP("Steps", "one turn")},
        {.verb = V::Cpu},
        {.verb = V::Block},
        {.verb = V::ToThread},
        {.verb = V::RunInExecutor, .words = QT_TRANSLATE_NOOP("Steps", "{label} on {target}, {time}")},
        {.verb = V::Timeout, .timeLabel = limit},
        {.verb = V::TimeoutAt, .timeLabel = QT_TRANSLATE_NOOP("Steps", "At, from the start of the run")},

        {.verb = V::Put,
         .wordsFor = wordsOfPut,
         .gives = Gives::Item,
         .countLabel = priority,
         .textLabel = item,
         .textHint = itemHint,
         .choiceLabel = whatItPuts},
        {.verb = V::Get, .words = QT_TRANSLATE_NOOP("Steps", "{label} from {target}")},
        {.verb = V::PutNowait,
         .wordsFor = wordsOfPut,
         .gives = Gives::Item,
         .countLabel = priority,
         .textLabel = item,
         .textHint = itemHint,
         .choiceLabel = whatItPuts},
        {.verb = V::GetNowait, .words = QT_TRANSLATE_NOOP("Steps", "{label} from {target}")},
        {.verb = V::TaskDone},
        {.verb = V::Join},

        {.verb = V::With},
        {.verb = V::Acquire},
        {.verb = V::Release},
        {.verb = V::Read},
        {.verb = V::Write, .wordsFor = wordsOfWrite, .countLabel = QT_TRANSLATE_NOOP("Steps", "Adds")},

        {.verb = V::Wait, .wordsFor = wordsOfWait},
        {.verb = V::Set},
        {.verb = V::Clear},
        {.verb = V::WaitUntil, .words = QT_TRANSLATE_NOOP("Steps", "{label} {question} in {target}")},
        {.verb = V::Notify,
         .words = QT_TRANSLATE_NOOP("Steps", "{label} {count} in {target}"),
         .countLabel = QT_TRANSLATE_NOOP("Steps", "How many")},
        {.verb = V::NotifyAll, .words = QT_TRANSLATE_NOOP("Steps", "{label} in {target}")},
        {.verb = V::Reset},
        {.verb = V::Abort},
        {.verb = V::SetResult,
         .wordsFor = wordsOfSetResult,
         .gives = Gives::Value,
         .textLabel = text,
         .textHint = QT_TRANSLATE_NOOP("Steps", "None"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it is set to")},
        {.verb = V::SetException, .wordsFor = wordsOfSetException, .textLabel = error, .textHint = errorHint},

        {.verb = V::Spawn},
        {.verb = V::Await},
        {.verb = V::Result, .words = QT_TRANSLATE_NOOP("Steps", "{label} of {target}")},
        {.verb = V::Cancel,
         .wordsFor = wordsOfCancel,
         .textLabel = QT_TRANSLATE_NOOP("Steps", "Message"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "none")},
        {.verb = V::Uncancel},
        {.verb = V::Group},
        {.verb = V::Call, .words = QT_TRANSLATE_NOOP("Steps", "call {target} without await")},

        {.verb = V::Gather,
         .wordsFor = wordsOfGather,
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "When one fails, it")},
        {.verb = V::WaitTasks,
         .wordsFor = wordsOfWaitTasks,
         .timeLabel = atMost,
         .zeroTime = noLimit,
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "Until")},
        {.verb = V::AsCompleted, .wordsFor = wordsOfAsCompleted, .timeLabel = atMost, .zeroTime = noLimit},
        {.verb = V::WaitFor, .timeLabel = limit},
        {.verb = V::Shield},

        {.verb = V::If},
        {.verb = V::Else},
        {.verb = V::While},
        {.verb = V::Repeat},
        {.verb = V::Forever},
        {.verb = V::AsyncFor, .wordsFor = wordsOfAsyncFor},
        {.verb = V::Break},
        {.verb = V::Return,
         .wordsFor = wordsOfGiving,
         .gives = Gives::Value,
         .textLabel = text,
         .textHint = QT_TRANSLATE_NOOP("Steps", "None"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it returns")},
        {.verb = V::Log,
         .wordsFor = wordsOfGiving,
         .gives = Gives::Value,
         .textLabel = QT_TRANSLATE_NOOP("Steps", "Words"),
         .textLabelBeside = QT_TRANSLATE_NOOP("Steps", "Words before it"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "what to print"),
         .choiceLabel = QT_TRANSLATE_NOOP("Steps", "What it prints")},

        {.verb = V::Raise, .textLabel = error, .textHint = errorHint},
        {.verb = V::Try},
        {.verb = V::Except,
         .textLabel = catches,
         .textHint = QT_TRANSLATE_NOOP("Steps", "RuntimeError, TimeoutError, ExceptionGroup …")},
        {.verb = V::ExceptStar,
         .textLabel = catches,
         .textHint = QT_TRANSLATE_NOOP("Steps", "ValueError, OSError …")},
        {.verb = V::Finally},
        {.verb = V::Retry,
         .wordsFor = wordsOfRetry,
         .timeLabel = QT_TRANSLATE_NOOP("Steps", "Wait before the second attempt"),
         .zeroTime = QT_TRANSLATE_NOOP("Steps", "none"),
         .countLabel = QT_TRANSLATE_NOOP("Steps", "Attempts"),
         .textLabel = QT_TRANSLATE_NOOP("Steps", "After errors of type"),
         .textHint = QT_TRANSLATE_NOOP("Steps", "any error, or OSError, TimeoutError …")},
    };
}

/// What no step of a task says, but a hand.
QList<VerbRow> makeHandRows()
{
    using V = Verb;
    return {
        {.verb = V::FailWait, .wordsFor = wordsOfFailWait},
        {.verb = V::DelayWait, .words = QT_TRANSLATE_NOOP("Steps", "make {target} wait {time} longer")},
    };
}

/// With a row for every verb for people, and each at its heading: in the order of \a rows, those without a
/// row in that of the catalog.
QList<VerbRow> completed(QList<VerbRow> rows)
{
    for (const VerbInfo &each : verbCatalog()) {
        const bool isThere =
            std::any_of(rows.begin(), rows.end(), [&](const VerbRow &row) { return row.verb == each.verb; });
        if (each.forPeople && !isThere)
            rows.append({.verb = each.verb});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const VerbRow &left, const VerbRow &right) {
        return info(left.verb).group < info(right.verb).group;
    });
    return rows;
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
    return *words == '\0' ? QString() : QCoreApplication::translate("Steps", words);
}

const QList<VerbRow> &verbRows()
{
    static const QList<VerbRow> rows = completed(makeRows());
    return rows;
}

const VerbRow &rowOf(Verb verb)
{
    static const VerbRow usual{.verb = Verb::WaitAll};
    static const QList<VerbRow> ofHands = makeHandRows();
    for (const QList<VerbRow> *rows : {&verbRows(), &ofHands}) {
        const auto found =
            std::find_if(rows->begin(), rows->end(), [verb](const VerbRow &row) { return row.verb == verb; });
        if (found != rows->end())
            return *found;
    }
    return usual;
}

} // namespace signalbox
