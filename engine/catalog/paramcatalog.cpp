// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/paramcatalog.h"

#include "engine/catalog/verbcatalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using P = Param;

constexpr qint64 kMost = 1'000'000;
constexpr Micros kLongest = 1'000'000 * kMicrosPerSecond;
constexpr qint64 kLongestCode = 1'000'000;
constexpr qint64 kLongestArguments = 1'000;

ParamInfo flag(Param param, const QString &key, const QString &python, const char *label, const char *help,
               bool isOn = false)
{
    return {param, ParamInfo::Type::Flag, key, python, label, help, isOn};
}

ParamInfo steps(Param param, const QString &key, const QString &python, const char *label, const char *help)
{
    return {param, ParamInfo::Type::Steps, key, python, label, help, QList<Step>{}};
}

ParamInfo number(Param param, const QString &key, const QString &python, const char *label, const char *help,
                 qint64 value, qint64 minimum, qint64 maximum, const char *zeroMeans = "")
{
    return {param, ParamInfo::Type::Number, key, python, label, help, value, minimum, maximum, zeroMeans};
}

ParamInfo time(Param param, const QString &key, const QString &python, const char *label, const char *help,
               Micros value, const char *zeroMeans = "")
{
    return {param, ParamInfo::Type::Time,  key, python,   label,
            help,  Duration::fixed(value), 0,   kLongest, zeroMeans};
}

ParamInfo words(Param param, ParamInfo::Type type, const QString &key, const char *label, const char *help,
                qint64 longest)
{
    return {param, type, key, u""_s, label, help, QString(), 0, longest};
}

/// The first choice is the default.
ParamInfo choice(Param param, const QString &key, const QString &python, const char *label, const char *help,
                 const QList<ChoiceInfo> &choices)
{
    return {param, ParamInfo::Type::Choice, key, python, label, help, qint64(0),
            0,     choices.size() - 1,      "",  choices};
}

} // namespace

