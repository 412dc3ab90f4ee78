// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/strings.h"

#include "engine/syntax/escapes.h"
#include "engine/syntax/names.h"

#include <algorithm>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

const std::u32string *textIn(const ExpressionPtr &value)
{
    const auto *constant = std::get_if<Constant>(&value->node);
    return constant ? std::get_if<std::u32string>(&constant->value) : nullptr;
}

/// Whether a token ends the expression of a field, and its `=`.
bool endsValue(Kind kind)
{
    return kind == Kind::Exclamation || kind == Kind::Colon || kind == Kind::RightBrace;
}

/// Takes comments out of the text that `{x = }` shows.
QByteArray withoutComments(QByteArrayView text)
{
    QByteArray kept;
    char quote = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (quote == 0 && letter == '#') {
            while (at < text.size() && text[at] != '\n')
                ++at;
            if (at < text.size())
                kept.append('\n');
            continue;
        }
        if (letter == '"' || letter == '\'')
            quote = quote == 0 ? letter : quote == letter ? '\0' : quote;
        kept.append(letter);
    }
    return kept;
}

} // namespace

StringParser::StringParser(Lexer &lexer, int lines, int columns)
    : OperandParser(lexer)
{
    shift(lines, columns);
    m_isInFString = true;
}

ExpressionPtr StringParser::fieldOfFString()
{
    try {
        return starExpressions();
    } catch (const Mismatch &) {
        throw faultOfMismatch();
    }
}

ExpressionPtr StringParser::parsedField(const QByteArray &text, int lines, int columns)
{
    const Level level(*this);
    Lexer lexer(text, version());
    StringParser parser(lexer, lines, columns);
    return parser.fieldOfFString();
}

std::u32string StringParser::decoded(QByteArrayView text, bool isRaw)
{
    auto result = decodedText(text, isRaw);
    if (const auto *fault = std::get_if<EscapeFault>(&result))
        refuse(fault->message);
    return std::move(std::get<std::u32string>(result));
}

ExpressionPtr StringParser::text(std::u32string value, const Span &span, bool isMarked) const
{
    return make(Constant{.value = std::move(value), .isUnicodeMarked = isMarked}, span);
}

void StringParser::stringToken(Pieces &pieces)
{
    const Token found = expect(Kind::String);
    const QuotedText quoted = QuotedText::of(textOf(found));
    pieces.sawText = pieces.sawText || !quoted.isBytes;
    pieces.sawBytes = pieces.sawBytes || quoted.isBytes;
    if (!quoted.isBytes) {
        pieces.values.push_back(text(decoded(quoted.text, quoted.isRaw), found.span, quoted.isMarked));
        return;
    }
    if (std::any_of(quoted.text.begin(), quoted.text.end(), [](char each) { return uchar(each) >= 0x80; }))
        refuse(u"bytes can only contain ASCII literal characters"_s, found.span);
    auto result = decodedBytes(quoted.text, quoted.isRaw);
    if (const auto *fault = std::get_if<EscapeFault>(&result))
        refuse(fault->message);
    pieces.values.push_back(make(Constant{.value = std::move(std::get<QByteArray>(result))}, found.span));
}

void StringParser::fString(Pieces &pieces)
{
    const Token opening = expect(Kind::FStringStart);
    const QByteArrayView prefix = textOf(opening);
    const bool isRaw = prefix.contains('r') || prefix.contains('R');
    Expressions values;
    std::vector<std::pair<std::size_t, Token>> texts; // decoded when all is known to be well-formed
    for (;;) {
        if (is(Kind::LeftBrace)) {
            field(values);
        } else if (is(Kind::FStringMiddle)) {
            texts.emplace_back(values.size(), token());
            values.push_back(text({}, token().span));
            ++m_at;
        } else {
            break;
        }
    }
    expect(Kind::FStringEnd);
    for (const auto &[index, middle] : texts)
        values[index] = text(decoded(textOf(middle), isRaw), middle.span);
    pieces.sawFields = true;
    std::move(values.begin(), values.end(), std::back_inserter(pieces.values));
}

