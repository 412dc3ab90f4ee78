// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/operands.h"

#include "engine/syntax/names.h"

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

OperandParser::Operands OperandParser::operands(Brackets brackets)
{
    Operands found;
    const std::size_t first = m_at;
    bool sawKeyword = false, sawMapping = false;
    while (!is(Kind::RightParen)) {
        argument(found, sawKeyword, sawMapping);
        const bool isOnly = found.arguments.size() == 1 && found.keywords.empty();
        if (isComprehension() && !found.arguments.empty() && (isOnly || found.keywords.empty())) {
            if (std::holds_alternative<Starred>(found.arguments.back()->node))
                refuseStarredComprehension(*found.arguments.back());
            if (isOnly && brackets == Brackets::OfClass)
                mismatch();
            if (!isOnly)
                refuseBareGenerator(*found.arguments.back());
            const std::size_t at = m_at;
            std::vector<Comprehension> generators = comprehensions();
            if (is(Kind::Comma)) {
                m_at = at;
                refuseBareGenerator(*found.arguments.back());
            }
            expect(Kind::RightParen);
            // The brackets of the call are the generator's too.
            GeneratorExp made{.element = std::move(found.arguments[0]), .generators = std::move(generators)};
            found.arguments[0] = make(std::move(made), since(first - 1));
            return found;
        }
        if (!accept(Kind::Comma))
            break;
    }
    expect(Kind::RightParen);
    return found;
}

/// Positional ones, then those by name, among which `*iterable` may stand until the first `**mapping`.
void OperandParser::argument(Operands &found, bool &sawKeyword, bool &sawMapping)
{
    const std::size_t first = m_at;
    if (is(Kind::Star)) {
        if (sawMapping)
            mismatch();
        ++m_at;
        found.arguments.push_back(starred(expression(), first));
        return;
    }
    if (accept(Kind::DoubleStar)) {
        sawKeyword = sawMapping = true;
        ExpressionPtr value = expression();
        found.keywords.push_back({.name = std::nullopt, .value = std::move(value), .span = since(first)});
        return;
    }
    if (is(Kind::Name) && kindBehind() == Kind::Equal) {
        sawKeyword = true;
        QString word = name();
        ++m_at;
        ExpressionPtr value = expression();
        found.keywords.push_back({.name = std::move(word), .value = std::move(value), .span = since(first)});
        return;
    }
    if ((is(Kind::True) || is(Kind::False) || is(Kind::None)) && kindBehind() == Kind::Equal) {
        refuse(u"cannot assign to %1"_s.arg(spelling(kind())), across(token().span, tokenAt(m_at + 1).span));
    }
    ExpressionPtr value = expression();
    value = namedRest(std::move(value), first);
    if (is(Kind::Equal)) {
        refuse(u"expression cannot contain assignment, perhaps you meant \"==\"?"_s,
               across(value->span, token().span));
    }
    if (sawKeyword) {
        refuse(sawMapping ? u"positional argument follows keyword argument unpacking"_s
                          : u"positional argument follows keyword argument"_s);
    }
    found.arguments.push_back(std::move(value));
}

Parameter OperandParser::plainParameter(Kind end, bool isRest)
{
    const std::size_t first = m_at;
    Parameter made{.name = name(), .annotation = nullptr, .span = {}};
    if (end != Kind::Colon && accept(Kind::Colon))
        made.annotation = isRest ? starExpression() : expression();
    made.span = since(first);
    return made;
}

void OperandParser::parameter(Parameters &into, Kind end, bool &sawDefault, bool &sawStar)
{
    if (accept(Kind::Slash)) {
        if (sawStar || !into.positionalOnly.empty() || into.positional.empty())
            mismatch();
        into.positionalOnly.swap(into.positional);
        return;
    }
    if (accept(Kind::Star)) {
        if (sawStar)
            mismatch();
        sawStar = true;
        if (is(Kind::Comma)) { // names must follow
            if (kindBehind() != Kind::Name)
                mismatch();
            return;
        }
        into.rest = plainParameter(end, true);
        if (is(Kind::Equal))
            mismatch();
        return;
    }
    if (accept(Kind::DoubleStar)) {
        into.keywords = plainParameter(end, false);
        accept(Kind::Comma);
        if (!is(end))
            mismatch();
        return;
    }
    (sawStar ? into.keywordOnly : into.positional).push_back(plainParameter(end, false));
    ExpressionPtr value = accept(Kind::Equal) ? expression() : nullptr;
    if (sawStar) {
        into.keywordDefaults.push_back(std::move(value));
        return;
    }
    if (!value && sawDefault)
        mismatch();
    sawDefault = value != nullptr;
    if (value)
        into.defaults.push_back(std::move(value));
}

Parameters OperandParser::parameters(Kind end)
{
    Parameters made;
    bool sawDefault = false, sawStar = false;
    while (!is(end)) {
        parameter(made, end, sawDefault, sawStar);
        if (is(end))
            break;
        expect(Kind::Comma);
    }
    return made;
}

} // namespace signalbox::syntax
