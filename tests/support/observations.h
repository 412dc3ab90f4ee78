// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/trace/naming.h"

namespace signalbox::testing {

inline QString resourceName(const Run &run, const Fact &fact)
{
    return run.program.resources[fact.resource()].name;
}

/// By its words where the program has words for it, else by maker and number.
inline QString item(const Run &run, const Fact &fact)
{
    const Item unpacked = fact.item();
    const ItemValues values(run);
    if (!values.isNumbered(unpacked))
        return QStringLiteral(" ") + values[unpacked];
    return QStringLiteral(" %1:%2").arg(index(unpacked.maker)).arg(unpacked.number);
}

inline QString raising(const Fact &fact)
{
    return fact.raises() ? QStringLiteral(" raising") : QString();
}

/// The words of a result or an exception.
inline QString given(const Run &run, const Fact &fact)
{
    return fact.text() ? QStringLiteral(" ") + run.texts[fact.text()] : QString();
}

/// What can be seen from outside of what a fact tells; empty for what CPython keeps to itself.
inline QString observed(const Run &run, const Fact &fact)
{
    static const QMap<Verb, QString> finished{{Verb::Wait, QStringLiteral("waited ")},
                                              {Verb::WaitUntil, QStringLiteral("waited ")},
                                              {Verb::Join, QStringLiteral("joined ")}};
    switch (fact.kind) {
    case FactKind::TaskCreated:
        return QStringLiteral("created");
    case FactKind::TurnBegan:
        return QStringLiteral("turn");
    case FactKind::Yielded:
    case FactKind::WaitBegan:
        return QStringLiteral("parked");
    case FactKind::ItemPut:
        return QStringLiteral("put ") + resourceName(run, fact) + item(run, fact) + raising(fact);
    case FactKind::ItemGot:
        return QStringLiteral("got ") + resourceName(run, fact) + item(run, fact) + raising(fact);
    case FactKind::TaskDoneCalled:
        return QStringLiteral("task_done ") + resourceName(run, fact)
            + QStringLiteral(" %1").arg(fact.unfinished());
    case FactKind::Acquired:
        return QStringLiteral("acquired ") + resourceName(run, fact);
    case FactKind::Released:
        if (fact.verb == Verb::Acquire)
            return {}; // what a cancelled task never took, CPython keeps to itself
        return QStringLiteral("released ") + resourceName(run, fact);
    case FactKind::EventSet:
        return QStringLiteral("set ") + resourceName(run, fact);
    case FactKind::EventCleared:
        return QStringLiteral("cleared ") + resourceName(run, fact);
    case FactKind::WaitEnded:
    case FactKind::StepBegan:
        if (fact.kind == FactKind::StepBegan && fact.verb == Verb::WaitUntil)
            return {}; // true at once: nothing happens
        if (finished.contains(fact.verb))
            return finished[fact.verb] + resourceName(run, fact);
        if (fact.verb == Verb::Set)
            return QStringLiteral("set ") + resourceName(run, fact);
        if (fact.verb == Verb::Log)
            return QStringLiteral("log ") + run.texts[fact.text()];
        if (fact.verb == Verb::Result)
            return QStringLiteral("result") + given(run, fact);
        return fact.verb == Verb::Await ? QStringLiteral("awaited") + given(run, fact) : QString();
    case FactKind::Notified:
        return QStringLiteral("notified %1 %2").arg(resourceName(run, fact)).arg(fact.wakes());
    case FactKind::BarrierChanged:
        return QStringLiteral("%1 %2 %3")
            .arg(resourceName(run, fact), keyOf(fact.barrier()))
            .arg(fact.inside());
    case FactKind::CounterRead:
        return QStringLiteral("read %1 %2").arg(resourceName(run, fact)).arg(fact.value());
    case FactKind::CounterWritten:
        return QStringLiteral("wrote %1 %2").arg(resourceName(run, fact)).arg(fact.value());
    case FactKind::CancelRequested:
        return QStringLiteral("cancel requested");
    case FactKind::CancelDelivered:
        return QStringLiteral("cancel delivered");
    case FactKind::ScopeEntered:
        return QStringLiteral("entered ") + info(fact.verb).key;
    case FactKind::ScopeExited:
        return QStringLiteral("exited %1 %2").arg(info(fact.verb).key).arg(int(fact.outcome()))
            + given(run, fact);
    case FactKind::ErrorCaught:
        return QStringLiteral("caught");
    case FactKind::TaskEnded:
        return QStringLiteral("ended %1").arg(int(fact.outcome())) + given(run, fact);
    case FactKind::RunEnded:
        return QStringLiteral("run ended %1").arg(int(fact.ending()));
    default:
        return {};
    }
}

} // namespace signalbox::testing
