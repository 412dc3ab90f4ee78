// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/layout/catalog.h"
#include "engine/program/program.h"

#include <QHash>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Writes a program body by body. Steps that hold others are opened and closed; what is opened inside follows
/// it.
class Expansion {
public:
    explicit Expansion(const Layout &layout)
        : m_layout(layout)
    {
        for (const Link &link : allLinks(layout))
            m_linksOf[link.from].append(link);
        for (const Node &node : layout.nodes)
            m_heldBy[node.scope].append(&node);
    }

    Program expand();

private:
    using Indices = std::vector<quint32>;

    void nameEverything();
    void writeMain();
    void writeProducer(const Node &node);
    void writeConsumer(const Node &node);
    void writeCanceller(const Node &node);
    void writeTaskGroup(const Node &node);
    void writeTimeout(const Node &node);
    void writeSteps(const QList<Step> &steps);
    void writeStep(const Step &step);

    void writeStart(const Node &node);
    void writeEnd(const Node &node);
    void writeWork(const Node &node, Param duration);
    void writeSleep(const Duration &duration);

    quint32 open(Verb verb, quint32 target = 0, const Duration &time = {}, qint64 count = 0,
                 const QString &text = {});
    void close(quint32 step) { m_program.steps[step].end = quint32(m_program.steps.size()); }
    void add(Verb verb, quint32 target = 0) { close(open(verb, target)); }
    void addDuration(Verb verb, const Duration &time) { close(open(verb, 0, time)); }
    void addWaitAll(const Indices &bodies);
    quint32 text(const QString &words);

    Indices targets(const Node &node, LinkKind kind) const;
    Indices started(NodeId scope) const;
    bool isEndless(const Node &node) const;
    bool endsDrained(const Indices &all) const;
    const Node &nodeOf(quint32 body) const { return *m_nodes[body]; }
    std::vector<bool> drainedQueues() const;

    const Layout &m_layout;
    QHash<NodeId, QList<Link>> m_linksOf; ///< by user, in order
    QHash<NodeId, QList<const Node *>> m_heldBy; ///< by frame, in order
    QHash<NodeId, quint32> m_bodies; ///< bodies of actors and scopes
    QHash<NodeId, quint32> m_resources;
    QHash<QString, quint32> m_texts;
    std::vector<const Node *> m_nodes; ///< by body; null for `main`
    Program m_program;
    NodeId m_node = NodeId::None; ///< whose body is being written
};

Program Expansion::expand()
{
    m_program.seed = m_layout.settings.seed;
    m_program.horizon = m_layout.settings.horizon;
    text(QString()); // 0 stands for no text
    nameEverything();
    for (quint32 at = 0; at < m_program.bodies.size(); ++at) {
        ProgramBody &body = m_program.bodies[at];
        body.begin = quint32(m_program.steps.size());
        m_node = body.node;
        if (m_node == NodeId::None) {
            writeMain();
        } else {
            const Node &node = nodeOf(at);
            switch (node.kind) {
            case NodeKind::Producer:
                writeProducer(node);
                break;
            case NodeKind::Consumer:
                writeConsumer(node);
                break;
            case NodeKind::Canceller:
                writeCanceller(node);
                break;
            case NodeKind::TaskGroup:
                writeTaskGroup(node);
                break;
            case NodeKind::Timeout:
                writeTimeout(node);
                break;
            default:
                writeSteps(parameter<QList<Step>>(node, Param::Steps));
                break;
            }
        }
        body.end = quint32(m_program.steps.size());
    }
    return std::move(m_program);
}

void Expansion::nameEverything()
{
    m_program.bodies.push_back({.name = u"main"_s, .identifier = u"main"_s});
    m_nodes.push_back(nullptr);
    for (const Node &node : m_layout.nodes) {
        if (!isResource(node.kind)) {
            m_bodies.insert(node.id, quint32(m_program.bodies.size()));
            m_nodes.push_back(&node);
            m_program.bodies.push_back({.name = node.name, .node = node.id});
            continue;
        }
        qint64 amount = 0;
        if (node.kind == NodeKind::Queue)
            amount = parameter<qint64>(node, Param::Capacity);
        else if (node.kind == NodeKind::Semaphore)
            amount = parameter<qint64>(node, Param::Permits);
        else if (node.kind == NodeKind::Event)
            amount = parameter<bool>(node, Param::IsSet) ? 1 : 0;
        m_resources.insert(node.id, quint32(m_program.resources.size()));
        m_program.resources.push_back(
            {.kind = node.kind, .name = node.name, .node = node.id, .amount = amount});
    }
}

quint32 Expansion::open(Verb verb, quint32 target, const Duration &time, qint64 count, const QString &words)
{
    const quint32 at = quint32(m_program.steps.size());
    ProgramStep step;
    step.verb = verb;
    step.end = at + 1;
    step.target = target;
    step.actsOnBody = info(verb).targets.contains(NodeKind::Task);
    step.time = time;
    step.count = count;
    step.text = text(words);
    step.node = m_node;
    m_program.steps.push_back(step);
    return at;
}

