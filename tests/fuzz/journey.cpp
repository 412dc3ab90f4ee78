// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/journey.h"

#include "engine/catalog/catalog.h"
#include "engine/checks/problems.h"
#include "engine/file/fragment.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/simulation.h"
#include "engine/program/programtext.h"
#include "engine/python/python.h"
#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "engine/trace/tracejson.h"
#include "tests/support/pythonreader.h"
#include "tests/support/tracetext.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace signalbox::testing {

using namespace Qt::StringLiterals;

namespace {

/// Explaining everything at every moment would take longer than all the rest.
constexpr qsizetype kMostExplained = 10;
/// In CPython's words, which the warning quotes.
constexpr QLatin1StringView kTooManyBlocks("too many statically nested blocks");
constexpr qint64 kSpinBudget = 200;
constexpr qint64 kMostTurns = 400;

bool isBlank(const QString &words)
{
    return words.trimmed().isEmpty();
}

QString faultIn(const QList<Problem> &problems, bool isWarning)
{
    for (const Problem &problem : problems) {
        if (isBlank(problem.reason) || isBlank(problem.remedy))
            return u"a problem without words at %1: \"%2\" \"%3\""_s.arg(problem.place, problem.reason,
                                                                         problem.remedy);
        if (isWarning && problem.severity == Problem::Severity::Error)
            return u"it opens with an error: "_s + problem.reason;
    }
    return {};
}

/// Rounds of loops within \a budget altogether; what is left of it goes to loops further in.
void shorten(QList<Step> &steps, qint64 budget)
{
    for (Step &step : steps) {
        const bool goesRound = step.verb == Verb::Repeat || step.verb == Verb::Retry;
        if (goesRound)
            step.count = std::min(step.count, budget);
        shorten(step.body,
                goesRound ? std::max<qint64>(1, budget / std::max<qint64>(1, step.count)) : budget);
    }
}

QString faultInWorld(const Replay &replay, const World &world)
{
    const Run &run = replay.run();
    for (qsizetype id = 0; id < std::min(kMostExplained, qsizetype(world.tasks.size())); ++id) {
        if (isBlank(explainTask(replay, world, TaskId(id))))
            return u"task %1 is not explained"_s.arg(run.taskName(TaskId(id)));
        if (isBlank(shortState(run, world, *world.task(TaskId(id)))))
            return u"task %1 has no state in words"_s.arg(run.taskName(TaskId(id)));
    }
    for (quint32 id = 0; id < std::min<std::size_t>(kMostExplained, run.program.resources.size()); ++id) {
        if (isBlank(explainResource(replay, world, id)))
            return u"resource %1 is not explained"_s.arg(run.program.resources[id].name);
    }
    for (qsizetype id = 0; id < std::min(kMostExplained, qsizetype(world.scopes.size())); ++id) {
        if (isBlank(explainScope(replay, world, ScopeId(id))))
            return u"scope %1 is not explained"_s.arg(id);
    }
    return {};
}

QString faultInNodes(const Layout &layout, const Replay &replay, const World &world)
{
    for (qsizetype at = 0; at < std::min(kMostExplained, layout.nodes.size()); ++at) {
        const Node &node = layout.nodes[at];
        if (isBlank(explainNode(replay, world, node.id)))
            return u"%1 %2 is not explained"_s.arg(info(node.kind).key, node.name);
    }
    return {};
}

QString faultInReplay(const Layout &layout, const Replay &replay)
{
    const qsizetype facts = replay.factCount();
    const QSet<qsizetype> stops{facts / 3, facts * 3 / 4, facts};
    World world = initialWorld(replay.run());
    for (qsizetype at = 0; at <= facts; ++at) {
        if (stops.contains(at)) {
            if (replay.atFact(at) != world)
                return u"after %1 facts the replay shows another world"_s.arg(at);
            if (const QString fault = faultInWorld(replay, world); !fault.isEmpty())
                return u"after %1 facts: %2"_s.arg(at).arg(fault);
            if (const QString fault = faultInNodes(layout, replay, world); !fault.isEmpty())
                return u"after %1 facts: %2"_s.arg(at).arg(fault);
        }
        if (at < facts)
            world.apply(replay.run().trace[at]);
    }
    return {};
}

/// Everything that is written down of a run.
QString faultInWriting(const Replay &replay)
{
    for (const Verdict &verdict : verdicts(replay)) {
        if (isBlank(verdict.title) || isBlank(verdict.sentence))
            return u"a verdict without words: \"%1\" \"%2\""_s.arg(verdict.title, verdict.sentence);
    }
    const Run &run = replay.run();
    for (qsizetype at = 0; at < run.trace.size(); at += 1 + run.trace.size() / 50) {
        if (isBlank(factText(run, at)))
            return u"fact %1 has no words"_s.arg(at);
    }
    constexpr qsizetype longest = 300;
    if (run.trace.size() > longest)
        return {};
    for (const QByteArray &line : toJsonLines(run).split('\n')) {
        if (!line.isEmpty() && !QJsonDocument::fromJson(line).isObject())
            return u"no JSON: "_s + QString::fromUtf8(line);
    }
    return {};
}

} // namespace

