// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/endlesscode.h"

#include "engine/script/codetext.h"
#include "engine/script/statementparts.h"
#include "engine/syntax/parser.h"

#include <algorithm>

namespace signalbox {

namespace {

using namespace syntax;

bool leavesLoop(const Statements &body, bool isInnermost);

bool leavesLoop(const Statement &statement, bool isInnermost)
{
    if (statementAs<Break>(statement))
        return isInnermost;
    if (statementAs<Return>(statement))
        return true;
    if (statementAs<FunctionDef>(statement) || statementAs<ClassDef>(statement))
        return false;
    if (const auto *attempt = statementAs<Try>(statement))
        return leavesLoop(attempt->body, isInnermost) || leavesLoop(attempt->otherwise, isInnermost)
            || leavesLoop(attempt->finalBody, isInnermost);
    const bool isLoop = statementAs<While>(statement) || statementAs<For>(statement);
    const StatementParts parts = partsOf(statement);
    return std::ranges::any_of(
        parts.blocks, [&](const Statements *block) { return leavesLoop(*block, isInnermost && !isLoop); });
}

bool leavesLoop(const Statements &body, bool isInnermost)
{
    return std::ranges::any_of(body,
                               [isInnermost](const auto &each) { return leavesLoop(*each, isInnermost); });
}

bool isAlwaysTrue(const Expression &test)
{
    const auto *constant = std::get_if<Constant>(&test.node);
    if (!constant)
        return false;
    if (const auto *number = std::get_if<IntegerLiteral>(&constant->value))
        return number->digits != "0";
    const auto *truth = std::get_if<bool>(&constant->value);
    return truth && *truth;
}

bool goesOnForever(const Statements &body)
{
    return std::ranges::any_of(body, [](const auto &each) {
        if (statementAs<FunctionDef>(*each) || statementAs<ClassDef>(*each))
            return false;
        const auto *loop = statementAs<While>(*each);
        if (loop && isAlwaysTrue(*loop->test))
            return !leavesLoop(loop->body, true);
        const StatementParts parts = partsOf(*each);
        return std::ranges::any_of(parts.blocks,
                                   [](const Statements *block) { return goesOnForever(*block); });
    });
}

} // namespace

bool isEndlessCode(const QString &code)
{
    const ParsedModule parsed = parseText(code, PythonVersion::Python313);
    if (!parsed.module)
        return false;
    for (const auto &statement : parsed.module->body) {
        if (const auto *function = statementAs<FunctionDef>(*statement))
            return goesOnForever(function->body);
    }
    return false;
}

bool marksItemsDone(const QString &code)
{
    const CodeTokens tokens = CodeTokens::of(code);
    return std::ranges::any_of(tokens.tokens,
                               [&tokens](const Token &token) { return tokens.isWord(token, "task_done"); });
}

} // namespace signalbox
