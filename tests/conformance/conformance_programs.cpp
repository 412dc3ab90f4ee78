// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints the stories of the engine's tests and random programs with what the engine observes of them, one
// JSON object a line, for reference.py to repeat on CPython:
//     conformance_programs FIRST LAST

#include "engine/layout/catalog.h"
#include "engine/simulation/simulation.h"
#include "tests/conformance/random_programs.h"
#include "tests/support/observations.h"
#include "tests/support/stories.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace signalbox;
using signalbox::testing::observed;

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

void print(const QString &name, Program program)
{
    program.horizon = 20 * kMicrosPerSecond;
    const Run run = simulate(program);
    const QJsonObject line{{QStringLiteral("name"), name},
                           {QStringLiteral("program"), toJson(program)},
                           {QStringLiteral("text"), toText(program)},
                           {QStringLiteral("observed"), observations(run)}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: conformance_programs FIRST LAST\n");
        return 2;
    }
    for (const testing::Story &story : testing::allStories())
        print(story.name, story.program);
    for (quint32 seed = quint32(std::atoi(argv[1])); seed <= quint32(std::atoi(argv[2])); ++seed)
        print(QStringLiteral("seed %1").arg(seed), testing::randomProgram(seed));
}