const QList<ParamInfo> &paramCatalog()
{
    static const QList<ParamInfo> catalog{
        number(P::Count, u"count"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Count"),
               QT_TRANSLATE_NOOP("Catalog", "How many items or rounds before it returns."), 0, 0, kMost,
               QT_TRANSLATE_NOOP("Catalog", "no end")),
        time(P::Every, u"every"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Every"),
             QT_TRANSLATE_NOOP("Catalog", "Time it takes to make one item, or from one tick to the next."),
             500'000),
        time(P::Work, u"work"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Work time"),
             QT_TRANSLATE_NOOP("Catalog", "Time it works on one item."), 500'000),
        time(P::Start, u"start"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Start after"),
             QT_TRANSLATE_NOOP("Catalog", "Time it sleeps before its first step."), 0,
             QT_TRANSLATE_NOOP("Catalog", "at once")),
        steps(P::Steps, u"steps"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Steps"),
              QT_TRANSLATE_NOOP("Catalog", "What the task does, one step after the other.")),
        flag(P::Spawned, u"spawned"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Only when spawned"),
             QT_TRANSLATE_NOOP("Catalog", "It does not run from the start but when another task spawns it.")),
        time(P::At, u"at"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "At"),
             QT_TRANSLATE_NOOP("Catalog", "When it cancels, counted from the start of the run."), 1'000'000,
             QT_TRANSLATE_NOOP("Catalog", "at once")),
        number(P::Capacity, u"capacity"_s, u"maxsize"_s, QT_TRANSLATE_NOOP("Catalog", "Capacity"),
               QT_TRANSLATE_NOOP("Catalog", "How many items fit (asyncio's maxsize)."), 5, 0, kMost,
               QT_TRANSLATE_NOOP("Catalog", "unbounded")),
        number(P::Permits, u"permits"_s, u"value"_s, QT_TRANSLATE_NOOP("Catalog", "Permits"),
               QT_TRANSLATE_NOOP("Catalog", "How many tasks may hold it at a time."), 2, 0, kMost,
               QT_TRANSLATE_NOOP("Catalog", "nobody")),
        flag(P::IsSet, u"set"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Set at the start"),
             QT_TRANSLATE_NOOP("Catalog", "Whether the event is already set when the run begins.")),
        time(P::Delay, u"delay"_s, u"delay"_s, QT_TRANSLATE_NOOP("Catalog", "Time limit"),
             QT_TRANSLATE_NOOP("Catalog", "How long the frame may take before it is cancelled."), 2'000'000,
             QT_TRANSLATE_NOOP("Catalog", "at once")),
        choice(P::Order, u"order"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Order"),
               QT_TRANSLATE_NOOP("Catalog", "Which item leaves the queue first."),
               {{u"fifo"_s, QT_TRANSLATE_NOOP("Catalog", "Queue: the oldest"), u"asyncio.Queue"_s},
                {u"lifo"_s, QT_TRANSLATE_NOOP("Catalog", "LifoQueue: the newest"), u"asyncio.LifoQueue"_s},
                {u"priority"_s, QT_TRANSLATE_NOOP("Catalog", "PriorityQueue: the lowest number"),
                 u"asyncio.PriorityQueue"_s}}),
        flag(P::Bounded, u"bounded"_s, u"asyncio.BoundedSemaphore"_s,
             QT_TRANSLATE_NOOP("Catalog", "BoundedSemaphore"),
             QT_TRANSLATE_NOOP("Catalog", "Whether giving back more permits than there were is an error.")),
        number(P::Parties, u"parties"_s, u"parties"_s, QT_TRANSLATE_NOOP("Catalog", "Parties"),
               QT_TRANSLATE_NOOP("Catalog", "How many tasks it waits for."), 2, 1, kMost),
        number(P::Initial, u"initial"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Initial value"),
               QT_TRANSLATE_NOOP("Catalog", "What it holds when the run begins."), 0, 0, kMost),
        number(P::Workers, u"workers"_s, u"max_workers"_s, QT_TRANSLATE_NOOP("Catalog", "Workers"),
               QT_TRANSLATE_NOOP("Catalog", "How many calls run at a time; further ones stand in line."), 2,
               1, 1000),
        number(P::Sentinels, u"sentinels"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Sentinels"),
               QT_TRANSLATE_NOOP("Catalog",
                                 "How many None it puts when it has finished, to tell consumers to stop."),
               0, 0, 1000, QT_TRANSLATE_NOOP("Catalog", "none")),
        flag(P::UntilSentinel, u"until_sentinel"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Stops at None"),
             QT_TRANSLATE_NOOP("Catalog", "Whether it returns when it takes the sentinel, None.")),
        number(
            P::Priority, u"priority"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Priority"),
            QT_TRANSLATE_NOOP("Catalog", "Of its items in a PriorityQueue: the lowest number leaves first."),
            1, 0, kMost),
        flag(P::ReturnExceptions, u"return_exceptions"_s, u"return_exceptions"_s,
             QT_TRANSLATE_NOOP("Catalog", "return_exceptions"),
             QT_TRANSLATE_NOOP(
                 "Catalog", "Whether failures are collected like results instead of being raised at once.")),
        choice(P::ReturnWhen, u"return_when"_s, u"return_when"_s, QT_TRANSLATE_NOOP("Catalog", "Waits until"),
               QT_TRANSLATE_NOOP("Catalog", "What the frame waits for."), waitChoices()),
        time(P::WaitTimeout, u"wait_timeout"_s, u"timeout"_s, QT_TRANSLATE_NOOP("Catalog", "At most"),
             QT_TRANSLATE_NOOP("Catalog", "How long it waits; what is not done by then stays pending."), 0,
             QT_TRANSLATE_NOOP("Catalog", "no limit")),
        flag(P::CancelPending, u"cancel_pending"_s, u""_s,
             QT_TRANSLATE_NOOP("Catalog", "Cancels what is pending"),
             QT_TRANSLATE_NOOP("Catalog",
                               "Whether tasks that are not done are cancelled after the wait, or run on."),
             true),
        flag(P::Absolute, u"absolute"_s, u"asyncio.timeout_at"_s,
             QT_TRANSLATE_NOOP("Catalog", "From the start of the run"),
             QT_TRANSLATE_NOOP(
                 "Catalog",
                 "Whether the limit is a moment of the loop's clock (timeout_at) instead of a delay.")),
        number(P::Attempts, u"attempts"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Attempts"),
               QT_TRANSLATE_NOOP("Catalog", "How often it tries before the failure is raised."), 3, 1, kMost),
        time(P::Backoff, u"backoff"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Back-off"),
             QT_TRANSLATE_NOOP(
                 "Catalog",
                 "How long it waits before the second attempt; twice as long before each further one."),
             500'000, QT_TRANSLATE_NOOP("Catalog", "none")),
        words(P::Code, ParamInfo::Type::Code, u"code"_s, QT_TRANSLATE_NOOP("Catalog", "Python"),
              QT_TRANSLATE_NOOP("Catalog", "Its piece of the program, exactly as it is written."),
              kLongestCode),
        number(P::Starts, u"starts"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Started"),
               QT_TRANSLATE_NOOP("Catalog",
                                 "How many tasks of it run from the start, where the program has no main."),
               0, 0, 1000, QT_TRANSLATE_NOOP("Catalog", "by other code")),
        words(P::Arguments, ParamInfo::Type::Text, u"arguments"_s, QT_TRANSLATE_NOOP("Catalog", "Arguments"),
              QT_TRANSLATE_NOOP("Catalog",
                                "What it is started with, in Python; i counts the tasks of it from 0."),
              kLongestArguments),
        words(
            P::ForEach, ParamInfo::Type::Text, u"for_each"_s, QT_TRANSLATE_NOOP("Catalog", "For each of"),
            QT_TRANSLATE_NOOP("Catalog",
                              "A list in Python: it is started for each item of it, which is called item in "
                              "the arguments."),
            kLongestArguments),
        time(P::Computes, u"computes"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Computes for"),
             QT_TRANSLATE_NOOP("Catalog", "How long a call keeps the processor before its first line."), 0,
             QT_TRANSLATE_NOOP("Catalog", "no time")),
        choice(
            P::Working, u"working"_s, u""_s, QT_TRANSLATE_NOOP("Catalog", "Its work"),
            QT_TRANSLATE_NOOP(
                "Catalog", "Whether the time of its work is spent waiting, as for a network, or computing."),
            {{u"waits"_s, QT_TRANSLATE_NOOP("Catalog", "waits: others run meanwhile"), u"asyncio.sleep"_s},
             {u"computes"_s, QT_TRANSLATE_NOOP("Catalog", "computes: everybody stands still"), u""_s}}),
    };
    return catalog;
}

const ParamInfo &info(Param param)
{
    return paramCatalog()[qsizetype(param)];
}

} // namespace signalbox
