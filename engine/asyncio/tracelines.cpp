// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/tracelines.h"

#include "engine/evaluator/tracebacks.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/syntax/parser.h"

namespace signalbox::asyncio {

using objects::Value;

namespace {

/// How many characters are before a column, which counts bytes.
qsizetype characters(const QString &line, int column)
{
    return QString::fromUtf8(line.toUtf8().left(column)).toUcs4().size();
}

Value traceLine(objects::Context &context, const ProgramModules &modules,
                const evaluator::TracebackLine &line)
{
    const evaluator::ModuleObject &module = *line.loaded->module;
    const syntax::Span &place = line.place;
    const QString text = modules.textOf(module);
    const QString lines = text.section(u'\n', place.line - 1, place.endLine - 1);
    objects::Heap &heap = context.heap();
    return objects::makeTuple(
        heap,
        {objects::makeText(heap, modules.pathOf(module)), Value::integer(place.line),
         Value::integer(place.endLine), Value::integer(characters(lines.section(u'\n', 0, 0), place.column)),
         Value::integer(characters(lines.section(u'\n', -1), place.endColumn)),
         objects::makeText(heap, line.loaded->code->name), objects::makeText(heap, lines)});
}

} // namespace

Value traceLines(objects::Context &context, const ProgramModules &modules, const Value &exceptionOrTraceback)
{
    std::vector<Value> lines;
    for (const evaluator::TracebackLine &line : evaluator::tracebackLines(exceptionOrTraceback)) {
        if (line.loaded->module->isOwn)
            lines.push_back(traceLine(context, modules, line));
    }
    return objects::makeList(context.heap(), std::move(lines));
}

Value marksOf(objects::Context &context, const QString &segment)
{
    const auto parsed = syntax::parseExpression("(\n" + segment.toUtf8() + "\n)", context.version());
    if (!parsed.expression)
        return Value::none();
    const auto made = [&](std::string_view kind, const syntax::Span &left, const syntax::Span &right) {
        const auto column = [&](int line, int at) {
            return Value::integer(characters(segment.section(u'\n', line, line), at));
        };
        const int leftLine = left.endLine - 2, rightLine = right.line - 2; // one stands before the segment
        return objects::makeTuple(context.heap(),
                                  {objects::makeText(context.heap(), kind), Value::integer(leftLine),
                                   column(leftLine, left.endColumn), Value::integer(rightLine),
                                   column(rightLine, right.column)});
    };
    if (const auto *binary = std::get_if<syntax::BinOp>(&parsed.expression->node))
        return made("binary", binary->left->span, binary->right->span);
    if (const auto *subscript = std::get_if<syntax::Subscript>(&parsed.expression->node))
        return made("subscript", subscript->value->span, subscript->slice->span);
    if (const auto *call = std::get_if<syntax::Call>(&parsed.expression->node))
        return made("call", call->function->span, call->function->span);
    return Value::none();
}

} // namespace signalbox::asyncio
