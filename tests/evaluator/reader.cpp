// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Evaluates expressions, a line each, and answers each with a line: "= repr", "! Type: words" or "? refusal".

#include "engine/evaluator/compiler.h"
#include "engine/evaluator/execution.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/syntax/parser.h"

#include <iostream>
#include <string>

using namespace signalbox;

namespace {

/// Expressions import nothing and print nowhere.
class NoHost final : public evaluator::Host {
public:
    objects::Value importModule(objects::Context &context, const QString &name) override
    {
        return context.raise(*objects::builtinType("ModuleNotFoundError"),
                             "No module named '" + name.toStdString() + "'");
    }
    void put(const std::string &, bool) override { }
};

std::string answerTo(const std::string &line, PythonVersion version)
{
    objects::Heap heap;
    objects::Context context(heap, version);
    const auto parsed = syntax::parseExpression(QByteArray::fromStdString(line), version);
    if (!parsed.expression)
        return "! SyntaxError: " + parsed.fault.message.toStdString();
    const evaluator::Compiled compiled = evaluator::compileExpression(*parsed.expression, version);
    if (const auto *refusals = std::get_if<std::vector<evaluator::Refusal>>(&compiled))
        return "? " + refusals->front().reason.toStdString();
    NoHost host;
    evaluator::Evaluator evaluator(context, host);
    const objects::Value module =
        evaluator.makeModule(std::get<std::shared_ptr<const evaluator::ModuleCode>>(compiled), "__main__",
                             QStringLiteral("<eval>"));
    evaluator::Execution execution(evaluator, module);
    const objects::Value value =
        execution.run() == evaluator::Execution::State::Finished ? execution.result() : objects::Value();
    const objects::Value shown = value.isMissing() ? objects::Value() : objects::reprOf(context, value);
    if (shown.isMissing())
        return "! " + objects::exceptionLine(context, objects::takeRaised(context));
    return "= " + objects::toUtf8(shown);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string named = argc > 1 ? argv[1] : "3.11";
    const PythonVersion version = named == "3.13" ? PythonVersion::Python313
        : named == "3.12"                         ? PythonVersion::Python312
                                                  : PythonVersion::Python311;
    for (std::string line; std::getline(std::cin, line);) {
        for (const char letter : answerTo(line, version))
            letter == '\n' ? std::cout << "\\n" : std::cout << letter;
        std::cout << '\n';
    }
    return 0;
}
