// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a program in Python and prints what it prints, then how it ended and when:
//
//     asyncio_runner 3.12 program.py
//     asyncio_runner 3.12 -
//
// The second takes programs from standard input, a file each line, and runs each in a process that is forked
// from this one, which is quicker than to start one. Behind what a program printed stand a zero byte and how
// its process ended, as wait() has it: "@@ENDED 0".

#include "engine/interpreter/callstacks.h"
#include "engine/interpreter/simulation.h"
#include "engine/trace/tracejson.h"

#include <QFile>
#include <QTextStream>

#include <cstdio>
#include <iostream>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

using namespace signalbox;

namespace {

Program programOf(const QString &version, const QString &file, const QByteArray &text)
{
    Program program;
    program.bodies.push_back({.name = QStringLiteral("main")});
    program.script = QString::fromUtf8(text);
    program.scriptFile = file;
    program.python = version == QLatin1String("3.13") ? PythonVersion::Python313
        : version == QLatin1String("3.12")            ? PythonVersion::Python312
                                                      : PythonVersion::Python311;
    program.horizon = 1'000'000 * kMicrosPerSecond;
    return program;
}

int runOne(int argc, char **argv)
{
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    const Program program = programOf(QString::fromLatin1(argv[1]), file.fileName(), file.readAll());
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
    else if (run.leave) {
        out << "@@EXIT " << (run.leave->code.isEmpty() ? QStringLiteral("1") : run.leave->code) << " "
            << QString::number(double(end.time) / 1e6, 'g', 12) << "\n";
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

int runEachOfInput(char **argv)
{
    // What of our library is compiled once in a process, as in the window, need not be in each.
    simulate(programOf(QString::fromLatin1(argv[1]), {},
                       "import asyncio, contextvars, datetime, random, sys, time\n"
                       "from concurrent.futures import ThreadPoolExecutor\n"
                       "asyncio.run(asyncio.sleep(0))\n"));
    std::string file;
    while (std::getline(std::cin, file)) {
        const pid_t child = fork();
        if (child < 0)
            return 2;
        if (child == 0) {
            char *const arguments[] = {argv[0], argv[1], file.data(), nullptr};
            const int result = runOne(3, const_cast<char **>(arguments));
            std::fflush(stdout);
            _exit(result);
        }
        int status = 0;
        waitpid(child, &status, 0);
        std::printf("%c@@ENDED %d\n", 0, status);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4)
        return 2;
    return std::string(argv[2]) == "-" ? runEachOfInput(argv) : runOne(argc, argv);
}
