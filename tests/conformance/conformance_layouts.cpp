// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine's side of the conformance test. For every line it reads it prints one line, until its input
// ends:
//   a layout            {"problems", "layout"} and, where it loads, {"python", "names", "trace", "horizon",
//   "reached"}
//   {"ask": "as_text", "layout": a layout}
//                       the same, but the engine too runs what the export says, as it does where a layout has
//                       code
//   {"ask": "catalog"}  what exists: kinds, parameters, verbs, predicates
//   {"ask": "stories", "python": "3.12"}
//                       {"stories"}: the stories of the engine's tests with their names, by the rules of that
//                       version, answered like layouts

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "engine/program/identifiers.h"
#include "engine/python/python.h"
#include "engine/trace/tracejson.h"
#include "tests/conformance/reach.h"
#include "tests/support/stories.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <string>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kStoryHorizon = 20 * kMicrosPerSecond;

QJsonArray kindKeys(const QList<NodeKind> &kinds)
{
    QJsonArray keys;
    for (const NodeKind kind : kinds)
        keys.append(info(kind).key);
    return keys;
}

QJsonObject kindsToJson()
{
    static const QStringList groups{u"actor"_s, u"resource"_s, u"scope"_s};
    QJsonObject kinds;
    for (const NodeInfo &node : nodeCatalog()) {
        if (isCode(node.kind))
            continue; // what is drawn is compared here, not what is written
        QJsonArray parameters;
        for (const Param param : node.parameters)
            parameters.append(info(param).key);
        kinds[node.key] =
            QJsonObject{{u"group"_s, groups[qsizetype(node.group)]}, {u"parameters"_s, parameters}};
    }
    return kinds;
}

QJsonObject parametersToJson()
{
    QJsonObject parameters;
    for (const NodeInfo &node : nodeCatalog()) {
        for (const Param each : node.parameters) {
            if (!isCode(node.kind))
                parameters[info(each).key] = QJsonArray::fromStringList(keysOf(info(each).choices));
        }
    }
    return parameters;
}

QJsonObject verbsToJson()
{
    QJsonObject verbs;
    for (const VerbInfo &verb : verbCatalog()) {
        verbs[verb.key] = QJsonObject{{u"targets"_s, kindKeys(verb.targets)},
                                      {u"choices"_s, QJsonArray::fromStringList(keysOf(verb.choices))},
                                      {u"has_body"_s, verb.hasBody},
                                      {u"takes_operands"_s, verb.takesOperands},
                                      {u"can_be_operand"_s, verb.canBeOperand},
                                      {u"for_people"_s, verb.forPeople}};
    }
    return verbs;
}

QJsonObject catalogToJson()
{
    QJsonObject predicates;
    for (const PredicateInfo &predicate : predicateCatalog())
        predicates[predicate.key] = kindKeys(predicate.targets);
    return {{u"kinds"_s, kindsToJson()},
            {u"parameters"_s, parametersToJson()},
            {u"verbs"_s, verbsToJson()},
            {u"predicates"_s, predicates},
            {u"relations"_s, QJsonArray::fromStringList(relationKeys())}};
}

QJsonObject namesOf(const Program &program)
{
    QJsonObject names;
    for (const ProgramBody &body : program.bodies)
        names[body.identifier] = body.name;
    for (const ProgramResource &resource : program.resources)
        names[resource.identifier] = resource.name;
    return names;
}

/// Adds what both sides of the comparison start from, and what the engine makes of it.
void addRun(QJsonObject &answer, const Program &program, const QString &title, const QString &description)
{
    const Run run = simulate(program);
    QJsonObject counts;
    const QMap<QString, int> reached = testing::reached(run);
    for (auto count = reached.begin(); count != reached.end(); ++count)
        counts[count.key()] = count.value();
    answer[u"python"_s] = toPython(program, title, description).text();
    answer[u"names"_s] = namesOf(program);
    answer[u"is_text"_s] = !program.script.isEmpty();
    answer[u"trace"_s] = QString::fromUtf8(toJsonLines(run));
    answer[u"horizon"_s] = toSeconds(program.horizon);
    answer[u"reached"_s] = counts;
}

QJsonObject answerLayout(const QByteArray &line, bool asText)
{
    const LoadResult loaded = decodeLayout(line);
    QJsonArray problems;
    for (const Problem &problem : loaded.problems)
        problems.append(problem.place + u": "_s + problem.reason);
    QJsonObject answer{{u"problems"_s, problems}};
    if (!loaded.layout)
        return answer;
    answer[u"layout"_s] = QString::fromUtf8(encodeLayout(*loaded.layout));
    const QString &title = loaded.layout->title;
    const QString &description = loaded.layout->description;
    Program program = runnable(*loaded.layout);
    if (asText && program.script.isEmpty())
        program = withScript(std::move(program), title, description);
    addRun(answer, program, title, description);
    return answer;
}

QJsonObject answerStories(PythonVersion python)
{
    QJsonArray stories;
    for (const testing::ProgramStory &story : testing::allStories()) {
        Program program = story.program;
        program.horizon = kStoryHorizon;
        program.python = python;
        giveIdentifiers(program);
        QJsonObject answer{{u"name"_s, story.name}};
        addRun(answer, program, story.name, {});
        stories.append(answer);
    }
    return {{u"stories"_s, stories}};
}

QJsonObject answerTo(const QByteArray &line)
{
    const QJsonObject question = QJsonDocument::fromJson(line).object();
    const QString asked = question[u"ask"_s].toString();
    if (asked == u"catalog"_s)
        return catalogToJson();
    if (asked == u"as_text"_s)
        return answerLayout(QJsonDocument(question[u"layout"_s].toObject()).toJson(), true);
    if (asked != u"stories"_s)
        return answerLayout(line, false);
    return answerStories(PythonVersion(pythonVersionKeys().indexOf(question[u"python"_s].toString())));
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject answer = answerTo(QByteArray::fromStdString(line));
        std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    }
}
