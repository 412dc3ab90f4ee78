// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/shortforms.h"

#include "engine/catalog/catalog.h"

namespace signalbox::reading {

namespace {

/// Takes steps from the front of a list.
class StepCursor {
public:
    explicit StepCursor(const QList<Step> &steps)
        : m_steps(steps)
    {
    }

    bool isAtEnd() const { return m_at == m_steps.size(); }
    /// The next step if it is of \a verb, else null.
    const Step *take(Verb verb)
    {
        const bool fits = !isAtEnd() && m_steps[m_at].verb == verb;
        return fits ? &m_steps[m_at++] : nullptr;
    }
    const Step *takePut(PutChoice choice)
    {
        const bool fits = !isAtEnd() && m_steps[m_at].verb == Verb::Put
            && PutChoice(m_steps[m_at].choice) == choice && m_steps[m_at].text.isEmpty();
        return fits ? &m_steps[m_at++] : nullptr;
    }
    const Step *takeLoop()
    {
        const Step *loop = take(Verb::Forever);
        return loop ? loop : take(Verb::Repeat);
    }

private:
    const QList<Step> &m_steps;
    qsizetype m_at = 0;
};

/// What is done in one round, inside of what guards it.
struct Work {
    QList<NodeId> guards;
    Duration time;
    WorkChoice choice = WorkChoice::Waits;
};

/// Takes the time of \a work, slept or computed; false, and nothing, where there is none.
bool takeTime(StepCursor &steps, Work &work)
{
    const Step *sleep = steps.take(Verb::Sleep);
    const Step *compute = sleep ? nullptr : steps.take(Verb::Cpu);
    const Step *taken = sleep ? sleep : compute;
    if (taken)
        work.time = taken->time;
    if (compute)
        work.choice = WorkChoice::Computes;
    return taken;
}

std::optional<Work> takeWork(StepCursor &steps)
{
    Work work;
    const Step *guard = steps.take(Verb::With);
    if (!guard) {
        takeTime(steps, work);
        return work;
    }
    for (;;) {
        work.guards.append(guard->target);
        StepCursor inside(guard->body);
        const Step *inner = takeTime(inside, work) ? nullptr : inside.take(Verb::With);
        if (!inside.isAtEnd())
            return std::nullopt;
        if (!inner)
            return work;
        guard = inner;
    }
}

/// Reads the form of one kind; false as soon as it is not that.
class FormReader {
public:
    FormReader(const QList<Step> &steps, const ReadModule &module)
        : m_steps(steps)
        , m_module(module)
    {
    }

    bool readProducer();
    bool readConsumer();
    bool readCanceller();
    bool readIdle();

    ShortForm form;

private:
    void set(Param param, const ParamValue &value)
    {
        if (value != info(param).defaultValue)
            form.parameters.insert(param, value);
    }
    void link(LinkKind kind, NodeId to) { form.links.append({kind, to}); }
    void readStart();
    bool readEnd();
    bool readRounds(const Step *loop);
    void setWork(const Work &work, Param time);
    bool readSentinels(const QList<NodeId> &queues);
    bool takesPriority(NodeId queue) const;

