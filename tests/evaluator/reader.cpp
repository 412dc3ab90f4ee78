// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Evaluates expressions, a line each, and answers each with a line: "= repr", "! Type: words" or "? refusal".

#include "engine/evaluator/compiler.h"
#include "engine/evaluator/evaluator.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"
#include "engine/syntax/parser.h"

#include <iostream>
#include <string>

using namespace signalbox;

namespace {

std::string answerTo(const std::string &line, PythonVersion version)
{
    objects::Heap heap;
    objects::Context context(heap, version);
    const auto parsed = syntax::parseExpression(QByteArray::fromStdString(line), version);
    if (!parsed.expression)
        return "! SyntaxError: " + parsed.fault.message.toStdString();
    evaluator::Names names;
    const evaluator::Compiled compiled = evaluator::compileExpression(*parsed.expression, names);
    if (const auto *refusal = std::get_if<evaluator::Refusal>(&compiled))
        return "? " + refusal->reason.toStdString();
    evaluator::Module module;
    evaluator::Evaluator evaluator(context, module);
    const auto loaded = evaluator.load(*std::get<std::shared_ptr<const evaluator::Code>>(compiled));
    evaluator::Evaluation evaluation(*loaded, evaluator.makeLocals(names.all(), {}));
    const objects::Value value = evaluator.runAtOnce(evaluation);
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
