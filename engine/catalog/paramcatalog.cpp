// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using P = Param;

constexpr qint64 kMost = 1'000'000;
constexpr Micros kLongest = 1'000'000 * kMicrosPerSecond;

ParamInfo flag(Param param, const QString &key, const QString &label, const QString &help, bool isOn = false)
{
    return {param, ParamInfo::Type::Flag, key, label, help, isOn, 0, 0, {}};
}

ParamInfo number(Param param, const QString &key, const QString &label, const QString &help, qint64 value,
                 qint64 minimum, qint64 maximum, const QString &zeroMeans = {})
{
    return {param, ParamInfo::Type::Number, key, label, help, value, minimum, maximum, zeroMeans};
}

ParamInfo time(Param param, const QString &key, const QString &label, const QString &help, Micros value,
               const QString &zeroMeans = {})
{
    return {param, ParamInfo::Type::Time, key, label, help, Duration::fixed(value), 0, kLongest, zeroMeans};
}

/// The first choice is the default.
ParamInfo choice(Param param, const QString &key, const QString &label, const QString &help,
                 const QList<ChoiceInfo> &choices)
{
    return {param, ParamInfo::Type::Choice, key, label, help, qint64(0), 0, choices.size() - 1, {}, choices};
}

} // namespace

const QList<ParamInfo> &paramCatalog()
{
    static const QList<ParamInfo> catalog{
        number(P::Count, u"count"_s, u"Count"_s, u"How many items or rounds before it returns."_s, 0, 0,
               kMost, u"no end"_s),
        time(P::Every, u"every"_s, u"Every"_s,
             u"Time it takes to make one item, or from one tick to the next."_s, 500'000),
        time(P::Work, u"work"_s, u"Work time"_s, u"Time it works on one item."_s, 500'000),
        time(P::Start, u"start"_s, u"Start after"_s, u"Time it sleeps before its first step."_s, 0,
             u"at once"_s),
        ParamInfo{P::Steps,
                  ParamInfo::Type::Steps,
                  u"steps"_s,
                  u"Steps"_s,
                  u"What the task does, one step after the other."_s,
                  QList<Step>{},
                  0,
                  0,
                  {}},
        flag(P::Spawned, u"spawned"_s, u"Only when spawned"_s,
             u"It does not run from the start but when another task spawns it."_s),
        time(P::At, u"at"_s, u"At"_s, u"When it cancels, counted from the start of the run."_s, 1'000'000,
             u"at once"_s),
        number(P::Capacity, u"capacity"_s, u"Capacity"_s, u"How many items fit (asyncio's maxsize)."_s, 5, 0,
               kMost, u"unbounded"_s),
        number(P::Permits, u"permits"_s, u"Permits"_s, u"How many tasks may hold it at a time."_s, 2, 0,
               kMost, u"nobody"_s),
        flag(P::IsSet, u"set"_s, u"Set at the start"_s,
             u"Whether the event is already set when the run begins."_s),
        time(P::Delay, u"delay"_s, u"Time limit"_s, u"How long the frame may take before it is cancelled."_s,
             2'000'000, u"at once"_s),
        choice(P::Order, u"order"_s, u"Order"_s, u"Which item leaves the queue first."_s,
               {{u"fifo"_s, u"Queue: the oldest"_s},
                {u"lifo"_s, u"LifoQueue: the newest"_s},
                {u"priority"_s, u"PriorityQueue: the lowest priority number"_s}}),
        flag(P::Bounded, u"bounded"_s, u"BoundedSemaphore"_s,
             u"Whether giving back more permits than there were is an error."_s),
        number(P::Parties, u"parties"_s, u"Parties"_s, u"How many tasks it waits for."_s, 2, 1, kMost),
        number(P::Initial, u"initial"_s, u"Initial value"_s, u"What it holds when the run begins."_s, 0, 0,
               kMost),
        number(P::Workers, u"workers"_s, u"Workers"_s,
               u"How many calls run at a time; further ones stand in line."_s, 2, 1, 1000),
        number(P::Sentinels, u"sentinels"_s, u"Sentinels"_s,
               u"How many None it puts when it has finished, to tell consumers to stop."_s, 0, 0, 1000,
               u"none"_s),
        flag(P::UntilSentinel, u"until_sentinel"_s, u"Stops at None"_s,
             u"Whether it returns when it takes the sentinel, None."_s),
        number(P::Priority, u"priority"_s, u"Priority"_s,
               u"Of its items in a PriorityQueue: the lowest number leaves first."_s, 1, 0, kMost),
        flag(P::ReturnExceptions, u"return_exceptions"_s, u"return_exceptions"_s,
             u"Whether failures are collected like results instead of being raised at once."_s),
        choice(P::ReturnWhen, u"return_when"_s, u"Waits until"_s, u"What the frame waits for."_s,
               waitChoices()),
        time(P::WaitTimeout, u"wait_timeout"_s, u"At most"_s,
             u"How long it waits; what is not done by then stays pending."_s, 0, u"no limit"_s),
        flag(P::CancelPending, u"cancel_pending"_s, u"Cancels what is pending"_s,
             u"Whether tasks that are not done are cancelled after the wait, or run on."_s, true),
        flag(P::Absolute, u"absolute"_s, u"From the start of the run"_s,
             u"Whether the limit is a moment of the loop's clock (timeout_at) instead of a delay."_s),
        number(P::Attempts, u"attempts"_s, u"Attempts"_s,
               u"How often it tries before the failure is raised."_s, 3, 1, kMost),
        time(P::Backoff, u"backoff"_s, u"Back-off"_s,
             u"How long it waits before the second attempt; twice as long before each further one."_s,
             500'000, u"none"_s),
    };
    return catalog;
}

} // namespace signalbox
