// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/outputfacts.h"

#include <algorithm>

namespace signalbox {

namespace {

bool isPrint(const Fact &fact)
{
    return fact.kind == FactKind::StepBegan && fact.verb == Verb::Log;
}

} // namespace

std::vector<qsizetype> outputFacts(const Run &run)
{
    std::vector<qsizetype> facts;
    facts.reserve(run.output.size());
    const qsizetype last = std::max<qsizetype>(run.trace.size() - 1, 0);
    qsizetype next = 0;
    qsizetype shown = 0; ///< the fact of the piece before
    for (const Output &piece : run.output) {
        if (piece.isError) {
            shown = std::max(shown, run.trace.countUntil(piece.time - 1));
        } else {
            while (next < run.trace.size() && !isPrint(run.trace[next]))
                ++next;
            shown = std::max(shown, next++);
        }
        facts.push_back(std::min(shown, last));
    }
    return facts;
}

} // namespace signalbox
