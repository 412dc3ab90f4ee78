// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints random programs and what the engine observes of them, one JSON object a line, for reference.py to
// repeat on CPython:
//     conformance_programs FIRST LAST

#include "engine/catalog.h"
#include "engine/simulation.h"
#include "tests/conformance/random_programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace signalbox;

namespace {

QJsonArray stepsToJson(const Program &program, quint32 begin, quint32 end)
{
    QJsonArray steps;
    for (quint32 at = begin; at < end; at = program.steps[at].end) {
        const ProgramStep &step = program.steps[at];
        steps.append(QJsonObject{{QStringLiteral("do"), info(step.verb).key},
                                 {QStringLiteral("on"), qint64(step.target)},
                                 {QStringLiteral("time"), step.time.low},
                                 {QStringLiteral("count"), step.count},
                                 {QStringLiteral("text"), program.texts[qsizetype(step.text)]},
                                 {QStringLiteral("steps"), stepsToJson(program, at + 1, step.end)}});
    }
    return steps;
}

QJsonObject toJson(const Program &program)
{
    QJsonArray resources;
    for (const ProgramResource &resource : program.resources) {
        resources.append(QJsonObject{{QStringLiteral("kind"), info(resource.kind).key},
                                     {QStringLiteral("name"), resource.name},
                                     {QStringLiteral("amount"), resource.amount}});
    }
    QJsonArray bodies;
    for (const ProgramBody &body : program.bodies) {
        bodies.append(QJsonObject{{QStringLiteral("name"), body.name},
                                  {QStringLiteral("steps"), stepsToJson(program, body.begin, body.end)}});
    }
    return {{QStringLiteral("resources"), resources},
            {QStringLiteral("bodies"), bodies},
            {QStringLiteral("horizon"), program.horizon}};
}

QString resourceName(const Run &run, const Fact &fact)
{
    return run.program.resources[fact.object].name;
}

QString item(const Fact &fact)
{
    const Item unpacked = Item::unpacked(fact.amount);
    return QStringLiteral(" %1:%2").arg(index(unpacked.maker)).arg(unpacked.number);
}

/// What can be seen from outside of what a fact tells; empty for what CPython keeps to itself.
QString observed(const Run &run, const Fact &fact)
{
    static const QMap<Verb, QString> finished{{Verb::Wait, QStringLiteral("waited ")},
                                              {Verb::Join, QStringLiteral("joined ")}};
    switch (fact.kind) {
    case FactKind::TaskCreated:
        return QStringLiteral("created");
    case FactKind::TurnBegan:
        return QStringLiteral("turn");
    case FactKind::Yielded:
    case FactKind::WaitBegan:
        return QStringLiteral("parked");
    case FactKind::ItemPut:
        return QStringLiteral("put ") + resourceName(run, fact) + item(fact);
    case FactKind::ItemGot:
        return QStringLiteral("got ") + resourceName(run, fact) + item(fact);
    case FactKind::TaskDoneCalled:
        return QStringLiteral("task_done ") + resourceName(run, fact)
            + QStringLiteral(" %1").arg(fact.amount);
    case FactKind::Acquired:
        return QStringLiteral("acquired ") + resourceName(run, fact);
    case FactKind::Released:
        return QStringLiteral("released ") + resourceName(run, fact);
    case FactKind::EventSet:
        return QStringLiteral("set ") + resourceName(run, fact);
    case FactKind::EventCleared:
        return QStringLiteral("cleared ") + resourceName(run, fact);
    case FactKind::WaitEnded:
    case FactKind::StepBegan:
        if (finished.contains(fact.verb))
            return finished[fact.verb] + resourceName(run, fact);
        if (fact.verb == Verb::Set)
            return QStringLiteral("set ") + resourceName(run, fact);
        if (fact.verb == Verb::Log)
            return QStringLiteral("log ") + run.texts[qsizetype(fact.amount)];
        return fact.verb == Verb::Await ? QStringLiteral("awaited") : QString();
    case FactKind::CancelRequested:
        return QStringLiteral("cancel requested");
    case FactKind::CancelDelivered:
        return QStringLiteral("cancel delivered");
    case FactKind::ScopeEntered:
        return QStringLiteral("entered ") + info(fact.verb).key;
    case FactKind::ScopeExited:
        return QStringLiteral("exited %1 %2").arg(info(fact.verb).key).arg(fact.flag);
    case FactKind::ErrorCaught:
        return QStringLiteral("caught");
    case FactKind::TaskEnded:
        return QStringLiteral("ended %1").arg(fact.flag)
            + (fact.amount ? QStringLiteral(" ") + run.texts[qsizetype(fact.amount)] : QString());
    case FactKind::RunEnded:
        return QStringLiteral("run ended %1").arg(fact.flag);
    default:
        return {};
    }
}

QJsonArray observations(const Run &run)
{
    QJsonArray lines;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        const QString line = observed(run, fact);
        if (!line.isEmpty())
            lines.append(QStringLiteral("%1 %2 %3").arg(fact.time).arg(qint32(index(fact.task))).arg(line));
    }
    return lines;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: conformance_programs FIRST LAST\n");
        return 2;
    }
    for (quint32 seed = quint32(std::atoi(argv[1])); seed <= quint32(std::atoi(argv[2])); ++seed) {
        Program program = testing::randomProgram(seed);
        program.horizon = 20 * kMicrosPerSecond;
        const Run run = simulate(program);
        const QJsonObject line{{QStringLiteral("seed"), qint64(seed)},
                               {QStringLiteral("program"), toJson(program)},
                               {QStringLiteral("text"), toText(program)},
                               {QStringLiteral("observed"), observations(run)}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    }
}
