// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/program/identifiers.h"
#include "engine/program/program.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace signalbox::testing {

/// Programs written down as they read:
///
///     const Program program = write({queue("window", 1), lock("oven")},
///                                   {{"main", {spawn("cook"), waitAll({"cook"})}},
///                                    {"cook", {get("window"), with("oven", {sleepFor(0.7)})}}});
struct Question {
    Predicate::Of of = Predicate::Of::Counter;
    QString target;
    Predicate::Relation relation = Predicate::Relation::Equal;
    qint64 value = 0;
    bool negated = false;
};
struct Line {
    Verb verb = Verb::Sleep;
    QString target;
    Duration time;
    qint64 count = 0;
    QString text;
    QList<Line> body;
    quint8 choice = 0;
    Question question = {};
};
using Lines = QList<Line>;

inline QString words(const char *text)
{
    return QString::fromUtf8(text);
}
inline Line on(Verb verb, const char *target, Lines body = {})
{
    return {verb, words(target), {}, 0, {}, std::move(body)};
}

inline Line sleepFor(double seconds)
{
    return {Verb::Sleep, {}, Duration::fixed(fromSeconds(seconds)), 0, {}, {}};
}
inline Line cpu(double seconds)
{
    return {Verb::Cpu, {}, Duration::fixed(fromSeconds(seconds)), 0, {}, {}};
}
inline Line blockFor(double seconds)
{
    return {Verb::Block, {}, Duration::fixed(fromSeconds(seconds)), 0, {}, {}};
}
inline Line put(const char *queue)
{
    return on(Verb::Put, queue);
}
inline Line put(const char *queue, PutChoice choice)
{
    return {Verb::Put, words(queue), {}, 0, {}, {}, quint8(choice)};
}
inline Line get(const char *queue)
{
    return on(Verb::Get, queue);
}
/// Puts \a item, or with a priority (\a priority, \a item).
inline Line putText(const char *queue, const char *item, qint64 priority = 0)
{
    return {Verb::Put, words(queue), {}, priority, words(item), {}};
}
inline Line putNowait(const char *queue, const char *item)
{
    return {Verb::PutNowait, words(queue), {}, 0, words(item), {}};
}
inline Line getNowait(const char *queue)
{
    return on(Verb::GetNowait, queue);
}
/// Puts what it got last.
inline Line forward(const char *queue, qint64 priority = 0)
{
    return {Verb::Put, words(queue), {}, priority, {}, {}, quint8(PutChoice::Forward)};
}
inline Line putNone(const char *queue)
{
    return {Verb::Put, words(queue), {}, 0, {}, {}, quint8(PutChoice::Sentinel)};
}
inline Line taskDone(const char *queue)
{
    return on(Verb::TaskDone, queue);
}
inline Line join(const char *queue)
{
    return on(Verb::Join, queue);
}
inline Line acquire(const char *lock)
{
    return on(Verb::Acquire, lock);
}
inline Line release(const char *lock)
{
    return on(Verb::Release, lock);
}
inline Line with(const char *lock, Lines body)
{
    return on(Verb::With, lock, std::move(body));
}
inline Line set(const char *event)
{
    return on(Verb::Set, event);
}
inline Line clear(const char *event)
{
    return on(Verb::Clear, event);
}
inline Line waitFor(const char *event)
{
    return on(Verb::Wait, event);
}
inline Line waitUntil(const char *condition, Question question)
{
    return {Verb::WaitUntil, words(condition), {}, 0, {}, {}, 0, std::move(question)};
}
inline Line notify(const char *condition, qint64 count = 1)
{
    return {Verb::Notify, words(condition), {}, count, {}, {}};
}
inline Line notifyAll(const char *condition)
{
    return on(Verb::NotifyAll, condition);
}
inline Line reset(const char *barrier)
{
    return on(Verb::Reset, barrier);
}
inline Line breakUp(const char *barrier)
{
    return on(Verb::Abort, barrier);
}
inline Line readFrom(const char *counter)
{
    return on(Verb::Read, counter);
}
inline Line addTo(const char *counter, qint64 added)
{
    return {Verb::Write, words(counter), {}, added, {}, {}};
}
/// \a of the thing or task \a target: `ask(Predicate::Of::Locked, "l")`.
inline Question ask(Predicate::Of of, const char *target = "")
{
    return {of, words(target)};
}
inline Question counts(const char *counter, Predicate::Relation relation, qint64 value)
{
    return {Predicate::Of::Counter, words(counter), relation, value};
}
inline Question unless(Question question)
{
    question.negated = true;
    return question;
}
inline Line spawn(const char *body)
{
    return on(Verb::Spawn, body);
}
inline Line await(const char *body)
{
    return on(Verb::Await, body);
}
inline Line cancel(const char *body)
{
    return on(Verb::Cancel, body);
}
inline Line raise(const char *error)
{
    return {Verb::Raise, {}, {}, 0, words(error), {}};
}
inline Line log(const char *text, ValueChoice value = ValueChoice::Text)
{
    return {Verb::Log, {}, {}, 0, words(text), {}, quint8(value)};
}
inline Line giveBack(const char *value = "")
{
    return {Verb::Return, {}, {}, 0, words(value), {}};
}
inline Line giveBack(ValueChoice value)
{
    return {Verb::Return, {}, {}, 0, {}, {}, quint8(value)};
}
/// `result = body.result()`
inline Line takeResult(const char *body)
{
    return on(Verb::Result, body);
}
inline Line when(Question question, Lines body)
{
    return {Verb::If, {}, {}, 0, {}, std::move(body), 0, std::move(question)};
}
inline Line repeat(qint64 count, Lines body)
{
    return {Verb::Repeat, {}, {}, count, {}, std::move(body)};
}
inline Line forever(Lines body)
{
    return {Verb::Forever, {}, {}, 0, {}, std::move(body)};
}
inline Line timeout(double seconds, Lines body)
{
    return {Verb::Timeout, {}, Duration::fixed(fromSeconds(seconds)), 0, {}, std::move(body)};
}
inline Line attempt(Lines body)
{
    return {Verb::Try, {}, {}, 0, {}, std::move(body)};
}
inline Line except(const char *type, Lines body)
{
    return {Verb::Except, {}, {}, 0, words(type), std::move(body)};
}
inline Line finally(Lines body)
{
    return {Verb::Finally, {}, {}, 0, {}, std::move(body)};
}
inline Line group(Lines body)
{
    return {Verb::Group, {}, {}, 0, {}, std::move(body)};
}
inline Line waitsFor(Verb verb, double timeout, Lines operands, quint8 choice = 0)
{
    return {verb, {}, Duration::fixed(fromSeconds(timeout)), 0, {}, std::move(operands), choice};
}
inline Line gather(Lines operands, GatherChoice choice = GatherChoice::Raise)
{
    return waitsFor(Verb::Gather, 0, std::move(operands), quint8(choice));
}
inline Line waitTasks(WaitChoice choice, Lines operands, double timeout = 0)
{
    return waitsFor(Verb::WaitTasks, timeout, std::move(operands), quint8(choice));
}
inline Line asCompleted(Lines operands, double timeout = 0)
{
    return waitsFor(Verb::AsCompleted, timeout, std::move(operands));
}
inline Line waitForOne(double timeout, Lines operand)
{
    return waitsFor(Verb::WaitFor, timeout, std::move(operand));
}
inline Line shield(Lines operand)
{
    return waitsFor(Verb::Shield, 0, std::move(operand));
}
inline Line setResult(const char *future, const char *value)
{
    return {Verb::SetResult, words(future), {}, 0, words(value), {}};
}
inline Line setResult(const char *future, ValueChoice value)
{
    return {Verb::SetResult, words(future), {}, 0, {}, {}, quint8(value)};
}
inline Line setException(const char *future, const char *error)
{
    return {Verb::SetException, words(future), {}, 0, words(error), {}};
}
inline Line inExecutor(const char *executor, double seconds)
{
    return {Verb::RunInExecutor, words(executor), Duration::fixed(fromSeconds(seconds)), 0, {}, {}};
}
inline Line waitAll(std::initializer_list<const char *> bodies)
{
    Line line{Verb::WaitAll, {}, {}, 0, {}, {}};
    for (const char *body : bodies)
        line.body.append(await(body));
    return line;
}

