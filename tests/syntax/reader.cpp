// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parses Python texts for compare.py. On stdin, for each: a line `module|eval 3.11|3.12|3.13 SIZE` and SIZE
// bytes. On stdout: a line `tree SIZE` and the dumped tree, or `fault SIZE` and `line:column message`.

#include "engine/syntax/dump.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/unparse.h"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

using namespace signalbox;

namespace {

void answer(const char *what, const QByteArray &text)
{
    std::printf("%s %lld\n", what, static_cast<long long>(text.size()));
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

QByteArray words(const syntax::SyntaxFault &fault)
{
    return QByteArray::number(fault.line) + ':' + QByteArray::number(fault.column) + ' '
        + fault.message.toUtf8();
}

/// reader --time FILE: how long it takes to parse it, ten times.
int measure(const char *name)
{
    FILE *file = std::fopen(name, "rb");
    if (!file)
        return 1;
    QByteArray text;
    char buffer[65536];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
        text.append(buffer, qsizetype(count));
    std::fclose(file);
    for (int round = 0; round < 10; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        const auto parsed = syntax::parseModule(text, PythonVersion::Python313);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        std::printf("%s: %lld bytes, %.1f ms\n", parsed.module ? "tree" : "fault",
                    static_cast<long long>(text.size()), took.count());
    }
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    if (count == 3 && std::string(arguments[1]) == "--time")
        return measure(arguments[2]);
    std::string mode, version;
    for (long long size = 0; std::cin >> mode >> version >> size;) {
        std::cin.get();
        QByteArray text(size, Qt::Uninitialized);
        std::cin.read(text.data(), size);
        const PythonVersion python = version == "3.11" ? PythonVersion::Python311
            : version == "3.12"                        ? PythonVersion::Python312
                                                       : PythonVersion::Python313;
        if (mode == "eval") {
            const auto parsed = syntax::parseExpression(text, python);
            parsed.expression ? answer("tree", dumped(*parsed.expression))
                              : answer("fault", words(parsed.fault));
        } else if (mode == "again") {
            const auto parsed = syntax::parseExpression(text, python);
            const auto again =
                parsed.expression ? syntax::unparsed(*parsed.expression, python) : std::nullopt;
            again ? answer("text", again->toUtf8()) : answer("fault", words(parsed.fault));
        } else {
            const auto parsed = syntax::parseModule(text, python);
            parsed.module ? answer("tree", dumped(*parsed.module)) : answer("fault", words(parsed.fault));
        }
    }
    return 0;
}