int StringParser::conversion(Token &word)
{
    const Token mark = expect(Kind::Exclamation);
    if (!is(Kind::Name)) {
        refuse(is(Kind::Colon) || is(Kind::RightBrace) ? u"f-string: missing conversion character"_s
                                                       : u"f-string: invalid conversion character"_s,
               token().span);
    }
    word = expect(Kind::Name);
    if (mark.span.line != word.span.line || mark.span.endColumn != word.span.column) {
        refuse(u"f-string: conversion type must come right after the exclamanation mark"_s,
               {.line = mark.span.line,
                .column = mark.span.column,
                .endLine = word.span.endLine,
                .endColumn = word.span.endColumn});
    }
    return textOf(word).front();
}

void StringParser::refuseUnless(bool isRight, const QString &message)
{
    if (!isRight)
        refuse(message, token().span);
}

/// The expression of a field.
ExpressionPtr StringParser::fieldValue()
{
    if (is(Kind::Equal) || is(Kind::Exclamation) || is(Kind::Colon) || is(Kind::RightBrace))
        refuse(u"f-string: valid expression required before '%1'"_s.arg(spelling(kind())), token().span);
    const std::size_t at = m_at;
    try {
        return yieldOrStarExpressions();
    } catch (const Mismatch &) {
        refuse(u"f-string: expecting a valid expression after '{'"_s, m_tokens[at].span);
    }
}

void StringParser::field(Expressions &values)
{
    const Level level(*this);
    const std::size_t first = m_at++;
    const Token opening = m_tokens[first];
    FormattedValue made{.value = fieldValue(), .conversion = -1, .format = nullptr};
    refuseUnless(is(Kind::Equal) || endsValue(kind()), u"f-string: expecting '=', or '!', or ':', or '}'"_s);
    const bool isDebug = accept(Kind::Equal);
    refuseUnless(endsValue(kind()), u"f-string: expecting '!', or ':', or '}'"_s);
    std::optional<Token> end;
    Span debugSpan{};
    Token word;
    if (is(Kind::Exclamation)) {
        end = token();
        made.conversion = conversion(word);
        debugSpan = {.line = 0, .column = 0, .endLine = word.span.line, .endColumn = word.span.column};
        refuseUnless(is(Kind::Colon) || is(Kind::RightBrace), u"f-string: expecting ':' or '}'"_s);
    }
    if (is(Kind::Colon)) {
        const Token colon = token();
        made.format = formatSpec();
        if (!end) {
            end = colon;
            debugSpan = {
                .line = 0, .column = 0, .endLine = colon.span.line, .endColumn = colon.span.column + 1};
        }
    }
    refuseUnless(is(Kind::RightBrace), u"f-string: expecting '}', or format specs"_s);
    const Token closing = expect(Kind::RightBrace);
    if (made.conversion >= 0) {
        const QString letters = normalName(textOf(word));
        if (letters != u"s" && letters != u"r" && letters != u"a")
            refuse(u"f-string: invalid conversion character '%1': expected 's', 'r', or 'a'"_s.arg(letters),
                   word.span);
    }
    const Span span = since(first);
    if (isDebug) {
        if (made.conversion < 0 && !made.format)
            made.conversion = 'r';
        if (!end) {
            end = closing;
            debugSpan = span;
        }
        debugText(values, opening, *end,
                  {.line = span.line,
                   .column = span.column + 1,
                   .endLine = debugSpan.endLine,
                   .endColumn = debugSpan.endColumn - 1});
    }
    values.push_back(make(std::move(made), span));
}

void StringParser::debugText(Expressions &values, const Token &opening, const Token &end, const Span &span)
{
    const QByteArrayView shown = QByteArrayView(m_lexer.text()).sliced(opening.end, end.begin - opening.end);
    values.push_back(
        text(decoded(shown.contains('#') ? QByteArrayView(withoutComments(shown)) : shown, true), span));
}

