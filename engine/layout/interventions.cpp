// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/interventions.h"

#include <algorithm>

namespace signalbox {

bool canIntervene(Verb verb)
{
    constexpr Verb verbs[] = {Verb::Cancel,    Verb::FailWait,     Verb::DelayWait, Verb::Set,
                              Verb::Clear,     Verb::Put,          Verb::PutNowait, Verb::Get,
                              Verb::SetResult, Verb::SetException, Verb::Reset,     Verb::Abort};
    return std::ranges::find(verbs, verb) != std::end(verbs);
}

bool needsTimer(Verb verb)
{
    return verb == Verb::FailWait || verb == Verb::DelayWait;
}

bool isCallByHand(Verb verb)
{
    return verb == Verb::Set || verb == Verb::Clear || verb == Verb::PutNowait;
}

Intervention cancellingByName(Micros time, const QString &task)
{
    Intervention intervention{.time = time, .step = {}, .extra = {}, .task = task};
    intervention.step.verb = Verb::Cancel;
    return intervention;
}

QList<Intervention> inOrder(QList<Intervention> interventions)
{
    std::ranges::stable_sort(interventions, {}, &Intervention::time);
    if (interventions.size() > kMostInterventions)
        interventions.resize(kMostInterventions);
    return interventions;
}

QList<Micros> momentsOf(const QList<Intervention> &interventions)
{
    QList<Micros> moments;
    for (const Intervention &each : interventions)
        moments.append(each.time);
    return moments;
}

QList<Intervention> effectiveInterventions(const Layout &layout)
{
    QList<Intervention> effective;
    for (const Intervention &each : layout.interventions) {
        if (canIntervene(each.step.verb) && (!each.task.isEmpty() || layout.find(each.step.target)))
            effective.append(each);
    }
    return effective;
}

} // namespace signalbox
