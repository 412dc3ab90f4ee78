// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/patterns.h"

#include "engine/syntax/bykind.h"
namespace signalbox::syntax {

using namespace Qt::StringLiterals;

PatternParser::PatternPtr PatternParser::makePattern(Pattern::Node node, std::size_t first) const
{
    return PatternPtr(new Pattern{.node = std::move(node), .span = since(first)});
}

PatternParser::PatternPtr PatternParser::patterns()
{
    const std::size_t first = m_at;
    PatternPtr one = maybeStarPattern();
    if (!is(Kind::Comma)) {
        if (std::holds_alternative<MatchStar>(one->node))
            mismatch();
        return one;
    }
    MatchSequence made;
    made.patterns.push_back(std::move(one));
    while (accept(Kind::Comma) && !is(Kind::Colon) && !is(Kind::If))
        made.patterns.push_back(maybeStarPattern());
    return makePattern(std::move(made), first);
}

PatternParser::PatternPtr PatternParser::maybeStarPattern()
{
    const std::size_t first = m_at;
    if (!accept(Kind::Star))
        return pattern();
    if (isWord("_")) {
        ++m_at;
        return makePattern(MatchStar(), first);
    }
    return makePattern(MatchStar{.name = captured()}, first);
}

/// A name that a value is bound to.
QString PatternParser::captured()
{
    if (isWord("_"))
        mismatch();
    QString word = name();
    if (is(Kind::Dot) || is(Kind::LeftParen) || is(Kind::Equal))
        mismatch();
    return word;
}

PatternParser::PatternPtr PatternParser::pattern()
{
    const Level level(*this);
    const std::size_t first = m_at;
    PatternPtr made = orPattern();
    if (!accept(Kind::As))
        return made;
    QString word = captured();
    return makePattern(MatchAs{.pattern = std::move(made), .name = std::move(word)}, first);
}

PatternParser::PatternPtr PatternParser::orPattern()
{
    const std::size_t first = m_at;
    PatternPtr one = closedPattern();
    if (!is(Kind::Bar))
        return one;
    MatchOr made;
    made.patterns.push_back(std::move(one));
    while (accept(Kind::Bar))
        made.patterns.push_back(closedPattern());
    return makePattern(std::move(made), first);
}

PatternParser::PatternPtr PatternParser::singleton(Literal value)
{
    const std::size_t first = m_at++;
    return makePattern(MatchSingleton{.value = std::move(value)}, first);
}

PatternParser::PatternPtr PatternParser::valuePattern()
{
    const std::size_t first = m_at;
    ExpressionPtr value = is(Kind::Number) || is(Kind::Minus) ? number() : strings();
    return makePattern(MatchValue{.value = std::move(value)}, first);
}

PatternParser::PatternPtr PatternParser::bracketedPattern()
{
    const std::size_t first = m_at++;
    Patterns all = sequenceUntil(Kind::RightBracket);
    return makePattern(MatchSequence{.patterns = std::move(all)}, first);
}

PatternParser::PatternPtr PatternParser::closedPattern()
{
    using Rule = PatternPtr (*)(PatternParser &);
    using Parser = PatternParser;
    static constexpr ByKind<Rule> rules{{
        {Kind::None, [](Parser &parser) { return parser.singleton(NoneLiteral()); }},
        {Kind::True, [](Parser &parser) { return parser.singleton(true); }},
        {Kind::False, [](Parser &parser) { return parser.singleton(false); }},
        {Kind::Number, [](Parser &parser) { return parser.valuePattern(); }},
        {Kind::Minus, [](Parser &parser) { return parser.valuePattern(); }},
        {Kind::String, [](Parser &parser) { return parser.valuePattern(); }},
        {Kind::FStringStart, [](Parser &parser) { return parser.valuePattern(); }},
        {Kind::Name, [](Parser &parser) { return parser.namePattern(); }},
        {Kind::LeftParen, [](Parser &parser) { return parser.parenthesisedPattern(); }},
        {Kind::LeftBracket, [](Parser &parser) { return parser.bracketedPattern(); }},
        {Kind::LeftBrace, [](Parser &parser) { return parser.mappingPattern(); }},
    }};
    const Rule rule = rules[kind()];
    if (!rule)
        mismatch();
    return rule(*this);
}

PatternParser::PatternPtr PatternParser::namePattern()
{
    const std::size_t first = m_at;
    if (isWord("_")) {
        ++m_at;
        return makePattern(MatchAs(), first);
    }
    if (kindBehind() != Kind::Dot && kindBehind() != Kind::LeftParen) {
        QString word = captured();
        return makePattern(MatchAs{.pattern = nullptr, .name = std::move(word)}, first);
    }
    ExpressionPtr type = dottedName();
    if (accept(Kind::LeftParen))
        return classPattern(std::move(type), first);
    if (is(Kind::Equal))
        mismatch();
    return makePattern(MatchValue{.value = std::move(type)}, first);
}

ExpressionPtr PatternParser::dottedName()
{
    const std::size_t first = m_at;
    QString id = name();
    ExpressionPtr value = make(Name{.id = std::move(id)}, since(first));
    while (accept(Kind::Dot)) {
        QString attribute = name();
        value = make(Attribute{.value = std::move(value), .name = std::move(attribute)}, since(first));
    }
    return value;
}

ExpressionPtr PatternParser::signedNumber()
{
    const std::size_t first = m_at;
    if (!accept(Kind::Minus))
        return numberToken();
    ExpressionPtr operand = numberToken();
    return make(UnaryOp{.op = UnaryOperator::USub, .operand = std::move(operand)}, since(first));
}

/// A number, or a complex one as a sum.
ExpressionPtr PatternParser::number()
{
    const std::size_t first = m_at;
    ExpressionPtr real = signedNumber();
    if (!is(Kind::Plus) && !is(Kind::Minus))
        return real;
    const auto isImaginary = [](const Expression &each) {
        const auto *value = std::get_if<Constant>(&each.node);
        return value && std::holds_alternative<ImaginaryLiteral>(value->value);
    };
    const auto *negated = std::get_if<UnaryOp>(&real->node);
    const Expression &bare = negated ? *negated->operand : *real;
    if (isImaginary(bare))
        refuse(u"real number required in complex literal"_s, bare.span);
    const BinaryOperator op = is(Kind::Plus) ? BinaryOperator::Add : BinaryOperator::Sub;
    ++m_at;
    ExpressionPtr imaginary = numberToken();
    if (!isImaginary(*imaginary))
        refuse(u"imaginary number required in complex literal"_s, imaginary->span);
    return make(BinOp{.left = std::move(real), .op = op, .right = std::move(imaginary)}, since(first));
}

Patterns PatternParser::sequenceUntil(Kind end)
{
    Patterns all;
    while (!is(end)) {
        all.push_back(maybeStarPattern());
        if (!accept(Kind::Comma))
            break;
    }
    expect(end);
    return all;
}

PatternParser::PatternPtr PatternParser::parenthesisedPattern()
{
    const std::size_t first = m_at++;
    MatchSequence made;
    if (!accept(Kind::RightParen)) {
        PatternPtr one = maybeStarPattern();
        if (!is(Kind::Comma)) {
            if (std::holds_alternative<MatchStar>(one->node))
                mismatch();
            expect(Kind::RightParen);
            return one;
        }
        ++m_at;
        made.patterns = sequenceUntil(Kind::RightParen);
        made.patterns.insert(made.patterns.begin(), std::move(one));
    }
    return makePattern(std::move(made), first);
}

ExpressionPtr PatternParser::mappingKey()
{
    using Rule = ExpressionPtr (*)(PatternParser &);
    using Parser = PatternParser;
    static constexpr ByKind<Rule> rules{{
        {Kind::None, [](Parser &parser) { return parser.constant(NoneLiteral()); }},
        {Kind::True, [](Parser &parser) { return parser.constant(true); }},
        {Kind::False, [](Parser &parser) { return parser.constant(false); }},
        {Kind::Number, [](Parser &parser) { return parser.number(); }},
        {Kind::Minus, [](Parser &parser) { return parser.number(); }},
        {Kind::String, [](Parser &parser) { return parser.strings(); }},
        {Kind::FStringStart, [](Parser &parser) { return parser.strings(); }},
    }};
    if (const Rule rule = rules[kind()])
        return rule(*this);
    ExpressionPtr key = dottedName();
    if (!std::holds_alternative<Attribute>(key->node))
        mismatch();
    return key;
}

PatternParser::PatternPtr PatternParser::mappingPattern()
{
    const std::size_t first = m_at++;
    MatchMapping made;
    while (!is(Kind::RightBrace)) {
        if (accept(Kind::DoubleStar)) {
            made.rest = captured();
            accept(Kind::Comma);
            break;
        }
        made.keys.push_back(mappingKey());
        expect(Kind::Colon);
        made.patterns.push_back(pattern());
        if (!accept(Kind::Comma))
            break;
    }
    expect(Kind::RightBrace);
    return makePattern(std::move(made), first);
}

PatternParser::PatternPtr PatternParser::classPattern(ExpressionPtr type, std::size_t first)
{
    MatchClass made;
    made.type = std::move(type);
    while (!is(Kind::RightParen)) {
        if (is(Kind::Name) && kindBehind() == Kind::Equal) {
            made.keywords.push_back(name());
            ++m_at;
            made.keywordPatterns.push_back(pattern());
        } else if (made.keywords.empty()) {
            made.patterns.push_back(pattern());
        } else {
            mismatch();
        }
        if (!accept(Kind::Comma))
            break;
    }
    expect(Kind::RightParen);
    return makePattern(std::move(made), first);
}

} // namespace signalbox::syntax
