// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/program/expansion.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

// What a person wrote as the steps of a Task. Steps that can mean nothing (without a target, a break outside
// a loop) are left out, so that a program is always one that Python would accept.

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

std::optional<quint32> Expansion::indexOf(NodeId node, const QList<NodeKind> &kinds) const
{
    const auto resource = m_resources.constFind(node);
    if (resource != m_resources.constEnd()) {
        const bool fits = kinds.contains(m_program.resources[*resource].kind);
        return fits ? std::optional(*resource) : std::nullopt;
    }
    const auto body = m_bodies.constFind(node);
    const bool fits = body != m_bodies.constEnd() && kinds.contains(nodeOf(*body).kind);
    return fits ? std::optional(*body) : std::nullopt;
}

/// What \a step acts on, 0 where it acts on nothing; nothing where that is missing.
std::optional<quint32> Expansion::targetOf(const Step &step) const
{
    const QList<NodeKind> &kinds = info(step.verb).targets;
    return kinds.isEmpty() ? std::optional<quint32>(0) : indexOf(step.target, kinds);
}

std::optional<ProgramPredicate> Expansion::resolve(const Predicate &predicate) const
{
    const QList<NodeKind> &kinds = info(predicate.of).targets;
    const auto target = kinds.isEmpty() ? std::optional<quint32>(0) : indexOf(predicate.target, kinds);
    if (!target)
        return std::nullopt;
    return ProgramPredicate{.of = predicate.of,
                            .relation = predicate.relation,
                            .negated = predicate.negated,
                            .target = *target,
                            .value = predicate.value};
}

bool Expansion::isMeaningless(const Step &step, Place place) const
{
    switch (step.verb) {
    case Verb::Break:
        return !place.canBreak;
    case Verb::Return:
        return !place.canReturn;
    case Verb::Else: // without an if before it
    case Verb::Except: // outside a try
    case Verb::ExceptStar:
    case Verb::Finally:
    case Verb::WaitAll:
        return true;
    case Verb::If:
    case Verb::While:
    case Verb::WaitUntil:
        return !resolve(step.predicate);
    default:
        return false;
    }
}

void Expansion::writeSteps(const QList<Step> &steps, Place place)
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

void Expansion::writeIf(const Step &step, const Step *otherwise, Place place)
{
    if (isMeaningless(step, place))
        return;
    const quint32 test = openStep(step, 0);
    writeSteps(step.body, place);
    close(test);
    if (!otherwise)
        return;
    const quint32 rest = openStep(*otherwise, 0);
    writeSteps(otherwise->body, place);
    close(rest);
}

void Expansion::writeStep(const Step &step, Place place)
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

quint32 Expansion::openStep(const Step &step, quint32 target)
{
    const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    const bool isNew = PutChoice(step.choice) == PutChoice::New;
    QString words = step.text;
    if (isPut)
        words = !isNew ? QString() : words.isEmpty() ? u"item"_s : words;
    const bool givesValue = step.verb == Verb::Return || step.verb == Verb::SetResult;
    if (givesValue && ValueChoice(step.choice) != ValueChoice::Text)
        words.clear();
    const quint32 at = open(step.verb, target, step.time, step.count, words);
    m_program.steps[at].choice = step.choice;
    if (m_resources.contains(step.target))
        m_program.steps[at].actsOnBody = false; // await and cancel take futures, too
    if (info(step.verb).hasPredicate)
        m_program.steps[at].predicate = resolve(step.predicate).value_or(ProgramPredicate{});
    return at;
}

void Expansion::writeBlock(const Step &step, quint32 at, Place place)
{
    switch (step.verb) {
    case Verb::Repeat:
    case Verb::Forever:
    case Verb::While:
    case Verb::AsyncFor:
    case Verb::Retry: // a loop as well, in Python
        place.canBreak = true;
        break;
    case Verb::ExceptStar:
        place = {.canBreak = false, .canReturn = false};
        break;
    default:
        break;
    }
    writeSteps(step.body, place);
    close(at);
}

/// Its body, then its handlers, all of the kind of the first, then finally. Python knows no try without
/// either.
void Expansion::writeTry(const Step &step, Place place)
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
    close(attempt);
}

bool Expansion::isOperand(const Step &step) const
{
    if (isMeaningless(step, {}) || !targetOf(step))
        return false;
    return step.verb == Verb::Spawn || step.verb == Verb::Await || !coroutineName(step).isEmpty();
}

void Expansion::writeOperands(const Step &step)
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
    close(at);
}

void Expansion::writeOperand(const Step &operand)
{
    if (operand.verb == Verb::Spawn || operand.verb == Verb::Await) {
        writeStep(operand, {});
        return;
    }
    const quint32 body =
        addExtra(coroutineName(operand), {.owner = m_node, .operand = operand, .members = {}});
    m_program.bodies[body].isAnonymous = true;
    add(Verb::Spawn, body);
}

/// The qualified name of the coroutine that \a operand makes, by which Python knows its task; empty where it
/// makes none.
QString Expansion::coroutineName(const Step &operand) const
{
    const auto target = targetOf(operand);
    const auto is = [&](NodeKind kind) { return target && m_program.resources[*target].kind == kind; };
    switch (operand.verb) {
    case Verb::Sleep:
        return u"sleep"_s;
    case Verb::ToThread:
        return u"to_thread"_s;
    case Verb::Put:
        return u"Queue.put"_s;
    case Verb::Get:
        return u"Queue.get"_s;
    case Verb::Join:
        return u"Queue.join"_s;
    case Verb::Acquire: // a condition's acquire is that of its lock
        return is(NodeKind::Semaphore) ? u"Semaphore.acquire"_s : u"Lock.acquire"_s;
    case Verb::Wait:
        return is(NodeKind::Event)  ? u"Event.wait"_s
            : is(NodeKind::Barrier) ? u"Barrier.wait"_s
                                    : u"Condition.wait"_s;
    case Verb::WaitUntil:
        return u"Condition.wait_for"_s;
    case Verb::Reset:
        return u"Barrier.reset"_s;
    case Verb::Abort:
        return u"Barrier.abort"_s;
    default:
        return {};
    }
}

quint32 Expansion::addExtra(const QString &name, Extra extra)
{
    const quint32 body = quint32(m_program.bodies.size());
    m_program.bodies.push_back({.name = name});
    m_extras.push_back(std::move(extra));
    return body;
}

void Expansion::writeExtra(Extra extra)
{
    m_node = extra.owner;
    if (extra.members.empty()) {
        writeStep(extra.operand, {});
        return;
    }
    const quint32 gather = open(Verb::Gather);
    addSpawns(extra.members);
    close(gather);
}

} // namespace signalbox
