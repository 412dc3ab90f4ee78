// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/comparison/comparison.h"

#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/messages/message.h"
#include "engine/sentences/factsentences.h"
#include "engine/trace/naming.h"
#include "engine/trace/tracejson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

/// How many facts are alike before the first in which the two differ; nothing where there is none.
std::optional<qsizetype> firstDifference(const Run &one, const Run &other)
{
    constexpr qsizetype atOnce = 2000;
    const qsizetype both = std::min(one.trace.size(), other.trace.size());
    JsonLinesWriter lines(one);
    JsonLinesWriter others(other);
    qsizetype alike = 0;
    while (alike < both && lines.next(atOnce) == others.next(atOnce))
        alike += atOnce;
    if (alike >= both)
        return one.trace.size() == other.trace.size() ? std::nullopt : std::optional(both);
    // One by one from there: the lines of a fact may be several.
    JsonLinesWriter again(one);
    JsonLinesWriter othersAgain(other);
    for (qsizetype at = 0; at < alike; at += atOnce) {
        again.next(atOnce);
        othersAgain.next(atOnce);
    }
    while (alike < both && again.next(1) == othersAgain.next(1))
        ++alike;
    if (alike < both || one.trace.size() != other.trace.size())
        return alike;
    return std::nullopt;
}

/// What the trace says of a fact: "iteration 3", "until 0.6".
QStringList fieldsOf(const Run &run, qsizetype fact)
{
    JsonLinesWriter lines(run);
    constexpr qsizetype atOnce = 2000;
    for (qsizetype skipped = 0; skipped < fact; skipped += atOnce)
        lines.next(std::min(atOnce, fact - skipped));
    const QJsonObject said = QJsonDocument::fromJson(lines.next(1).split('\n').first()).object();
    QStringList fields;
    for (auto each = said.begin(); each != said.end(); ++each)
        fields.append(each.key() + u' ' + each.value().toVariant().toString());
    return fields;
}

/// Words for both facts. Where a sentence has no room for what is different, the trace has words for it.
void tell(Parting &parting, const Run &before, const Run &after)
{
    const bool isBefore = parting.fact < before.trace.size();
    const bool isAfter = parting.fact < after.trace.size();
    if (isBefore) {
        parting.before = factWords(before, parting.fact);
        parting.timeBefore = before.trace[parting.fact].time;
    }
    if (isAfter) {
        parting.after = factWords(after, parting.fact);
        parting.timeAfter = after.trace[parting.fact].time;
    }
    if (parting.before != parting.after || parting.timeBefore != parting.timeAfter || !isBefore || !isAfter)
        return;
    const QStringList one = fieldsOf(before, parting.fact);
    const QStringList other = fieldsOf(after, parting.fact);
    const auto differing = [](QStringList fields, const QStringList &beside) {
        fields.removeIf([&beside](const QString &field) { return beside.contains(field); });
        return fields.isEmpty() ? QString() : u" ("_s + fields.join(u", "_s) + u')';
    };
    parting.before += differing(one, other);
    parting.after += differing(other, one);
}

/// The nodes that the \a fact-th fact is about, the nearest first.
QList<NodeId> nodesOf(const Run &run, qsizetype fact)
{
    QList<NodeId> nodes;
    if (fact >= run.trace.size())
        return nodes;
    const Program &program = run.program;
    const Fact &about = run.trace[fact];
    const auto add = [&](NodeId node) {
        if (node != NodeId::None && !nodes.contains(node))
            nodes.append(node);
    };
    if (about.step < program.steps.size()) {
        add(program.steps[about.step].node);
        if (const ProgramBody *body = bodyAt(program, about.step))
            add(body->node);
    }
    if (about.kind == FactKind::TaskCreated && about.body() < program.bodies.size())
        add(program.bodies[about.body()].node);
    const FactObject of = rowOf(about.kind).object;
    const bool isAtResource = of == FactObject::Resource
        || (of == FactObject::OfVerb && !isScopeVerb(about.verb) && !isFutureVerb(about.verb));
    const quint32 resource = of == FactObject::Resource ? about.resource() : kNone;
    const quint32 object = isAtResource && of == FactObject::OfVerb ? about.object() : resource;
    if (object < program.resources.size())
        add(program.resources[object].node);
    return nodes;
}

/// Those of the nodes that the first difference is about come first.
std::vector<int> byNearness(const QList<LayoutChange> &changes, const QList<NodeId> &nodes)
{
    std::vector<int> order;
    const auto place = [&](int change) {
        const qsizetype at = nodes.indexOf(changes[change].node);
        return at < 0 ? nodes.size() : at;
    };
    for (int at = 0; at < int(changes.size()); ++at)
        order.push_back(at);
    std::ranges::stable_sort(order, {}, place);
    return order;
}

