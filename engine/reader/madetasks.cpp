// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/madetasks.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox::reading {

namespace {

class WaitOperands {
public:
    WaitOperands(ReadModule &module, Newest newest)
        : m_module(module)
        , m_newest(newest)
    {
        count(module.main);
        for (const ReadFunction &function : module.functions)
            count(function.steps);
    }

    void give()
    {
        for (ReadFunction &function : m_module.functions) {
            m_globals = function.globals;
            give(function.steps);
        }
    }

private:
    void count(const QList<Step> &steps);
    void give(QList<Step> &steps);
    std::optional<QList<Step>> operandsWith(const Step &wait, const QList<Step> &made,
                                            const QSet<NodeId> &globals) const;

    ReadModule &m_module;
    const Newest m_newest;
    QSet<NodeId> m_globals; ///< of the function at hand
    QHash<NodeId, int> m_uses; ///< by function: how many steps ask for its newest task
};

void WaitOperands::count(const QList<Step> &steps)
{
    for (const Step &step : steps) {
        const bool acts = step.verb == Verb::Await || step.verb == Verb::Cancel || step.verb == Verb::Result;
        if (acts)
            ++m_uses[step.target];
        if (info(step.verb).hasPredicate)
            ++m_uses[step.predicate.target];
        count(step.body);
    }
}

/// A group makes tasks by itself, so those in it are told apart already.
void WaitOperands::give(QList<Step> &steps)
{
    for (qsizetype at = 0; at < steps.size(); ++at) {
        if (steps[at].verb != Verb::WaitTasks) {
            if (steps[at].verb != Verb::Group)
                give(steps[at].body);
            continue;
        }
        qsizetype first = at;
        while (first > 0 && steps[first - 1].verb == Verb::Spawn)
            --first;
        for (; first < at; ++first) {
            const QList<Step> made = steps.sliced(first, at - first);
            auto operands = operandsWith(steps[at], made, m_globals);
            if (!operands)
                operands = operandsWith(steps[at], made, {});
            if (!operands)
                continue;
            for (const Step &each : made)
                --m_uses[each.target];
            steps[at].body = *operands;
            steps.remove(first, made.size());
            at = first;
            break;
        }
    }
}

/// The operands of \a wait where it makes all of \a made itself, in their order and before all others;
/// nothing where it would not write them so.
std::optional<QList<Step>> WaitOperands::operandsWith(const Step &wait, const QList<Step> &made,
                                                      const QSet<NodeId> &globals) const
{
    QList<Step> operands = wait.body;
    QSet<NodeId> given;
    qsizetype next = 0;
    for (qsizetype at = 0; at < operands.size(); ++at) {
        Step &operand = operands[at];
        const bool comesAgain =
            std::any_of(wait.body.begin() + at + 1, wait.body.end(), [&](const Step &other) {
                return other.verb == Verb::Await && other.target == operand.target;
            });
        // Made by two lines for one call, they would have two names.
        const bool isMadeHere = m_newest == Newest::ByLine
            && std::any_of(wait.body.begin(), wait.body.end(), [&](const Step &other) {
                                    return other.verb == Verb::Spawn && other.target == operand.target;
                                });
        const bool isMade = next < made.size() && operand.verb == Verb::Await && !isMadeHere
            && operand.target == made[next].target && !(comesAgain && globals.contains(operand.target));
        if (isMade) {
            given.insert(operand.target);
            operand = made[next++];
        } else if (operand.verb != Verb::Await && next < made.size()) {
            return std::nullopt;
        }
    }
    const bool areAll = next == made.size() && given.size() == made.size();
    return areAll && m_uses.value(made.back().target) > 1 ? std::optional(operands) : std::nullopt;
}

} // namespace

void giveWaitsTheirTasks(ReadModule &module, Newest newest)
{
    WaitOperands(module, newest).give();
}

} // namespace signalbox::reading
