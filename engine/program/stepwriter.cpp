// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/stepwriter.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/interventions.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isHandler(const Step &step)
{
    return step.verb == Verb::Except || step.verb == Verb::ExceptStar;
}

bool takesOne(Verb verb)
{
    return verb == Verb::Shield || verb == Verb::WaitFor;
}

} // namespace

/// What \a step acts on, 0 where it acts on nothing; nothing where that is missing.
std::optional<quint32> StepWriter::targetOf(const Step &step) const
{
    const QList<NodeKind> &kinds = info(step.verb).targets;
    return kinds.isEmpty() ? std::optional<quint32>(0) : m_writer.index.indexOf(step.target, kinds);
}

std::optional<ProgramPredicate> StepWriter::resolve(const Predicate &predicate) const
{
    const QList<NodeKind> &kinds = info(predicate.of).targets;
    const auto target =
        kinds.isEmpty() ? std::optional<quint32>(0) : m_writer.index.indexOf(predicate.target, kinds);
    if (!target)
        return std::nullopt;
    return ProgramPredicate{.of = predicate.of,
                            .relation = predicate.relation,
                            .negated = predicate.negated,
                            .target = *target,
                            .value = predicate.value};
}

bool StepWriter::isMeaningless(const Step &step, Place place) const
{
    if (step.verb == Verb::Break)
        return !place.canBreak;
    if (step.verb == Verb::Return)
        return !place.canReturn;
    if (info(step.verb).hasPredicate)
        return !resolve(step.predicate);
    const bool isMisplaced = step.verb == Verb::Else || isHandler(step) || step.verb == Verb::Finally;
    const bool isStep = info(step.verb).forPeople || canIntervene(step.verb);
    return isMisplaced || !isStep; // those are written with the if or the try before them
}

void StepWriter::writeSteps(const QList<Step> &steps, Place place)
{
    for (qsizetype at = 0; at < steps.size(); ++at) {
        const Step &step = steps[at];
        const Step *next = at + 1 < steps.size() ? &steps[at + 1] : nullptr;
        if (step.verb == Verb::If)
            writeIf(step, next && next->verb == Verb::Else ? next : nullptr, place);
        else
            writeStep(step, place);
    }
}

void StepWriter::writeIf(const Step &step, const Step *otherwise, Place place)
{
    if (isMeaningless(step, place))
        return;
    const quint32 test = openStep(step, 0);
    writeSteps(step.body, place);
    m_writer.close(test);
    if (!otherwise)
        return;
    const quint32 rest = openStep(*otherwise, 0);
    writeSteps(otherwise->body, place);
    m_writer.close(rest);
}

void StepWriter::writeStep(const Step &step, Place place)
{
    if (isMeaningless(step, place))
        return;
    const auto target = targetOf(step);
    if (!target) {
        if (step.verb == Verb::With)
            writeSteps(step.body, place); // a `with` that lost its lock still does what is inside
        return;
    }
    if (info(step.verb).takesOperands)
        writeOperands(step);
    else if (step.verb == Verb::Try)
        writeTry(step, place);
    else
        writeBlock(step, openStep(step, *target), place);
}

quint32 StepWriter::openStep(const Step &step, quint32 target)
{
    const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    const bool isNew = PutChoice(step.choice) == PutChoice::New;
    QString words = step.text;
    if (isPut)
        words = !isNew ? QString() : words.isEmpty() ? u"item"_s : words;
    const bool givesValue = step.verb == Verb::Return || step.verb == Verb::SetResult;
    if (givesValue && ValueChoice(step.choice) != ValueChoice::Text)
        words.clear();
    const quint32 at = m_writer.open(step.verb, target, step.time, step.count, words);
    m_writer.program.steps[at].choice = step.choice;
    if (m_writer.index.resourceOf(step.target))
        m_writer.program.steps[at].actsOnBody = false; // await and cancel take futures, too
    if (info(step.verb).hasPredicate)
        m_writer.program.steps[at].predicate = resolve(step.predicate).value_or(ProgramPredicate{});
    return at;
}

