// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/codefaults.h"

#include "engine/evaluator/compiler.h"
#include "engine/messages/message.h"
#include "engine/script/codetext.h"
#include "engine/script/globalnames.h"
#include "engine/syntax/parser.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CodeFaults)
};

constexpr int kMostFaults = 20;

/// Names of builtins that the tables have no sentence for, and those that every module has.
constexpr const char *kOtherBuiltins[] = {"ascii",
                                          "breakpoint",
                                          "compile",
                                          "delattr",
                                          "eval",
                                          "exec",
                                          "globals",
                                          "help",
                                          "input",
                                          "locals",
                                          "memoryview",
                                          "oct",
                                          "open",
                                          "quit",
                                          "exit",
                                          "slice",
                                          "copyright",
                                          "credits",
                                          "license",
                                          "Ellipsis",
                                          "__build_class__",
                                          "__debug__",
                                          "__import__",
                                          "__doc__",
                                          "__file__",
                                          "__loader__",
                                          "__package__",
                                          "__spec__",
                                          "__builtins__",
                                          "__annotations__",
                                          "__module__",
                                          "__qualname__",
                                          "__class__",
                                          "__dict__",
                                          "BlockingIOError",
                                          "BrokenPipeError",
                                          "BufferError",
                                          "BytesWarning",
                                          "ChildProcessError",
                                          "ConnectionAbortedError",
                                          "ConnectionRefusedError",
                                          "ConnectionResetError",
                                          "DeprecationWarning",
                                          "EOFError",
                                          "EncodingWarning",
                                          "EnvironmentError",
                                          "FileExistsError",
                                          "FileNotFoundError",
                                          "FloatingPointError",
                                          "FutureWarning",
                                          "IOError",
                                          "ImportError",
                                          "ImportWarning",
                                          "IndentationError",
                                          "InterruptedError",
                                          "IsADirectoryError",
                                          "MemoryError",
                                          "ModuleNotFoundError",
                                          "NotADirectoryError",
                                          "PendingDeprecationWarning",
                                          "PermissionError",
                                          "ProcessLookupError",
                                          "PythonFinalizationError",
                                          "ReferenceError",
                                          "ResourceWarning",
                                          "RuntimeWarning",
                                          "SyntaxError",
                                          "SyntaxWarning",
                                          "SystemError",
                                          "TabError",
                                          "UnboundLocalError",
                                          "UnicodeDecodeError",
                                          "UnicodeEncodeError",
                                          "UnicodeError",
                                          "UnicodeTranslateError",
                                          "UnicodeWarning",
                                          "UserWarning",
                                          "Warning"};

/// How many letters must be put in, taken out or changed to make \a other of \a one.
int distance(const QString &one, const QString &other)
{
    std::vector<int> row(std::size_t(other.size()) + 1);
    for (std::size_t at = 0; at < row.size(); ++at)
        row[at] = int(at);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < other.size(); ++j) {
            const int changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[std::size_t(j) + 1];
            row[std::size_t(j) + 1] = std::min({changed, diagonal + 1, row[std::size_t(j)] + 1});
        }
    }
    return row.back();
}

CodeFault fault(const CodeLines &lines, const syntax::Span &span, const QString &message)
{
    if (span.line < 1 || span.line > lines.count())
        return {0, 0, 0, 0, message};
    const auto column = [&lines](int line, int bytes) {
        return int(lines.place(line, bytes) - lines.begin(line)) + 1;
    };
    const int endLine = std::clamp(span.endLine, span.line, lines.count());
    return {span.line, column(span.line, span.column), endLine, column(endLine, span.endColumn), message};
}

/// Names that neither a piece nor the drawing nor Python binds.
std::vector<CodeFault> unknownNames(const QString &code, const Surroundings &around)
{
    QSet<QString> known = namesOfEveryProgram();
    for (const auto &[name, type] : around.drawn)
        known.insert(name);
    QStringList pieces = around.pieces;
    pieces.append(code);
    for (const QString &piece : pieces)
        known.unite(boundNames(piece));
    const CodeLines lines(code);
    std::vector<CodeFault> faults;
    for (const GlobalName &use : globalNames(code)) {
        if (use.binds || use.line == 0 || known.contains(use.name) || faults.size() >= kMostFaults)
            continue;
        const QString other = nearestName(use.name, known);
        const QString message = other.isEmpty()
            ? fill(Words::tr("Nothing in this program is called {name}."), {{u"name", use.name}})
            : fill(Words::tr("Nothing in this program is called {name}. Is it {other}?"),
                   {{u"name", use.name}, {u"other", other}});
        const int bytes = int(use.name.toUtf8().size());
        faults.push_back(fault(lines, {use.line, use.column, use.line, use.column + bytes}, message));
    }
    return faults;
}

} // namespace

const QSet<QString> &namesOfEveryProgram()
{
    static const QSet<QString> all = [] {
        QSet<QString> names;
        for (const KnownRow *row : knownOf({}))
            names.insert(QString::fromLatin1(row->name));
        for (const char *name : kOtherBuiltins)
            names.insert(QString::fromLatin1(name));
        return names;
    }();
    return all;
}

QString nearestName(const QString &name, const QSet<QString> &known)
{
    const int most = name.size() < 4 ? 1 : 2;
    QString best;
    int least = most + 1;
    for (const QString &each : known) {
        if (std::abs(each.size() - name.size()) > most)
            continue;
        const int letters = distance(name, each);
        if (letters < least || (letters == least && letters <= most && each < best)) {
            least = letters;
            best = each;
        }
    }
    return best;
}

std::vector<CodeFault> faultsIn(const QString &code, const Surroundings &around)
{
    const syntax::ParsedModule parsed = syntax::parseText(code, around.version);
    if (!parsed.module) {
        const syntax::SyntaxFault &it = parsed.fault;
        return {{it.line, it.column, it.endLine, it.endColumn, it.message}};
    }
    evaluator::Around drawn;
    for (const auto &[name, type] : around.drawn)
        drawn.names.insert(name);
    const evaluator::Compiled compiled = evaluator::compileModule(*parsed.module, around.version, drawn);
    if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled)) {
        const CodeLines lines(code);
        std::vector<CodeFault> faults;
        for (const evaluator::Refusal &each : *refusals) {
            if (faults.size() < kMostFaults)
                faults.push_back(fault(lines, each.place, each.reason));
        }
        return faults;
    }
    const ProgramView program({{}, code, {}}, around, 0, -1);
    return program.isWhole() ? unknownNames(code, around) : std::vector<CodeFault>();
}

} // namespace signalbox::assist