Layout withShortLoops(Layout layout)
{
    constexpr qint64 rounds = 60;
    for (Node &node : layout.nodes) {
        for (ParamValue &value : node.parameters) {
            if (auto *steps = std::get_if<QList<Step>>(&value))
                shorten(*steps, rounds);
        }
    }
    return layout;
}

QString Journey::fault(const QByteArray &document)
{
    m_python.clear();
    const LoadResult loaded = decodeLayout(document);
    if (!loaded.layout) {
        if (loaded.problems.isEmpty())
            return u"it is refused without a reason"_s;
        return faultIn(loaded.problems, false);
    }
    m_layout = *loaded.layout;
    for (const QList<Problem> &problems : {loaded.problems, check(m_layout)}) {
        if (const QString fault = faultIn(problems, true); !fault.isEmpty())
            return fault;
    }
    for (const auto part : {&Journey::saveAndOpen, &Journey::copyAndPaste, &Journey::run}) {
        if (const QString fault = (this->*part)(); !fault.isEmpty())
            return fault;
    }
    return {};
}

QString Journey::saveAndOpen()
{
    const QByteArray saved = encodeLayout(m_layout);
    const LoadResult again = decodeLayout(saved);
    if (!again.layout)
        return u"saved, it does not open: "_s
            + (again.problems.isEmpty() ? QString() : again.problems.front().reason);
    if (*again.layout != m_layout)
        return u"saved and opened it is another layout"_s;
    if (encodeLayout(*again.layout) != saved)
        return u"saved again it has other bytes"_s;
    return {};
}

QString Journey::copyAndPaste()
{
    QList<NodeId> all;
    QList<NodeId> odd;
    for (const Node &node : m_layout.nodes) {
        all.append(node.id);
        if (quint32(node.id) % 2)
            odd.append(node.id);
    }
    if (all.isEmpty())
        return {};
    const QString fault = paste(all);
    return fault.isEmpty() && !odd.isEmpty() ? paste(odd) : fault;
}

QString Journey::paste(const QList<NodeId> &nodes) const
{
    if (m_layout.nodes.size() + nodes.size() > kMostNodes)
        return {};
    const QByteArray copied = encodeFragment(m_layout, nodes);
    const LoadResult pasted = decodeFragment(copied, m_layout);
    if (!pasted.layout)
        return u"what was copied does not paste: "_s
            + (pasted.problems.isEmpty() ? QString() : pasted.problems.front().reason);
    if (pasted.layout->nodes.size() != nodes.size())
        return u"of %1 nodes, %2 were pasted"_s.arg(nodes.size()).arg(pasted.layout->nodes.size());
    Layout together = m_layout;
    together.nodes += pasted.layout->nodes;
    together.links += pasted.layout->links;
    const LoadResult again = decodeLayout(encodeLayout(together));
    if (!again.layout)
        return u"with what was pasted it does not open: "_s
            + (again.problems.isEmpty() ? QString() : again.problems.front().reason);
    return *again.layout == together ? QString() : u"pasted, saved and opened it is another layout"_s;
}

QString Journey::run()
{
    const Program whole = expand(m_layout);
    m_python = toPython(whole, m_layout.title, m_layout.description).text().toUtf8();
    if (isBlank(toText(whole)))
        return u"the program has no text"_s;
    constexpr qint64 turns = 100;
    Simulation simulation(expand(withShortLoops(m_layout)), kSpinBudget);
    for (qint64 done = 0; done < kMostTurns && !simulation.advance(turns); done += turns) { }
    const auto run =
        std::make_shared<const Run>(simulation.hasEnded() ? simulation.takeRun() : simulation.runSoFar());
    const Replay replay(run);
    if (const QString fault = faultInReplay(m_layout, replay); !fault.isEmpty())
        return fault;
    return faultInWriting(replay);
}

QString Journey::pythonFault(PythonReader &reader) const
{
    const QString complaint = reader.complaint(m_python);
    const auto isWarnedOf = [](const Problem &problem) { return problem.reason.contains(kTooManyBlocks); };
    const QList<Problem> problems = check(m_layout);
    const bool isKnown =
        complaint.contains(kTooManyBlocks) && std::any_of(problems.begin(), problems.end(), isWarnedOf);
    // What Python's compiler refuses in code that a person writes is that person's; no check looks for it.
    const bool isWritten = std::any_of(m_layout.nodes.begin(), m_layout.nodes.end(),
                                       [](const Node &node) { return isCode(node.kind); });
    return isKnown || isWritten ? QString() : complaint;
}

} // namespace signalbox::testing
