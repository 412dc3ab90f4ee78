// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a program in Python and prints what it prints, then how it ended and when:
//
//     asyncio_runner 3.12 program.py

#include "engine/interpreter/callstacks.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"

#include <QFile>
#include <QTextStream>

using namespace signalbox;

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4)
        return 2;
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    Program program;
    program.bodies.push_back({.name = QStringLiteral("main")});
    program.script = QString::fromUtf8(file.readAll());
    program.scriptFile = QString::fromLocal8Bit(argv[2]);
    const QString version = QString::fromLatin1(argv[1]);
    program.python = version == QLatin1String("3.13") ? PythonVersion::Python313
        : version == QLatin1String("3.12")            ? PythonVersion::Python312
                                                      : PythonVersion::Python311;
    program.horizon = 1'000'000 * kMicrosPerSecond;
    const Run run = simulate(program);
    QTextStream out(stdout), error(stderr);
    for (const Output &output : run.output)
        (output.isError ? error : out) << output.text;
    const Fact &end = run.trace.back();
    const QString raised = run.texts.value(qsizetype(end.text()));
    const char *how = run.ending() == Ending::Deadlock ? "deadlock"
        : run.ending() == Ending::BusyLoop             ? "busy loop"
        : run.ending() == Ending::Horizon              ? "horizon"
        : run.ending() == Ending::TooLong              ? "too long"
                                                       : "";
    if (*how != 0)
        out << "@@ERR " << how << "\n";
    else if (raised.startsWith(QLatin1String("SystemExit"))) {
        const QString code = raised.section(QLatin1String(": "), 1);
        bool isNumber = false;
        code.toInt(&isNumber);
        out << "@@EXIT "
            << (code.isEmpty() ? QStringLiteral("0")
                    : isNumber ? code
                               : QStringLiteral("1"))
            << " " << QString::number(double(end.time) / 1e6, 'g', 12) << "\n";
    } else if (!raised.isEmpty())
        out << "@@ERR " << raised.section(u'\n', 0, 0) << "\n";
    else
        out << "@@OK " << QString::number(double(end.time) / 1e6, 'g', 12) << "\n";
    if (argc == 4
        && QString::fromLatin1(argv[3]) != QLatin1String("-")) { // what was on the stacks after this fact
        const CallStacks stacks = callStacksAt(program, QString::fromLatin1(argv[3]).toLongLong());
        for (auto stack = stacks.cbegin(); stack != stacks.cend(); ++stack) {
            error << run.taskName(stack.key()) << "\n";
            for (const ShownCall &call : *stack) {
                error << "  " << call.function << " line "
                      << (call.step == kNone ? 0 : run.program.steps[call.step].count) << "\n";
                for (const ShownItem &variable : call.variables)
                    error << "    " << variable.key << " = " << variable.value.text << " ("
                          << variable.value.type << ")\n";
            }
        }
    } else if (argc == 4) { // the trace
        JsonLinesWriter writer(run);
        while (!writer.isAtEnd())
            error << QString::fromUtf8(writer.next());
    }
    return 0;
}
