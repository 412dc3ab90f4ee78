// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/lanewords.h"

#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

} // namespace

QString laneWords(Lane::Kind kind, const QString &resource)
{
    const auto named = [&](const QString &pattern) { return fill(pattern, {{u"resource", resource}}); };
    switch (kind) {
    case Lane::Kind::QueueFill:
        return named(Words::tr("{resource} fill"));
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return named(Words::tr("{resource} owner"));
    case Lane::Kind::SemaphoreUse:
        return named(Words::tr("{resource} in use"));
    case Lane::Kind::BarrierFill:
        return named(Words::tr("{resource} waiting"));
    case Lane::Kind::CounterValue:
        return named(Words::tr("{resource} value"));
    case Lane::Kind::ExecutorUse:
        return named(Words::tr("{resource} busy"));
    case Lane::Kind::Event:
        return named(Words::tr("{resource} set"));
    case Lane::Kind::Task:
    case Lane::Kind::FutureSet:
    case Lane::Kind::Output: // these two have names of their own
    case Lane::Kind::Variable:
        break;
    }
    return resource;
}

QString laneKindWords(Lane::Kind kind)
{
    switch (kind) {
    case Lane::Kind::Task:
        return Words::tr("task");
    case Lane::Kind::QueueFill:
        return Words::tr("queue");
    case Lane::Kind::LockOwner:
        return Words::tr("lock");
    case Lane::Kind::ConditionOwner:
        return Words::tr("condition");
    case Lane::Kind::SemaphoreUse:
        return Words::tr("semaphore");
    case Lane::Kind::BarrierFill:
        return Words::tr("barrier");
    case Lane::Kind::CounterValue:
        return Words::tr("counter");
    case Lane::Kind::ExecutorUse:
        return Words::tr("executor");
    case Lane::Kind::Event:
        return Words::tr("event");
    case Lane::Kind::FutureSet:
        return Words::tr("future");
    case Lane::Kind::Output:
        return Words::tr("output");
    case Lane::Kind::Variable:
        return Words::tr("variable");
    }
    return {};
}

} // namespace signalbox