void StepWriter::writeBlock(const Step &step, quint32 at, Place place)
{
    if (isLoop(step.verb))
        place.canBreak = true;
    else if (step.verb == Verb::ExceptStar)
        place = {.canBreak = false, .canReturn = false};
    writeSteps(step.body, place);
    m_writer.close(at);
}

/// Its body, then its handlers, all of the kind of the first, then finally. Python knows no try without
/// either.
void StepWriter::writeTry(const Step &step, Place place)
{
    QList<Step> body;
    QList<Step> clauses;
    const Step *last = nullptr;
    for (const Step &each : step.body) {
        if (each.verb == Verb::Finally)
            last = last ? last : &each;
        else if (!isHandler(each))
            body.append(each);
        else if (clauses.isEmpty() || clauses.front().verb == each.verb)
            clauses.append(each);
    }
    if (last)
        clauses.append(*last);
    if (clauses.isEmpty()) {
        writeSteps(body, place);
        return;
    }
    const quint32 attempt = openStep(step, 0);
    writeSteps(body, place);
    for (const Step &clause : clauses)
        writeBlock(clause, openStep(clause, 0), place);
    m_writer.close(attempt);
}

bool StepWriter::isOperand(const Step &step) const
{
    if (isMeaningless(step, {}) || !targetOf(step))
        return false;
    return step.verb == Verb::Spawn || step.verb == Verb::Await || !coroutineName(step).isEmpty();
}

void StepWriter::writeOperands(const Step &step)
{
    QList<Step> operands;
    for (const Step &each : step.body) {
        if (isOperand(each) && !(takesOne(step.verb) && !operands.isEmpty()))
            operands.append(each);
    }
    if (operands.isEmpty() && (takesOne(step.verb) || step.verb == Verb::WaitTasks))
        return; // asyncio refuses to wait for nothing
    const quint32 at = openStep(step, 0);
    for (const Step &operand : operands)
        writeOperand(operand);
    m_writer.close(at);
}

void StepWriter::writeOperand(const Step &operand)
{
    if (operand.verb == Verb::Spawn || operand.verb == Verb::Await) {
        writeStep(operand, {});
        return;
    }
    const quint32 body = m_writer.addExtra(coroutineName(operand),
                                           {.owner = m_writer.node, .operand = operand, .members = {}});
    m_writer.program.bodies[body].isAnonymous = true;
    m_writer.add(Verb::Spawn, body);
}

/// The qualified name of the coroutine that \a operand makes, by which Python knows its task; empty where it
/// makes none.
QString StepWriter::coroutineName(const Step &operand) const
{
    struct Row {
        Verb verb;
        QLatin1StringView name;
        std::optional<NodeKind> on = {}; ///< only of this kind of target
    };
    static constexpr Row rows[] = {
        {Verb::Sleep, "sleep"_L1},
        {Verb::ToThread, "to_thread"_L1},
        {Verb::Put, "Queue.put"_L1},
        {Verb::Get, "Queue.get"_L1},
        {Verb::Join, "Queue.join"_L1},
        {Verb::Acquire, "Semaphore.acquire"_L1, NodeKind::Semaphore},
        {Verb::Acquire, "Lock.acquire"_L1}, // a condition's acquire is that of its lock
        {Verb::Wait, "Event.wait"_L1, NodeKind::Event},
        {Verb::Wait, "Barrier.wait"_L1, NodeKind::Barrier},
        {Verb::Wait, "Condition.wait"_L1},
        {Verb::WaitUntil, "Condition.wait_for"_L1},
        {Verb::Reset, "Barrier.reset"_L1},
        {Verb::Abort, "Barrier.abort"_L1},
    };
    const auto target = targetOf(operand);
    for (const Row &row : rows) {
        const bool fits = !row.on || (target && m_writer.program.resources[*target].kind == *row.on);
        if (row.verb == operand.verb && fits)
            return row.name;
    }
    return {};
}

} // namespace signalbox
