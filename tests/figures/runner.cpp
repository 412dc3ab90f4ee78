// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures of many runs, for scripts.
//   figures_runner queueing FILE DROPPED SEED COUNT
//                       runs FILE with COUNT seeds from SEED on, and prints for each the mean time in its
//                       queue of all items but the DROPPED that leave it first, in seconds
//   figures_runner exact
//                       for every line, {"layout": …} or {"script": text, "python": "3.12"}, prints one:
//                       {"fault"}, what is wrong with the figures, empty for nothing, and {"figures"}, as
//                       JSON; or {"refused"}

#include "engine/catalog/catalog.h"
#include "engine/figures/figuresjson.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/figurefaults.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

#include <iostream>
#include <string>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

/// The moment after the \a count th item has left.
Micros momentAfter(const Run &run, qint64 count)
{
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        if (run.trace[at].kind == FactKind::ItemGot && --count == 0)
            return run.trace[at].time + 1;
    }
    return 0;
}

double meanTimeInQueue(const Run &run, qint64 dropped)
{
    const RunFigures figures = figuresOf(run, momentAfter(run, dropped), run.trace.endTime());
    for (const ResourceFigures &resource : figures.resources) {
        if (resource.kind == NodeKind::Queue)
            return resource.stays.ended.mean() / 1e6;
    }
    return -1;
}

int queueing(const QStringList &arguments)
{
    const auto layout = loadLayout(arguments.value(2)).layout;
    if (!layout || arguments.size() != 6)
        return 2;
    Program program = runnable(*layout);
    const qint64 dropped = arguments[3].toLongLong();
    const qint64 seed = arguments[4].toLongLong();
    QTextStream out(stdout);
    out.setRealNumberPrecision(12);
    for (qint64 at = 0; at < arguments[5].toLongLong(); ++at) {
        program.seed = seed + at;
        const Run run = simulate(program);
        if (run.ending() != Ending::Finished)
            return 1;
        out << meanTimeInQueue(run, dropped) << Qt::endl;
    }
    return 0;
}

QJsonObject answer(const QJsonObject &question)
{
    Program program;
    if (question.contains(u"script"_s)) {
        const QString text = question[u"script"_s].toString();
        const auto version = PythonVersion(
            std::max<qsizetype>(0, pythonVersionKeys().indexOf(question[u"python"_s].toString())));
        if (!faultsOf(text.toUtf8(), version).isEmpty())
            return {{u"refused"_s, true}};
        program = programOfScript(text, version);
        program.horizon = kLongestStep;
    } else {
        const auto layout =
            decodeLayout(QJsonDocument(question[u"layout"_s].toObject()).toJson(QJsonDocument::Compact))
                .layout;
        if (!layout)
            return {{u"refused"_s, true}};
        program = runnable(*layout);
    }
    const Run run = simulate(program);
    return {{u"fault"_s, testing::figureFault(run)}, {u"figures"_s, figuresToJson(run, figuresOf(run))}};
}

int exact()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArray told =
            QJsonDocument(answer(QJsonDocument::fromJson(QByteArray::fromStdString(line)).object()))
                .toJson(QJsonDocument::Compact);
        std::cout << told.toStdString() << std::endl;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    return arguments.value(1) == u"exact" ? exact() : queueing(arguments);
}
