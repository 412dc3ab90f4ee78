// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/expansion.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/layout/interventions.h"
#include "engine/layout/rows.h"
#include "engine/program/identifiers.h"
#include "engine/program/scripts.h"
#include "engine/script/endlesscode.h"
#include "engine/script/globalnames.h"

#include <algorithm>

namespace signalbox {

namespace {

using Writing = void (*)(Writers &, const Node &);

template <auto Writer, auto Method> void write(Writers &writers, const Node &node)
{
    ((writers.*Writer).*Method)(node);
}

void writeTask(Writers &writers, const Node &node)
{
    writers.steps.writeSteps(parameter<QList<Step>>(node, Param::Steps), {});
}

void takeAmount(ProgramResource &resource, const Node &node, Param param)
{
    resource.amount = parameter<qint64>(node, param);
}

void takeFlag(ProgramResource &resource, const Node &node, Param param)
{
    resource.amount = parameter<bool>(node, param) ? 1 : 0;
}

void takeOrder(ProgramResource &resource, const Node &node, Param param)
{
    resource.order = QueueOrder(parameter<qint64>(node, param));
}

void takeBound(ProgramResource &resource, const Node &node, Param param)
{
    resource.isBounded = parameter<bool>(node, param);
}

void takeTime(ProgramResource &resource, const Node &node, Param param)
{
    resource.time = parameter<Duration>(node, param);
}

/// What a program takes of each parameter that a resource can have.
struct ParamRow {
    Param param;
    void (*take)(ProgramResource &, const Node &, Param);
};

constexpr ParamRow kParams[] = {
    {Param::Capacity, takeAmount}, {Param::Order, takeOrder}, {Param::Permits, takeAmount},
    {Param::Bounded, takeBound},   {Param::IsSet, takeFlag},  {Param::Parties, takeAmount},
    {Param::Initial, takeAmount},  {Param::Every, takeTime},  {Param::Count, takeAmount},
    {Param::Workers, takeAmount},
};

ProgramResource resourceOf(const Node &node)
{
    ProgramResource resource{.kind = node.kind, .name = node.name, .node = node.id};
    const QList<Param> &own = info(node.kind).parameters;
    for (const ParamRow &row : kParams) {
        if (own.contains(row.param))
            row.take(resource, node, row.param);
    }
    return resource;
}

/// The steps that a kind of node becomes.
struct KindRow {
    NodeKind kind;
    Writing write;
};

constexpr KindRow kActors[] = {
    {NodeKind::Producer, write<&Writers::actors, &ActorWriter::writeProducer>},
    {NodeKind::Consumer, write<&Writers::actors, &ActorWriter::writeConsumer>},
    {NodeKind::Task, writeTask},
    {NodeKind::Canceller, write<&Writers::actors, &ActorWriter::writeCanceller>},
};
constexpr KindRow kFrames[] = {
    {NodeKind::TaskGroup, write<&Writers::frames, &FrameWriter::writeTaskGroup>},
    {NodeKind::Gather, write<&Writers::frames, &FrameWriter::writeGather>},
    {NodeKind::Wait, write<&Writers::frames, &FrameWriter::writeWait>},
    {NodeKind::Timeout, write<&Writers::frames, &FrameWriter::writeTimeout>},
    {NodeKind::Shield, write<&Writers::frames, &FrameWriter::writeShield>},
    {NodeKind::Retry, write<&Writers::frames, &FrameWriter::writeRetry>},
};
static_assert(isRowPerActor(kActors) && isRowPerFrame(kFrames),
              "what runs has a row, in the order of NodeKind");

} // namespace

Expansion::Expansion(const Layout &layout)
    : m_index(layout)
    , m_writer(m_index)
    , m_writers{ActorWriter(m_writer), FrameWriter(m_writer), StepWriter(m_writer)}
    , m_isEndless(m_index)
{
}

Program Expansion::expand()
{
    Program &program = m_writer.program;
    const Settings &settings = m_index.layout().settings;
    program.seed = settings.seed;
    program.horizon = settings.horizon;
    program.python = settings.python;
    program.stepCost = settings.stepCost;
    nameEverything();
    takeCode(m_index.layout(), program);
    for (quint32 at = 0; at < program.bodies.size(); ++at) { // which grow while they are written
        program.bodies[at].begin = quint32(program.steps.size());
        writeBody(at);
        program.bodies[at].end = quint32(program.steps.size());
    }
    giveIdentifiers(program);
    writeScript(program);
    for (std::size_t at = m_index.bodies().size(); at < program.bodies.size(); ++at) {
        ProgramBody &body = program.bodies[at];
        if (!body.isAnonymous)
            body.name = body.identifier; // no node gave it another
    }
    return std::move(program);
}

void Expansion::nameEverything()
{
    Program &program = m_writer.program;
    program.bodies.reserve(m_index.bodies().size());
    for (const Node *node : m_index.bodies())
        program.bodies.push_back(node ? ProgramBody{.name = node->name, .node = node->id}
                                      : ProgramBody{.name = QStringLiteral("main")});
    for (const Node *node : m_index.resources())
        program.resources.push_back(resourceOf(*node));
}

void Expansion::writeBody(quint32 body)
{
    const std::size_t nodes = m_index.bodies().size();
    if (body >= nodes) {
        writeExtra(ProgramWriter::Extra(m_writer.extras[body - nodes]));
        return;
    }
    const Node *node = m_index.bodies()[body];
    m_writer.node = node ? node->id : NodeId::None;
    if (!node)
        writeMain();
    else if (isActor(node->kind))
        kActors[std::size_t(node->kind)].write(m_writers, *node);
    else
        frameRow(kFrames, node->kind).write(m_writers, *node);
}

/// A copy, as writing it may add others.
void Expansion::writeExtra(ProgramWriter::Extra extra)
{
    m_writer.node = extra.owner;
    if (extra.after)
        m_writer.addSleep(Duration::fixed(*extra.after));
    if (extra.members.empty()) {
        m_writers.steps.writeStep(extra.operand, {});
        return;
    }
    const quint32 gather = m_writer.open(Verb::Gather);
    m_writer.addSpawns(extra.members);
    m_writer.close(gather);
}

/// The usual pattern needs somebody who never returns and somebody whose return says that the work is in the
/// queues.
bool Expansion::endsDrained(const Indices &all) const
{
    const EndRule rule = m_index.layout().settings.end;
    if (rule != EndRule::Automatic)
        return rule == EndRule::Drained;
    const auto isFinite = [this](quint32 body) {
        return !m_isEndless(body) && m_index.nodeOf(body).kind != NodeKind::Canceller;
    };
    const std::vector<ProgramCode> &code = m_writer.program.code;
    const auto isStarted = [](bool isEndless) {
        return [isEndless](const ProgramCode &each) {
            return each.starts > 0 && each.isAsync && each.isEndless == isEndless;
        };
    };
    const bool isAnyEndless = std::any_of(all.begin(), all.end(), m_isEndless)
        || std::any_of(code.begin(), code.end(), isStarted(true));
    return isAnyEndless
        && (std::any_of(all.begin(), all.end(), isFinite)
            || std::any_of(code.begin(), code.end(), isStarted(false)));
}

void Expansion::addWaitAll(const Indices &bodies)
{
    if (bodies.empty())
        return;
    const quint32 step = m_writer.open(Verb::WaitAll);
    for (const quint32 body : bodies)
        m_writer.add(Verb::Await, body);
    m_writer.close(step);
}

/// By resource: the queues on which somebody calls task_done, so that join() can come to an end.
std::vector<bool> Expansion::drainedQueues() const
{
    std::vector<bool> drained(m_writer.program.resources.size());
    for (const Node &node : m_index.layout().nodes) {
        if (node.kind != NodeKind::Consumer)
            continue;
        for (const quint32 queue : m_index.targets(node, LinkKind::Getting))
            drained[queue] = true;
    }
    for (const ProgramCode &code : m_writer.program.code) {
        if (code.starts > 0 && marksItemsDone(code.code))
            noteNamed(code, drained);
    }
    return drained;
}

/// The queues that \a code says by their names.
void Expansion::noteNamed(const ProgramCode &code, std::vector<bool> &queues) const
{
    std::vector<GlobalName> names = globalNames(code.code);
    const std::vector<GlobalName> given = globalNames(code.arguments);
    names.insert(names.end(), given.begin(), given.end());
    const std::vector<ProgramResource> &resources = m_writer.program.resources;
    for (std::size_t at = 0; at < resources.size(); ++at) {
        const QString name = pythonIdentifier(resources[at].name);
        const bool isNamed = std::any_of(names.begin(), names.end(), [&name](const GlobalName &each) {
            return each.name == name && !each.binds;
        });
        queues[at] = queues[at] || (isNamed && resources[at].kind == NodeKind::Queue);
    }
}

/// Nobody waits for these tasks: what a person would do later than the end is not done.
void Expansion::addInterventions()
{
    const Program &program = m_writer.program;
    for (const Intervention &each : effectiveInterventions(m_index.layout())) {
        if (!each.task.isEmpty() || program.startsItself)
            addHand(each);
        else if (!needsTimer(each.step.verb) || program.code.empty())
            m_writer.add(
                Verb::Spawn,
                m_writer.addExtra(QStringLiteral("by hand"),
                                  {.owner = each.step.target, .operand = each.step, .after = each.time}));
    }
}

/// What no task of main's can do.
void Expansion::addHand(const Intervention &intervention)
{
    Program &program = m_writer.program;
    if (program.code.empty())
        return;
    const Step &step = intervention.step;
    ProgramHand hand{.time = intervention.time, .verb = step.verb, .task = intervention.task};
    if (hand.task.isEmpty()) {
        const auto resource = program.resourceOf(step.target);
        if (!resource || !isCallByHand(step.verb))
            return;
        hand.resource = *resource;
        hand.text = step.text;
    }
    program.hands.push_back(hand);
}

void Expansion::writeMain()
{
    EndRule &end = m_writer.program.end;
    const Indices all = m_writer.program.startsItself ? Indices() : m_index.started(NodeId::None);
    for (const quint32 body : all)
        m_writer.add(Verb::Spawn, body);
    addInterventions();
    if (m_index.layout().settings.end == EndRule::AtTime) {
        end = EndRule::AtTime;
        m_writer.addSleep(Duration::fixed(m_index.layout().settings.endTime));
        for (const quint32 body : all)
            m_writer.add(Verb::Cancel, body);
        addWaitAll(all);
    } else if (endsDrained(all)) {
        end = EndRule::Drained;
        writeDrainedEnd(all);
    } else {
        addWaitAll(all);
    }
}

void Expansion::writeDrainedEnd(const Indices &all)
{
    Indices finite;
    Indices endless;
    for (const quint32 body : all)
        (m_isEndless(body) ? endless : finite).push_back(body);
    addWaitAll(finite);
    const std::vector<bool> drained = drainedQueues();
    for (quint32 queue = 0; queue < drained.size(); ++queue) {
        if (drained[queue])
            m_writer.add(Verb::Join, queue);
    }
    for (const quint32 body : endless)
        m_writer.add(Verb::Cancel, body);
    addWaitAll(endless);
}

Program expand(const Layout &layout)
{
    return Expansion(layout).expand();
}

} // namespace signalbox