/// Of several changes the one that alone makes the run part there; where none does, the nearest.
int causeOf(const QList<LayoutChange> &changes, const QList<NodeId> &nodes, const Run &before, qsizetype fact)
{
    const std::vector<int> order = byNearness(changes, nodes);
    if (changes.size() < 2)
        return changes.isEmpty() ? -1 : 0;
    constexpr std::size_t mostTried = 100;
    constexpr qsizetype longest = 100'000; // facts of a run that is tried
    for (std::size_t at = 0; at < std::min(order.size(), mostTried) && before.trace.size() < longest; ++at) {
        const std::optional<Layout> &alone = changes[order[at]].alone;
        if (alone && firstDifference(before, simulate(runnable(*alone))) == fact)
            return order[at];
    }
    return order.front();
}

Parting partingAt(qsizetype fact, const Run &before, const Run &after, const QList<LayoutChange> &changes)
{
    Parting parting{.fact = fact, .time = 0, .before = {}, .after = {}};
    tell(parting, before, after);
    const bool isInBoth = fact < before.trace.size() && fact < after.trace.size();
    if (isInBoth)
        parting.time = std::min(before.trace[fact].time, after.trace[fact].time);
    else
        parting.time = (fact < before.trace.size() ? before : after).trace[fact].time;
    QList<NodeId> nodes = nodesOf(before, fact);
    nodes.append(nodesOf(after, fact));
    parting.cause = causeOf(changes, nodes, before, fact);
    return parting;
}

/// What happens to each task, fact by fact, as one number.
std::vector<std::size_t> digestsOf(const Run &run)
{
    std::vector<std::size_t> digests(std::size_t(run.taskNames.size()));
    JsonLinesWriter lines(run);
    for (qsizetype fact = 0; fact < run.trace.size(); ++fact) {
        const QByteArray said = lines.next(1);
        const std::size_t task = index(run.trace[fact].task);
        // The loop counts iterations for all of them.
        if (task < digests.size() && run.trace[fact].kind != FactKind::TurnBegan)
            digests[task] = qHash(said, digests[task]);
    }
    return digests;
}

std::vector<TaskComparison> compareTasks(const Run &before, const Run &after)
{
    const RunFigures figuresBefore = figuresOf(before);
    const RunFigures figuresAfter = figuresOf(after);
    const std::vector<std::size_t> digestsBefore = digestsOf(before);
    const std::vector<std::size_t> digestsAfter = digestsOf(after);
    std::vector<TaskComparison> tasks;
    QHash<QString, std::size_t> places;
    for (const TaskFigures &task : figuresBefore.tasks) {
        const QString name = before.taskName(task.task);
        places.insert(name, tasks.size());
        tasks.push_back({name, task.work, {}, false});
    }
    for (const TaskFigures &task : figuresAfter.tasks) {
        const QString name = after.taskName(task.task);
        const auto known = places.constFind(name);
        if (known == places.cend()) {
            tasks.push_back({name, {}, task.work, false});
            continue;
        }
        TaskComparison &both = tasks[*known];
        both.after = task.work;
        const qsizetype place = before.taskNames.indexOf(name);
        both.isSame =
            place >= 0 && digestsBefore[std::size_t(place)] == digestsAfter[std::size_t(index(task.task))];
    }
    return tasks;
}

/// "cook sleeps until 0.70 s", with its own moment where the other has another.
QString sideWords(const QString &words, Micros time, bool isApart)
{
    if (words.isEmpty())
        return Words::tr("it is over");
    return isApart ? fill(Words::tr("{event}, at {time}"), {{u"event", words}, {u"time", formatTime(time)}})
                   : words;
}

} // namespace

QString sentenceOf(const RunComparison &comparison)
{
    if (!comparison.parting)
        return Words::tr("Both runs are the same.");
    const Parting &parting = *comparison.parting;
    const bool isApart = parting.timeBefore != parting.timeAfter;
    const QString told =
        fill(Words::tr("Up to {time} both do the same. Then, before: {before}. Now: {after}."),
             {{u"time", formatTime(parting.time)},
              {u"before", sideWords(parting.before, parting.timeBefore, isApart)},
              {u"after", sideWords(parting.after, parting.timeAfter, isApart)}});
    if (parting.cause < 0)
        return told;
    return fill(Words::tr("{told} The reason: {change}."),
                {{u"told", told}, {u"change", comparison.changes[parting.cause].words}});
}

RunComparison compareRuns(const Layout &before, const Run &runBefore, const Layout &after,
                          const Run &runAfter)
{
    RunComparison comparison{.changes = changesBetween(before, after),
                             .parting = {},
                             .tasks = compareTasks(runBefore, runAfter),
                             .before = {},
                             .after = {}};
    for (const MeasureInfo &row : measureCatalog()) {
        comparison.before.push_back(measureOf(runBefore, row.measure));
        comparison.after.push_back(measureOf(runAfter, row.measure));
    }
    if (const auto fact = firstDifference(runBefore, runAfter))
        comparison.parting = partingAt(*fact, runBefore, runAfter, comparison.changes);
    return comparison;
}

} // namespace signalbox
