// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/signatures.h"

#include "engine/assist/caret.h"
#include "engine/syntax/parser.h"

#include <algorithm>

namespace signalbox::assist {

using namespace Qt::StringLiterals;

namespace {

SignaturePart partOf(const QString &signature, qsizetype begin, qsizetype end)
{
    while (begin < end && signature[begin] == u' ')
        ++begin;
    SignaturePart part{{}, {}, int(begin), int(end)};
    const QString words = signature.sliced(begin, end - begin);
    const bool hasName = !words.isEmpty() && !words.startsWith(u'*') && words != u"/";
    if (!hasName)
        return part;
    const qsizetype equal = words.indexOf(u'=');
    part.name = equal < 0 ? words : words.first(equal);
    part.defaultValue = equal < 0 ? QString() : words.sliced(equal + 1);
    return part;
}

/// Which part the argument is for; the end for none.
std::size_t partFor(const std::vector<SignaturePart> &parts, const QString &signature,
                    const Caret::OpenCall &call)
{
    const auto wordsOf = [&signature](const SignaturePart &part) {
        return QStringView(signature).sliced(part.begin, part.end - part.begin);
    };
    if (!call.keyword.isEmpty()) {
        for (std::size_t at = 0; at < parts.size(); ++at) {
            if (parts[at].name == call.keyword || wordsOf(parts[at]).startsWith(u"**"))
                return at;
        }
        return parts.size();
    }
    int left = call.argument;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const QStringView words = wordsOf(parts[at]);
        if (words == u"/")
            continue;
        if (words == u"*" || words.startsWith(u"**"))
            return parts.size();
        if (left == 0 || words.startsWith(u'*'))
            return at;
        --left;
    }
    return parts.size();
}

} // namespace

std::vector<SignaturePart> parametersOf(const QString &signature)
{
    std::vector<SignaturePart> parts;
    int depth = 0;
    QChar quote;
    qsizetype begin = 1;
    for (qsizetype at = 0; at < signature.size(); ++at) {
        const QChar letter = signature[at];
        if (!quote.isNull()) {
            quote = letter == quote ? QChar() : quote;
            continue;
        }
        if (letter == u'"' || letter == u'\'') {
            quote = letter;
        } else if (letter == u'(' || letter == u'[' || letter == u'{') {
            ++depth;
        } else if (letter == u')' || letter == u']' || letter == u'}') {
            --depth;
        }
        const bool endsPart = (letter == u',' && depth == 1) || (letter == u')' && depth == 0);
        if (!endsPart)
            continue;
        if (at > begin)
            parts.push_back(partOf(signature, begin, at));
        begin = at + 1;
    }
    return parts;
}

std::optional<CallHelp> callHelpAt(const QString &code, qsizetype place, const Surroundings &around)
{
    const CodePart cut = CodePart::around(code, place, around.version);
    const Caret caret = Caret::at(cut.own, place - cut.before.size());
    if (!caret.call)
        return std::nullopt;
    const auto parsed = syntax::parseExpression(caret.call->function.toUtf8(), around.version);
    if (!parsed.expression)
        return std::nullopt;
    const ProgramView program(cut, around, caret.statementLine, caret.line);
    CallHelp help;
    help.function = caret.call->function;
    help.opening = cut.before.size() + caret.call->opening;
    help.signature = program.signatureOf(program.scopes().of(*parsed.expression), &help.words);
    if (help.signature.isEmpty())
        return std::nullopt;
    const std::vector<SignaturePart> parts = parametersOf(help.signature);
    const std::size_t part = partFor(parts, help.signature, *caret.call);
    if (part < parts.size()) {
        help.begin = parts[part].begin;
        help.end = parts[part].end;
    }
    return help;
}

} // namespace signalbox::assist
