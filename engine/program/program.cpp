// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/program.h"

#include "engine/catalog/catalog.h"

#include <algorithm>
#include <iterator>

namespace signalbox {

std::optional<quint32> Program::bodyOf(NodeId node) const
{
    for (quint32 at = 1; at < bodies.size(); ++at) {
        if (bodies[at].node == node)
            return at;
    }
    return std::nullopt;
}

std::optional<quint32> Program::resourceOf(NodeId node) const
{
    for (quint32 at = 0; at < resources.size(); ++at) {
        if (resources[at].node == node)
            return at;
    }
    return std::nullopt;
}

bool usesTask(const ProgramStep &step)
{
    const bool acts = step.verb == Verb::Await || step.verb == Verb::Cancel || step.verb == Verb::Result
        || step.verb == Verb::FailWait || step.verb == Verb::DelayWait;
    return acts && step.actsOnBody;
}

bool asksTask(const ProgramStep &step)
{
    return info(step.verb).hasPredicate && info(step.predicate.of).targets.contains(NodeKind::Task);
}

bool isLoop(Verb verb)
{
    static constexpr Verb loops[] = {Verb::Repeat, Verb::Forever, Verb::While, Verb::AsyncFor, Verb::Retry};
    return std::find(std::begin(loops), std::end(loops), verb) != std::end(loops);
}

bool givesResult(Verb verb)
{
    static constexpr Verb givers[] = {Verb::Await,       Verb::Result,  Verb::Gather,
                                      Verb::AsCompleted, Verb::WaitFor, Verb::Shield};
    return std::find(std::begin(givers), std::end(givers), verb) != std::end(givers);
}

bool relates(qint64 left, Predicate::Relation relation, qint64 right)
{
    switch (relation) {
    case Predicate::Relation::Equal:
        return left == right;
    case Predicate::Relation::NotEqual:
        return left != right;
    case Predicate::Relation::Less:
        return left < right;
    case Predicate::Relation::LessEqual:
        return left <= right;
    case Predicate::Relation::Greater:
        return left > right;
    case Predicate::Relation::GreaterEqual:
        return left >= right;
    }
    return false;
}

} // namespace signalbox
