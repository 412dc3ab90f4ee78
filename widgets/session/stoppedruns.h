// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/interpreter/simulation.h"

namespace signalbox {

/// How many facts a run had when a person stopped it: those behind tell but of its end. Whoever runs it once
/// more finds no other, however long that goes on. All facts of a run that ended by itself.
inline qsizetype factsBeforeStop(const Run &run)
{
    qsizetype facts = run.trace.size();
    if (!run.hasEnded() || run.ending() != Ending::Stopped)
        return facts;
    const auto isOfEnd = [](FactKind kind) {
        return kind == FactKind::RunEnded || kind == FactKind::DeadlockEdge
            || kind == FactKind::NeverRetrieved;
    };
    while (facts > 0 && isOfEnd(run.trace[facts - 1].kind))
        --facts;
    return facts;
}

} // namespace signalbox