ExpressionPtr StringParser::formatSpec()
{
    const std::size_t first = m_at++;
    Pieces pieces;
    pieces.sawFields = true;
    for (;;) {
        if (is(Kind::LeftBrace)) {
            field(pieces.values);
        } else if (is(Kind::FStringMiddle)) {
            const Token middle = m_tokens[m_at++];
            std::u32string value = decoded(textOf(middle), false);
            if (!value.empty() || version() == PythonVersion::Python312)
                pieces.values.push_back(text(std::move(value), middle.span));
        } else {
            break;
        }
    }
    // Only Python 3.12 keeps an empty text beside a field.
    if (pieces.values.size() == 1 && textIn(pieces.values[0]) && textIn(pieces.values[0])->empty())
        pieces.values.clear();
    if (version() >= PythonVersion::Python313 && pieces.values.size() > 1)
        return joined(std::move(pieces), first);
    return make(JoinedStr{.values = std::move(pieces.values)}, since(first));
}

ExpressionPtr StringParser::strings()
{
    const std::size_t first = m_at;
    if (version() == PythonVersion::Python311)
        return formerStrings(first);
    Pieces pieces;
    while (is(Kind::String) || is(Kind::FStringStart)) {
        if (is(Kind::String))
            stringToken(pieces);
        else
            fString(pieces);
    }
    if (pieces.sawBytes && (pieces.sawText || pieces.sawFields))
        refuse(u"cannot mix bytes and nonbytes literals"_s);
    if (pieces.sawBytes)
        return joinedBytes(std::move(pieces), first);
    return joined(std::move(pieces), first);
}

ExpressionPtr StringParser::joinedBytes(Pieces pieces, std::size_t first)
{
    QByteArray all;
    for (const ExpressionPtr &each : pieces.values)
        all += std::get<QByteArray>(std::get<Constant>(each->node).value);
    return make(Constant{.value = std::move(all)}, since(first));
}

/// Texts that stand beside each other become one; empty ones beside fields go.
ExpressionPtr StringParser::joined(Pieces pieces, std::size_t first)
{
    if (!pieces.sawFields && pieces.values.size() == 1)
        return std::move(pieces.values.front());
    Expressions folded;
    for (ExpressionPtr &each : pieces.values) {
        const std::u32string *added = textIn(each);
        if (added && !folded.empty() && textIn(folded.back())) {
            std::get<std::u32string>(std::get<Constant>(folded.back()->node).value) += *added;
            folded.back()->span.endLine = each->span.endLine;
            folded.back()->span.endColumn = each->span.endColumn;
        } else {
            folded.push_back(std::move(each));
        }
    }
    if (!pieces.sawFields) {
        folded.front()->span = since(first);
        return std::move(folded.front());
    }
    std::erase_if(folded, [](const ExpressionPtr &each) { return textIn(each) && textIn(each)->empty(); });
    return make(JoinedStr{.values = std::move(folded)}, since(first));
}

ExpressionPtr StringParser::formerStrings(std::size_t first)
{
    std::vector<Token> tokens;
    while (is(Kind::String))
        tokens.push_back(m_tokens[m_at++]);
    const bool isMarked = textOf(tokens.front()).front() == 'u';
    const bool isBytes = QuotedText::of(textOf(tokens.front())).isBytes;
    const Span span = since(first);
    m_at = first;
    Pieces pieces;
    FormerFString fields(*this, span, isMarked);
    for (const Token &each : tokens) {
        const QuotedText quoted = QuotedText::of(textOf(each));
        if (quoted.isBytes != isBytes)
            refuse(u"cannot mix bytes and nonbytes literals"_s);
        if (quoted.isFormatted) {
            fields.add(each, textOf(each), quoted);
            ++m_at;
            continue;
        }
        stringToken(pieces);
        if (!isBytes)
            fields.addText(*textIn(pieces.values.back()));
    }
    if (isBytes)
        return joinedBytes(std::move(pieces), first);
    return fields.finish();
}

} // namespace signalbox::syntax