quint32 Expansion::text(const QString &words)
{
    const auto known = m_texts.constFind(words);
    if (known != m_texts.constEnd())
        return *known;
    const quint32 at = quint32(m_program.texts.size());
    m_program.texts.append(words);
    m_texts.insert(words, at);
    return at;
}

Expansion::Indices Expansion::targets(const Node &node, LinkKind kind) const
{
    Indices found;
    for (const Link &link : m_linksOf.value(node.id)) {
        if (link.kind != kind)
            continue;
        if (const auto resource = m_resources.constFind(link.to); resource != m_resources.constEnd())
            found.push_back(*resource);
        else if (const auto body = m_bodies.constFind(link.to); body != m_bodies.constEnd())
            found.push_back(*body);
    }
    return found;
}

/// Bodies that run from the start in \a scope (None: the canvas).
Expansion::Indices Expansion::started(NodeId scope) const
{
    Indices found;
    for (const Node *node : m_heldBy.value(scope)) {
        const bool waitsForSpawn = node->kind == NodeKind::Task && parameter<bool>(*node, Param::Spawned);
        if (!isResource(node->kind) && !waitsForSpawn)
            found.push_back(m_bodies.value(node->id));
    }
    return found;
}

bool holdsForever(const QList<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step &step) {
        return step.verb == Verb::Forever || holdsForever(step.body);
    });
}

bool Expansion::isEndless(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Producer:
    case NodeKind::Consumer:
        return parameter<qint64>(node, Param::Count) == 0;
    case NodeKind::Task:
        return holdsForever(parameter<QList<Step>>(node, Param::Steps));
    case NodeKind::TaskGroup: {
        const Indices members = started(node.id);
        return std::any_of(members.begin(), members.end(),
                           [this](quint32 body) { return isEndless(nodeOf(body)); });
    }
    default:
        return false; // a canceller acts once; a timeout sees to its own end
    }
}

/// The usual pattern needs somebody who never returns and somebody whose return says that the work is in the
/// queues.
bool Expansion::endsDrained(const Indices &all) const
{
    const EndRule rule = m_layout.settings.end;
    if (rule != EndRule::Automatic)
        return rule == EndRule::Drained;
    const auto endless = [this](quint32 body) { return isEndless(nodeOf(body)); };
    const auto finite = [this](quint32 body) {
        return !isEndless(nodeOf(body)) && nodeOf(body).kind != NodeKind::Canceller;
    };
    return std::any_of(all.begin(), all.end(), endless) && std::any_of(all.begin(), all.end(), finite);
}

void Expansion::addWaitAll(const Indices &bodies)
{
    if (bodies.empty())
        return;
    const quint32 step = open(Verb::WaitAll);
    for (const quint32 body : bodies)
        add(Verb::Await, body);
    close(step);
}

/// By resource: the queues on which somebody calls task_done, so that join() can come to an end.
std::vector<bool> Expansion::drainedQueues() const
{
    std::vector<bool> drained(m_program.resources.size());
    for (const Node &node : m_layout.nodes) {
        if (node.kind != NodeKind::Consumer)
            continue;
        for (const quint32 queue : targets(node, LinkKind::Getting))
            drained[queue] = true;
    }
    return drained;
}

void Expansion::writeMain()
{
    const Indices all = started(NodeId::None);
    for (const quint32 body : all)
        add(Verb::Spawn, body);
    if (m_layout.settings.end == EndRule::AtTime) {
        writeSleep(Duration::fixed(m_layout.settings.endTime));
        for (const quint32 body : all)
            add(Verb::Cancel, body);
        addWaitAll(all);
        return;
    }
    if (!endsDrained(all)) {
        addWaitAll(all);
        return;
    }
    Indices finite;
    Indices endless;
    for (const quint32 body : all)
        (isEndless(nodeOf(body)) ? endless : finite).push_back(body);
    addWaitAll(finite);
    const std::vector<bool> drained = drainedQueues();
    for (quint32 queue = 0; queue < drained.size(); ++queue) {
        if (drained[queue])
            add(Verb::Join, queue);
    }
    for (const quint32 body : endless)
        add(Verb::Cancel, body);
    addWaitAll(endless);
}

void Expansion::writeSleep(const Duration &duration)
{
    if (duration != Duration::fixed(0))
        addDuration(Verb::Sleep, duration);
}

void Expansion::writeStart(const Node &node)
{
    writeSleep(parameter<Duration>(node, Param::Start));
    for (const quint32 event : targets(node, LinkKind::Waiting))
        add(Verb::Wait, event);
}

void Expansion::writeEnd(const Node &node)
{
    for (const quint32 event : targets(node, LinkKind::Setting))
        add(Verb::Set, event);
}

