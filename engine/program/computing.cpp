// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/computing.h"

#include "engine/script/codeoutline.h"
#include "engine/script/codetext.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using Tokens = std::vector<syntax::Token>;

/// The first token behind the colon of the `def` that stands in \a line.
Tokens::const_iterator bodyOf(const Tokens &tokens, int line)
{
    const auto definition = std::find_if(tokens.begin(), tokens.end(), [line](const syntax::Token &token) {
        return token.kind == syntax::Kind::Def && token.span.line == line;
    });
    const std::vector<int> depths = CodeTokens::depths(tokens);
    const auto colon = std::find_if(definition, tokens.end(), [&](const syntax::Token &token) {
        return token.kind == syntax::Kind::Colon && depths[std::size_t(&token - tokens.data())] == 0;
    });
    return colon == tokens.end() ? colon : colon + 1;
}

/// Past the Newline that ends the doc string which begins at \a at; \a at itself where none does.
Tokens::const_iterator pastDocString(const Tokens &tokens, Tokens::const_iterator at)
{
    const auto end = std::find_if(
        at, tokens.end(), [](const syntax::Token &token) { return token.kind != syntax::Kind::String; });
    const bool isOne = end != at && end != tokens.end() && end->kind == syntax::Kind::Newline;
    return isOne ? end + 1 : at;
}

} // namespace

ComputingCode computingCode(const ProgramCode &code, const QString &compute)
{
    const auto outline = codeOutline(code.code);
    ComputingCode made{code.code};
    if (code.computes <= 0 || outline->isClass || outline->definitionLine == 0)
        return made;
    const CodeTokens read = CodeTokens::of(code.code);
    const CodeLines lines(code.code);
    const QString call =
        u"%1(%2)"_s.arg(compute, QString::number(double(code.computes) / kMicrosPerSecond, 'g', 12));
    auto at = bodyOf(read.tokens, outline->definitionLine);
    if (at == read.tokens.end())
        return made;
    if (at->kind != syntax::Kind::Newline) { // all in one line
        made.text.insert(lines.place(at->span.line, at->span.column), call + u"; "_s);
        return made;
    }
    const auto indent = at + 1;
    const auto first = indent == read.tokens.end() ? indent : indent + 1;
    if (first == read.tokens.end() || indent->kind != syntax::Kind::Indent)
        return made;
    const qsizetype begin = lines.begin(first->span.line);
    const QString blanks = code.code.sliced(begin, lines.place(first->span.line, first->span.column) - begin);
    if (const auto next = pastDocString(read.tokens, first); next != first)
        at = next - 1;
    made.line = at->span.line + 1;
    made.text.insert(lines.begin(made.line), blanks + call + u'\n');
    return made;
}

QStringList computeLines(const QString &compute)
{
    return {u"def %1(seconds):"_s.arg(compute),
            u"    \"\"\"Stands for work that keeps the processor busy.\"\"\""_s,
            u"    time.sleep(seconds)"_s};
}

} // namespace signalbox