    StepCursor m_steps;
    const ReadModule &m_module;
};

bool FormReader::takesPriority(NodeId queue) const
{
    const Node *node = m_module.resource(queue);
    return node && node->kind == NodeKind::Queue
        && QueueOrder(parameter<qint64>(*node, Param::Order)) == QueueOrder::Priority;
}

void FormReader::readStart()
{
    if (const Step *sleep = m_steps.take(Verb::Sleep))
        set(Param::Start, sleep->time);
    while (const Step *wait = m_steps.take(Verb::Wait))
        link(LinkKind::Waiting, wait->target);
}

bool FormReader::readEnd()
{
    while (const Step *end = m_steps.take(Verb::Set))
        link(LinkKind::Setting, end->target);
    return m_steps.isAtEnd();
}

/// 0 stands for no end.
bool FormReader::readRounds(const Step *loop)
{
    const bool isCounted = loop->verb == Verb::Repeat;
    set(Param::Count, isCounted ? loop->count : qint64(0));
    return !isCounted || loop->count > 0;
}

void FormReader::setWork(const Work &work, Param time)
{
    set(time, work.time);
    set(Param::Working, qint64(work.choice));
    for (const NodeId guard : work.guards)
        link(LinkKind::Guarding, guard);
}

bool FormReader::readProducer()
{
    form.kind = NodeKind::Producer;
    readStart();
    const Step *loop = m_steps.takeLoop();
    if (!loop || !readRounds(loop))
        return false;
    StepCursor round(loop->body);
    const auto work = takeWork(round);
    if (!work)
        return false;
    setWork(*work, Param::Every);
    QList<NodeId> queues;
    while (const Step *put = round.takePut(PutChoice::New)) {
        link(LinkKind::Putting, put->target);
        queues.append(put->target);
        if (takesPriority(put->target))
            set(Param::Priority, put->count);
    }
    return !queues.isEmpty() && round.isAtEnd() && readSentinels(queues) && readEnd();
}

/// As many for each queue, but for those that cannot order them.
bool FormReader::readSentinels(const QList<NodeId> &queues)
{
    for (const NodeId queue : queues) {
        if (takesPriority(queue))
            continue;
        const Step *loop = m_steps.take(Verb::Repeat);
        const Step *put = loop ? nullptr : m_steps.takePut(PutChoice::Sentinel);
        if (loop && loop->body.size() == 1)
            put = StepCursor(loop->body).takePut(PutChoice::Sentinel);
        if (!put)
            return !loop;
        set(Param::Sentinels, loop ? loop->count : qint64(1));
    }
    return true;
}

bool FormReader::readConsumer()
{
    form.kind = NodeKind::Consumer;
    readStart();
    const Step *loop = m_steps.takeLoop();
    if (!loop || !readRounds(loop))
        return false;
    StepCursor round(loop->body);
    QList<NodeId> next;
    bool isFirst = true;
    while (const Step *get = round.take(Verb::Get)) {
        link(LinkKind::Getting, get->target);
        const Step *test = round.take(Verb::If);
        const bool ends = test && test->predicate.of == Predicate::Of::GotSentinel && test->body.size() == 2;
        if (test && !ends)
            return false;
        const auto work = takeWork(round);
        if (!work)
            return false;
        if (isFirst) {
            set(Param::UntilSentinel, ends);
            setWork(*work, Param::Work);
        }
        while (const Step *put = round.takePut(PutChoice::Forward)) {
            if (isFirst)
                link(LinkKind::Putting, put->target);
        }
        if (!round.take(Verb::TaskDone))
            return false;
        isFirst = false;
    }
    return !isFirst && round.isAtEnd() && readEnd();
}

bool FormReader::readCanceller()
{
    form.kind = NodeKind::Canceller;
    const Step *sleep = m_steps.take(Verb::Sleep);
    if (sleep && sleep->time == Duration()) // one that acts at once does not sleep before
        return false;
    set(Param::At, sleep ? sleep->time : Duration());
    while (const Step *cancel = m_steps.take(Verb::Cancel)) {
        if (!cancel->text.isEmpty() || !m_module.find(cancel->target))
            return false;
        link(LinkKind::Cancelling, cancel->target);
    }
    return m_steps.isAtEnd() && !form.links.isEmpty();
}

bool FormReader::readIdle()
{
    form.kind = NodeKind::Consumer;
    readStart();
    return readEnd();
}

} // namespace

std::optional<ShortForm> idleFormOf(const QList<Step> &steps, const ReadModule &module)
{
    FormReader reader(steps, module);
    return reader.readIdle() ? std::optional(reader.form) : std::nullopt;
}

std::optional<ShortForm> shortFormOf(const QList<Step> &steps, const ReadModule &module)
{
    for (const auto read :
         {&FormReader::readProducer, &FormReader::readConsumer, &FormReader::readCanceller}) {
        FormReader reader(steps, module);
        if ((reader.*read)())
            return reader.form;
    }
    return std::nullopt;
}

} // namespace signalbox::reading