inline ProgramResource queue(const char *name, qint64 maxsize)
{
    return {.kind = NodeKind::Queue, .name = words(name), .amount = maxsize};
}
inline ProgramResource lock(const char *name)
{
    return {.kind = NodeKind::Lock, .name = words(name), .amount = 0};
}
inline ProgramResource semaphore(const char *name, qint64 permits)
{
    return {.kind = NodeKind::Semaphore, .name = words(name), .amount = permits};
}
inline ProgramResource boundedSemaphore(const char *name, qint64 permits)
{
    return {.kind = NodeKind::Semaphore, .name = words(name), .amount = permits, .isBounded = true};
}
inline ProgramResource lifoQueue(const char *name, qint64 maxsize)
{
    return {.kind = NodeKind::Queue, .name = words(name), .amount = maxsize, .order = QueueOrder::Lifo};
}
inline ProgramResource priorityQueue(const char *name, qint64 maxsize)
{
    return {.kind = NodeKind::Queue, .name = words(name), .amount = maxsize, .order = QueueOrder::Priority};
}
inline ProgramResource condition(const char *name)
{
    return {.kind = NodeKind::Condition, .name = words(name), .amount = 0};
}
inline ProgramResource barrier(const char *name, qint64 parties)
{
    return {.kind = NodeKind::Barrier, .name = words(name), .amount = parties};
}
inline ProgramResource counter(const char *name, qint64 value = 0)
{
    return {.kind = NodeKind::Counter, .name = words(name), .amount = value};
}
inline ProgramResource future(const char *name)
{
    return {.kind = NodeKind::Future, .name = words(name), .amount = 0};
}
inline ProgramResource executor(const char *name, qint64 workers)
{
    return {.kind = NodeKind::Executor, .name = words(name), .amount = workers};
}
inline ProgramResource event(const char *name, bool isSet = false)
{
    return {.kind = NodeKind::Event, .name = words(name), .amount = isSet ? 1 : 0};
}

