// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/operandreader.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

namespace {

bool makesTask(const NamedCall &call)
{
    return call.method() == u"create_task" && call.count() == 1;
}

Verb verbOf(const QString &function)
{
    static const QHash<QString, Verb> verbs{{u"asyncio.gather"_s, Verb::Gather},
                                            {u"asyncio.wait"_s, Verb::WaitTasks},
                                            {u"asyncio.as_completed"_s, Verb::AsCompleted},
                                            {u"asyncio.wait_for"_s, Verb::WaitFor},
                                            {u"asyncio.shield"_s, Verb::Shield}};
    return verbs.value(function, Verb::WaitAll);
}

} // namespace

std::optional<MadeTask> OperandReader::madeBy(const syntax::Statement &statement) const
{
    const auto *assignment = std::get_if<syntax::Assign>(&statement.node);
    if (!assignment || assignment->targets.size() != 1)
        return std::nullopt;
    const NamedCall call = callOf(assignment->value.get());
    if (!makesTask(call) || call.receiver() != u"asyncio")
        return std::nullopt;
    const auto operand = operandOf(call.argument(0));
    if (!operand)
        return std::nullopt;
    const QString variable = nameOf(assignment->targets.front().get());
    const bool isOwn = operand->verb == Verb::Spawn && m_names.taskOf(variable) == operand->target;
    return MadeTask{variable, *operand, call.argument(u"name"_s) != nullptr, isOwn};
}

std::optional<Step> OperandReader::spawnOf(const NamedCall &call) const
{
    return makesTask(call) ? operandOf(call.argument(0)) : std::nullopt;
}

std::optional<Step> OperandReader::operandOf(const Expression *expression) const
{
    const NamedCall call = callOf(expression);
    if (makesTask(call))
        return operandOf(call.argument(0));
    if (const NodeId body = m_names.functionOf(call.name); body != NodeId::None)
        return stepFor(Verb::Spawn, body);
    return m_calls.stepOf(expression, true);
}

std::optional<Step> OperandReader::stepOf(const NamedCall &call, std::vector<MadeTask> &made,
                                          const CallPlace &place) const
{
    Step step = stepFor(verbOf(call.name));
    if (step.verb == Verb::WaitAll || !readOptions(call, step))
        return std::nullopt;
    std::vector<const Expression *> operands;
    const bool isList = step.verb == Verb::WaitTasks || step.verb == Verb::AsCompleted;
    const auto *list = isList ? as<syntax::List>(call.argument(0)) : nullptr;
    if (isList && !list)
        return std::nullopt;
    for (const syntax::ExpressionPtr &each : isList ? list->elements : call.call->arguments)
        operands.push_back(each.get());
    // Where a call is certain to make some of its tasks, it makes those before them as well.
    const std::size_t last = firstOperand(step.verb, made, place.isInGroup);
    const bool makesAny = step.verb == Verb::WaitTasks && last < made.size();
    for (std::size_t first = makesAny ? 0 : last; first <= last; ++first) {
        if (readOperands(operands, made, first, place, step)
            || readOperands(operands, made, first, CallPlace(), step))
            return step;
    }
    return std::nullopt;
}

bool OperandReader::readOptions(const NamedCall &call, Step &step) const
{
    for (const syntax::Keyword &each : call.call->keywords) {
        if (each.name == u"timeout") {
            const auto time = durationOf(each.value.get());
            if (!time)
                return false;
            step.time = *time;
        } else if (each.name == u"return_exceptions") {
            step.choice = quint8(GatherChoice::ReturnExceptions);
        } else if (each.name == u"return_when") {
            const QString wanted = dottedName(each.value.get());
            const QList<ChoiceInfo> &choices = info(step.verb).choices;
            const auto found = std::find_if(choices.begin(), choices.end(), [&](const ChoiceInfo &choice) {
                return choice.python == wanted;
            });
            if (found == choices.end())
                return false;
            step.choice = quint8(found - choices.begin());
        } else {
            return false;
        }
    }
    return true;
}

/// Where those of \a made begin that can be nothing else than operands of a call of \a verb: only
/// asyncio.wait() names its own, and within a group a step would make its task by the group.
std::size_t OperandReader::firstOperand(Verb verb, const std::vector<MadeTask> &made, bool isInGroup)
{
    const auto isNamed = [](const MadeTask &each) { return each.isNamed; };
    if (verb != Verb::WaitTasks)
        return std::size_t(std::find_if(made.rbegin(), made.rend(), isNamed).base() - made.begin());
    const auto couldBeStep = [](const MadeTask &each) { return each.isNamed && each.isOwn; };
    return isInGroup ? 0
                     : std::size_t(std::find_if_not(made.begin(), made.end(), couldBeStep) - made.begin());
}

/// Takes away the newest of \a made, from \a first on, if all of them are operands. Of a task that stands
/// there twice one is made and one was there before: first the latter, if the function has to declare it
/// global.
bool OperandReader::readOperands(const std::vector<const Expression *> &operands, std::vector<MadeTask> &made,
                                 std::size_t first, const CallPlace &place, Step &step) const
{
    std::size_t next = first;
    QSet<QString> newest; ///< a call makes one task for a name
    step.body.clear();
    for (auto each = operands.begin(); each != operands.end(); ++each) {
        const QString name = nameOf(*each);
        const bool comesAgain = std::any_of(
            each + 1, operands.end(), [&name](const Expression *other) { return nameOf(other) == name; });
        const bool isMade = next < made.size() && !name.isEmpty() && made[next].variable == name
            && !newest.contains(name) && !(comesAgain && place.globals.contains(name));
        if (isMade)
            newest.insert(name);
        const auto operand = isMade ? std::optional(made[next++].operand) : operandOf(*each);
        // What a call makes itself it makes up to the last task that somebody asks for, none left out.
        const bool leavesOut = !isMade && next < made.size() && operand && operand->verb != Verb::Await;
        if (!operand || leavesOut)
            return false;
        step.body.append(*operand);
    }
    if (next < made.size())
        return false;
    made.resize(first);
    return true;
}

} // namespace signalbox::reading
