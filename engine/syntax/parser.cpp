// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/parser.h"

#include "engine/syntax/compounds.h"
#include "engine/syntax/source.h"

namespace signalbox::syntax {

namespace {

/// Calls \a parse; what it threw, told as well as it can be.
template <typename Parse> std::optional<SyntaxFault> faultOf(CompoundParser &parser, Parse parse)
{
    try {
        parse();
        return std::nullopt;
    } catch (const Mismatch &) {
        return parser.faultOfMismatch();
    } catch (const SyntaxFault &fault) {
        return parser.weighed(fault);
    }
}

} // namespace

namespace {

ParsedModule parseSource(Source source, PythonVersion version)
{
    ParsedModule parsed;
    if (source.fault) {
        parsed.fault = *source.fault;
        return parsed;
    }
    Lexer lexer(std::move(source.text), version);
    CompoundParser parser(lexer);
    if (const auto fault = faultOf(parser, [&] { parsed.module = parser.module(); }))
        parsed.fault = *fault;
    parsed.comments = lexer.comments();
    return parsed;
}

} // namespace

ParsedModule parseModule(const QByteArray &text, PythonVersion version)
{
    return parseSource(Source::of(text), version);
}

ParsedModule parseText(const QString &text, PythonVersion version)
{
    return parseSource(Source::ofText(text.toUtf8()), version);
}

ParsedExpression parseExpression(const QByteArray &text, PythonVersion version)
{
    ParsedExpression parsed;
    Source source = Source::of(text);
    if (source.fault) {
        parsed.fault = *source.fault;
        return parsed;
    }
    // Mode "eval" skips blanks in front.
    qsizetype blanks = 0;
    while (blanks < source.text.size() && (source.text[blanks] == ' ' || source.text[blanks] == '\t'))
        ++blanks;
    Lexer lexer(source.text.mid(blanks), version, Lexer::LastLine::StaysOpen);
    CompoundParser parser(lexer);
    if (const auto fault = faultOf(parser, [&] { parsed.expression = parser.onlyExpression(); }))
        parsed.fault = *fault;
    return parsed;
}

} // namespace signalbox::syntax