/// Turns names into indices. Every name must be declared: a slip in a test is an assertion here.
class Writer {
public:
    Writer(std::vector<ProgramResource> resources, const QList<std::pair<QString, Lines>> &bodies)
    {
        m_program.resources = std::move(resources);
        m_program.texts = QStringList{QString()};
        for (const auto &[name, lines] : bodies)
            m_program.bodies.push_back({.name = name});
        for (std::size_t at = 0; at < m_program.bodies.size(); ++at) {
            m_program.bodies[at].begin = quint32(m_program.steps.size());
            add(bodies[qsizetype(at)].second);
            m_program.bodies[at].end = quint32(m_program.steps.size());
        }
    }
    Program program() &&
    {
        giveIdentifiers(m_program);
        return std::move(m_program);
    }

private:
    void add(const Lines &lines)
    {
        for (const Line &line : lines) {
            const std::size_t at = m_program.steps.size();
            m_program.texts.append(line.text);
            ProgramStep &step = m_program.steps.emplace_back();
            step.verb = line.verb;
            step.actsOnBody = info(line.verb).targets.contains(NodeKind::Task) && !isFuture(line.target);
            step.target = indexOf(line.target, step.actsOnBody);
            step.time = line.time;
            step.count = line.count;
            step.choice = line.choice;
            step.predicate = predicateOf(line.question);
            step.text = line.text.isEmpty() ? 0 : quint32(m_program.texts.size() - 1);
            add(line.body);
            m_program.steps[at].end = quint32(m_program.steps.size());
        }
    }
    ProgramPredicate predicateOf(const Question &question) const
    {
        const bool isBody = info(question.of).targets.contains(NodeKind::Task);
        return {question.of, question.relation, question.negated, indexOf(question.target, isBody),
                question.value};
    }
    /// Await and Cancel act on tasks and on futures.
    bool isFuture(const QString &name) const
    {
        return std::any_of(m_program.resources.begin(), m_program.resources.end(), [&](const auto &resource) {
            return resource.kind == NodeKind::Future && resource.name == name;
        });
    }
    quint32 indexOf(const QString &name, bool isBody) const
    {
        if (name.isEmpty())
            return 0;
        for (quint32 at = 0; isBody && at < m_program.bodies.size(); ++at) {
            if (m_program.bodies[at].name == name)
                return at;
        }
        for (quint32 at = 0; !isBody && at < m_program.resources.size(); ++at) {
            if (m_program.resources[at].name == name)
                return at;
        }
        qFatal("no such name in this program: %s", qPrintable(name));
    }

    Program m_program;
};

inline Program write(std::vector<ProgramResource> resources, const QList<std::pair<QString, Lines>> &bodies)
{
    return Writer(std::move(resources), bodies).program();
}

} // namespace signalbox::testing