/// The time an item takes, inside every lock and semaphore that guards the actor.
void Expansion::writeWork(const Node &node, Param duration)
{
    Indices guards;
    for (const quint32 guard : targets(node, LinkKind::Guarding))
        guards.push_back(open(Verb::With, guard));
    writeSleep(parameter<Duration>(node, duration));
    for (auto guard = guards.rbegin(); guard != guards.rend(); ++guard)
        close(*guard);
}

void Expansion::writeProducer(const Node &node)
{
    const Indices queues = targets(node, LinkKind::Putting);
    writeStart(node);
    const qint64 count = parameter<qint64>(node, Param::Count);
    const quint32 loop = count == 0 ? open(Verb::Forever) : open(Verb::Repeat, 0, {}, count);
    writeWork(node, Param::Every);
    for (const quint32 queue : queues)
        add(Verb::Put, queue);
    close(loop);
    writeEnd(node);
}

void Expansion::writeConsumer(const Node &node)
{
    writeStart(node);
    const Indices queues = targets(node, LinkKind::Getting);
    if (!queues.empty()) {
        const qint64 count = parameter<qint64>(node, Param::Count);
        const quint32 loop = count == 0 ? open(Verb::Forever) : open(Verb::Repeat, 0, {}, count);
        for (const quint32 queue : queues) {
            add(Verb::Get, queue);
            writeWork(node, Param::Work);
            for (const quint32 next : targets(node, LinkKind::Putting))
                add(Verb::Put, next);
            add(Verb::TaskDone, queue);
        }
        close(loop);
    }
    writeEnd(node);
}

void Expansion::writeCanceller(const Node &node)
{
    writeSleep(parameter<Duration>(node, Param::At));
    for (const quint32 body : targets(node, LinkKind::Cancelling))
        add(Verb::Cancel, body);
}

void Expansion::writeTaskGroup(const Node &node)
{
    const quint32 group = open(Verb::Group);
    for (const quint32 body : started(node.id))
        add(Verb::Spawn, body);
    close(group);
}

/// A timeout frame holds tasks, so a group inside it waits for them; that time ran out is its purpose, not
/// its failure.
void Expansion::writeTimeout(const Node &node)
{
    const quint32 attempt = open(Verb::Try);
    const quint32 timeout = open(Verb::Timeout, 0, parameter<Duration>(node, Param::Delay));
    writeTaskGroup(node);
    close(timeout);
    const quint32 handler = open(Verb::Except, 0, {}, 0, u"TimeoutError"_s);
    close(open(Verb::Log, 0, {}, 0, u"time is up"_s));
    close(handler);
    close(attempt);
}

void Expansion::writeSteps(const QList<Step> &steps)
{
    for (const Step &step : steps)
        writeStep(step);
}

void Expansion::writeStep(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    quint32 target = 0;
    if (!verb.targets.isEmpty()) {
        const auto resource = m_resources.constFind(step.target);
        const auto body = m_bodies.constFind(step.target);
        if (resource == m_resources.constEnd() && body == m_bodies.constEnd()) {
            writeSteps(step.body); // a `with` that lost its lock still does what is inside
            return;
        }
        target = resource != m_resources.constEnd() ? *resource : *body;
    }
    const quint32 at = open(step.verb, target, step.time, step.count, step.text);
    writeSteps(step.body);
    close(at);
}

} // namespace

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

Program expand(const Layout &layout)
{
    return Expansion(layout).expand();
}

namespace {

QString durationText(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return u"%1 to %2"_s.arg(formatTime(duration.low), formatTime(duration.high));
    case Duration::Law::Exponential:
        return u"about %1"_s.arg(formatTime(duration.low));
    default:
        return formatTime(duration.low);
    }
}

QString stepText(const Program &program, const ProgramStep &step)
{
    const VerbInfo &verb = info(step.verb);
    QStringList words{verb.label};
    if (!verb.targets.isEmpty()) {
        const bool isBody = verb.targets.contains(NodeKind::Task);
        words += isBody ? program.bodyName(step.target) : program.resources[step.target].name;
    }
    if (verb.hasTime)
        words += durationText(step.time);
    if (verb.hasCount && !verb.hasOptionals)
        words += QString::number(step.count);
    if (verb.hasText && !(verb.hasOptionals && step.text == 0))
        words += program.texts[qsizetype(step.text)];
    return words.join(u' ');
}

} // namespace

QString toText(const Program &program)
{
    QString text;
    for (const ProgramBody &body : program.bodies) {
        text += body.name + u":\n"_s;
        std::vector<quint32> ends;
        for (quint32 at = body.begin; at < body.end; ++at) {
            while (!ends.empty() && at >= ends.back())
                ends.pop_back();
            text +=
                QString(4 * qsizetype(ends.size() + 1), u' ') + stepText(program, program.steps[at]) + u'\n';
            ends.push_back(program.steps[at].end);
        }
    }
    return text;
}

} // namespace signalbox
