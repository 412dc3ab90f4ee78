// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/expressions.h"

#include "engine/syntax/bykind.h"
#include "engine/syntax/kindnames.h"
#include "engine/syntax/names.h"
#include "engine/syntax/numbers.h"

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

/// An operator between two operands, and how strongly it binds.
struct Binary {
    Kind kind;
    Kind augmented;
    BinaryOperator op;
    int strength;
};
constexpr int kWeakest = 1;
constexpr Binary kBinaries[] = {
    {Kind::Bar, Kind::BarEqual, BinaryOperator::BitOr, kWeakest},
    {Kind::Caret, Kind::CaretEqual, BinaryOperator::BitXor, 2},
    {Kind::Ampersand, Kind::AmpersandEqual, BinaryOperator::BitAnd, 3},
    {Kind::LeftShift, Kind::LeftShiftEqual, BinaryOperator::LShift, 4},
    {Kind::RightShift, Kind::RightShiftEqual, BinaryOperator::RShift, 4},
    {Kind::Plus, Kind::PlusEqual, BinaryOperator::Add, 5},
    {Kind::Minus, Kind::MinusEqual, BinaryOperator::Sub, 5},
    {Kind::Star, Kind::StarEqual, BinaryOperator::Mult, 6},
    {Kind::Slash, Kind::SlashEqual, BinaryOperator::Div, 6},
    {Kind::DoubleSlash, Kind::DoubleSlashEqual, BinaryOperator::FloorDiv, 6},
    {Kind::Percent, Kind::PercentEqual, BinaryOperator::Mod, 6},
    {Kind::At, Kind::AtEqual, BinaryOperator::MatMult, 6},
    {Kind::DoubleStar, Kind::DoubleStarEqual, BinaryOperator::Pow, 0},
};

const Binary *binaryOf(Kind kind)
{
    if (kind < Kind::Plus || kind > Kind::At) // most tokens are something else
        return nullptr;
    for (const Binary &each : kBinaries) {
        if (each.kind == kind && each.strength >= kWeakest)
            return &each;
    }
    return nullptr;
}

/// Whether an expression can begin with a token of \a kind: behind a comma something follows, or nothing.
template <typename... Items> Expressions listOf(Items... items)
{
    Expressions list;
    list.reserve(sizeof...(items) + 1);
    (list.push_back(std::move(items)), ...);
    return list;
}

} // namespace

bool ExpressionParser::beginsExpression(Kind kind)
{
    static constexpr ByKind<bool> begins{{
        {Kind::Name, true},
        {Kind::Number, true},
        {Kind::String, true},
        {Kind::FStringStart, true},
        {Kind::LeftParen, true},
        {Kind::LeftBracket, true},
        {Kind::LeftBrace, true},
        {Kind::Plus, true},
        {Kind::Minus, true},
        {Kind::Star, true},
        {Kind::Tilde, true},
        {Kind::Ellipsis, true},
        {Kind::False, true},
        {Kind::None, true},
        {Kind::True, true},
        {Kind::Await, true},
        {Kind::Lambda, true},
        {Kind::Not, true},
    }};
    return begins[kind];
}

std::optional<BinaryOperator> ExpressionParser::augmented(Kind kind)
{
    for (const Binary &each : kBinaries) {
        if (each.augmented == kind)
            return each.op;
    }
    return std::nullopt;
}

ExpressionPtr ExpressionParser::constant(Literal value)
{
    const std::size_t first = m_at++;
    return make(Constant{.value = std::move(value)}, since(first));
}

ExpressionPtr ExpressionParser::starred(ExpressionPtr value, std::size_t first) const
{
    return make(Starred{.value = std::move(value)}, since(first));
}

ExpressionPtr ExpressionParser::expression()
{
    const Level level(*this);
    if (is(Kind::Lambda))
        return lambda();
    const std::size_t first = m_at;
    ExpressionPtr body = disjunction();
    if (beginsExpression(kind()) && !m_isExplaining)
        refuseNeighbour(body, first);
    if (!accept(Kind::If))
        return body;
    ExpressionPtr test = disjunction();
    if (!is(Kind::Else) && !is(Kind::Colon))
        refuse(u"expected 'else' after 'if' expression"_s, across(body->span, test->span));
    expect(Kind::Else);
    ExpressionPtr otherwise = expression();
    return make(IfExp{.test = std::move(test), .body = std::move(body), .otherwise = std::move(otherwise)},
                since(first));
}

ExpressionPtr ExpressionParser::lambda()
{
    const std::size_t first = m_at++;
    Lambda made{.parameters = parameters(Kind::Colon), .body = nullptr};
    const Token colon = expect(Kind::Colon);
    if (is(Kind::FStringMiddle)) {
        refuse(u"f-string: lambda expressions are not allowed without parentheses"_s,
               across(m_tokens[first].span, colon.span));
    }
    made.body = expression();
    return make(std::move(made), since(first));
}

ExpressionPtr ExpressionParser::starExpression()
{
    const std::size_t first = m_at;
    if (accept(Kind::Star))
        return starred(bitwiseOr(), first);
    return expression();
}

ExpressionPtr ExpressionParser::starExpressions()
{
    const std::size_t first = m_at;
    ExpressionPtr one = starExpression();
    if (!is(Kind::Comma))
        return one;
    Expressions elements = listOf(std::move(one));
    while (accept(Kind::Comma) && beginsExpression(kind()))
        elements.push_back(starExpression());
    return make(Tuple{.elements = std::move(elements)}, since(first));
}

ExpressionPtr ExpressionParser::expressions()
{
    const std::size_t first = m_at;
    ExpressionPtr one = expression();
    if (!is(Kind::Comma))
        return one;
    Expressions elements = listOf(std::move(one));
    while (accept(Kind::Comma) && beginsExpression(kind()) && !is(Kind::Star))
        elements.push_back(expression());
    return make(Tuple{.elements = std::move(elements)}, since(first));
}

ExpressionPtr ExpressionParser::yieldExpression()
{
    const std::size_t first = m_at++;
    if (accept(Kind::From)) {
        ExpressionPtr value = expression();
        return make(YieldFrom{.value = std::move(value)}, since(first));
    }
    ExpressionPtr value = beginsExpression(kind()) ? starExpressions() : nullptr;
    return make(Yield{.value = std::move(value)}, since(first));
}

ExpressionPtr ExpressionParser::yieldOrStarExpressions()
{
    return is(Kind::Yield) ? yieldExpression() : starExpressions();
}

/// Behind \a value something begins that is not its part: a comma is missing, or it is a statement of
/// Python 2.
void ExpressionParser::refuseNeighbour(const ExpressionPtr &value, std::size_t first)
{
    const QByteArrayView word = textOf(m_tokens[first]);
    const bool isName = m_tokens[first].kind == Kind::Name;
    const bool isFormerStatement = isName && m_at == first + 1 && (word == "print" || word == "exec");
    const bool isSoftKeyword = isName
        && (word == "match" || word == "case" || word == "_"
            || (word == "type" && version() >= PythonVersion::Python312));
    const bool isPrefix = isName && tokenAt(first + 1).kind == Kind::String;
    const std::size_t at = m_at, reached = m_tokens.size();
    ExpressionPtr other;
    if (isFormerStatement) {
        if (attempt([&] { other = starExpressions(); })) {
            refuse(
                u"Missing parentheses in call to '%1'. Did you mean %1(...)?"_s.arg(QLatin1StringView(word)),
                across(value->span, other->span));
        }
    } else if (!isSoftKeyword && !isPrefix && token().brackets > 0) {
        if (attempt([&] { other = expression(); }) && m_tokens[m_at - 1].brackets > 0)
            refuse(u"invalid syntax. Perhaps you forgot a comma?"_s, across(value->span, other->span));
    }
    m_at = at;
    m_furthest = reached;
}

/// What follows a name that `:=` may follow.
ExpressionPtr ExpressionParser::namedRest(ExpressionPtr begun, std::size_t first)
{
    if (!is(Kind::ColonEqual))
        return begun;
    if (m_at != first + 1 || !std::holds_alternative<Name>(begun->node))
        mismatch();
    ++m_at;
    std::get<Name>(begun->node).context = Context::Store;
    ExpressionPtr value = expression();
    return make(NamedExpr{.target = std::move(begun), .value = std::move(value)}, since(first));
}

ExpressionPtr ExpressionParser::namedExpression()
{
    const std::size_t first = m_at;
    ExpressionPtr begun = expression();
    if (is(Kind::Equal))
        refuseAssignment(begun, first);
    return namedRest(std::move(begun), first);
}

ExpressionPtr ExpressionParser::starNamedExpression()
{
    const std::size_t first = m_at;
    if (accept(Kind::Star))
        return starred(bitwiseOr(), first);
    return namedExpression();
}

ExpressionPtr ExpressionParser::disjunction()
{
    const std::size_t first = m_at;
    ExpressionPtr one = conjunction();
    if (!is(Kind::Or))
        return one;
    Expressions values = listOf(std::move(one));
    while (accept(Kind::Or))
        values.push_back(conjunction());
    return make(BoolOp{.op = BoolOperator::Or, .values = std::move(values)}, since(first));
}

ExpressionPtr ExpressionParser::conjunction()
{
    const std::size_t first = m_at;
    ExpressionPtr one = inversion();
    if (!is(Kind::And))
        return one;
    Expressions values = listOf(std::move(one));
    while (accept(Kind::And))
        values.push_back(inversion());
    return make(BoolOp{.op = BoolOperator::And, .values = std::move(values)}, since(first));
}

ExpressionPtr ExpressionParser::inversion()
{
    const std::size_t first = m_at;
    if (!accept(Kind::Not))
        return comparison();
    const Level level(*this);
    ExpressionPtr operand = inversion();
    return make(UnaryOp{.op = UnaryOperator::Not, .operand = std::move(operand)}, since(first));
}

std::optional<Comparison> ExpressionParser::comparisonOperator()
{
    constexpr std::pair<Kind, Comparison> kOne[] = {{Kind::EqualEqual, Comparison::Eq},
                                                    {Kind::NotEqual, Comparison::NotEq},
                                                    {Kind::LessEqual, Comparison::LtE},
                                                    {Kind::Less, Comparison::Lt},
                                                    {Kind::GreaterEqual, Comparison::GtE},
                                                    {Kind::Greater, Comparison::Gt},
                                                    {Kind::In, Comparison::In}};
    const Kind found = kind();
    for (const auto &[each, op] : kOne) {
        if (each == found) {
            ++m_at;
            return op;
        }
    }
    if (found == Kind::Not && kindBehind() == Kind::In) {
        m_at += 2;
        return Comparison::NotIn;
    }
    if (found != Kind::Is)
        return std::nullopt;
    ++m_at;
    return accept(Kind::Not) ? Comparison::IsNot : Comparison::Is;
}

ExpressionPtr ExpressionParser::comparison()
{
    const std::size_t first = m_at;
    ExpressionPtr left = bitwiseOr();
    Compare made;
    while (const auto op = comparisonOperator()) {
        made.ops.push_back(*op);
        made.comparators.push_back(bitwiseOr());
    }
    if (made.ops.empty())
        return left;
    made.left = std::move(left);
    return make(std::move(made), since(first));
}

/// Operators that bind at least as strongly as \a strength, those of one strength from left to right.
ExpressionPtr ExpressionParser::binary(int strength)
{
    const std::size_t first = m_at;
    ExpressionPtr left = factor();
    for (;;) {
        const Binary *op = binaryOf(kind());
        if (!op || op->strength < strength)
            return left;
        ++m_at;
        ExpressionPtr right = binary(op->strength + 1);
        left = make(BinOp{.left = std::move(left), .op = op->op, .right = std::move(right)}, since(first));
    }
}

ExpressionPtr ExpressionParser::factor()
{
    const std::size_t first = m_at;
    const UnaryOperator op = is(Kind::Plus) ? UnaryOperator::UAdd
        : is(Kind::Minus)                   ? UnaryOperator::USub
                                            : UnaryOperator::Invert;
    if (!accept(Kind::Plus) && !accept(Kind::Minus) && !accept(Kind::Tilde))
        return power();
    const Level level(*this);
    ExpressionPtr operand = factor();
    return make(UnaryOp{.op = op, .operand = std::move(operand)}, since(first));
}

ExpressionPtr ExpressionParser::power()
{
    const std::size_t first = m_at;
    ExpressionPtr base = awaitPrimary();
    if (!accept(Kind::DoubleStar))
        return base;
    const Level level(*this);
    ExpressionPtr exponent = factor();
    return make(BinOp{.left = std::move(base), .op = BinaryOperator::Pow, .right = std::move(exponent)},
                since(first));
}

ExpressionPtr ExpressionParser::awaitPrimary()
{
    const std::size_t first = m_at;
    if (!accept(Kind::Await))
        return primary();
    ExpressionPtr value = primary();
    return make(Await{.value = std::move(value)}, since(first));
}

ExpressionPtr ExpressionParser::primary()
{
    const std::size_t first = m_at;
    ExpressionPtr value = atom();
    for (;;) {
        if (accept(Kind::Dot)) {
            QString attribute = name();
            value = make(Attribute{.value = std::move(value), .name = std::move(attribute)}, since(first));
        } else if (accept(Kind::LeftParen)) {
            Operands found = operands(Brackets::OfCall);
            value = make(Call{.function = std::move(value),
                              .arguments = std::move(found.arguments),
                              .keywords = std::move(found.keywords)},
                         since(first));
        } else if (accept(Kind::LeftBracket)) {
            ExpressionPtr index = slices();
            expect(Kind::RightBracket);
            value = make(Subscript{.value = std::move(value), .slice = std::move(index)}, since(first));
        } else {
            return value;
        }
    }
}

ExpressionPtr ExpressionParser::numberToken()
{
    const Token found = expect(Kind::Number);
    std::optional<Literal> value = numberOf(textOf(found));
    if (!value) {
        refuse(u"Exceeds the limit (4300 digits) for integer string conversion: value has %1 digits; use "
               "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
               "literals to "
               "avoid decimal conversion limits."_s.arg(digitsOf(textOf(found))),
               {.line = found.span.line, .column = -1, .endLine = found.span.endLine, .endColumn = -1});
    }
    return make(Constant{.value = std::move(*value)}, found.span);
}

ExpressionPtr ExpressionParser::nameToken()
{
    const std::size_t first = m_at;
    QString id = name();
    return make(Name{.id = std::move(id)}, since(first));
}

ExpressionPtr ExpressionParser::atom()
{
    using Rule = ExpressionPtr (*)(ExpressionParser &);
    using Parser = ExpressionParser;
    static constexpr ByKind<Rule> rules{{
        {Kind::Name, [](Parser &parser) { return parser.nameToken(); }},
        {Kind::True, [](Parser &parser) { return parser.constant(true); }},
        {Kind::False, [](Parser &parser) { return parser.constant(false); }},
        {Kind::None, [](Parser &parser) { return parser.constant(NoneLiteral()); }},
        {Kind::Ellipsis, [](Parser &parser) { return parser.constant(EllipsisLiteral()); }},
        {Kind::Number, [](Parser &parser) { return parser.numberToken(); }},
        {Kind::String, [](Parser &parser) { return parser.strings(); }},
        {Kind::FStringStart, [](Parser &parser) { return parser.strings(); }},
        {Kind::LeftParen, [](Parser &parser) { return parser.parenthesised(); }},
        {Kind::LeftBracket, [](Parser &parser) { return parser.listDisplay(); }},
        {Kind::LeftBrace, [](Parser &parser) { return parser.braces(); }},
    }};
    const Rule rule = rules[kind()];
    if (!rule)
        mismatch();
    return rule(*this);
}

void ExpressionParser::elementsUntil(Kind end, Expressions &elements)
{
    while (accept(Kind::Comma) && !is(end))
        elements.push_back(starNamedExpression());
}

ExpressionPtr ExpressionParser::parenthesised()
{
    const std::size_t first = m_at++;
    if (accept(Kind::RightParen))
        return make(Tuple(), since(first));
    if (is(Kind::Yield)) {
        ExpressionPtr inner = yieldExpression();
        expect(Kind::RightParen);
        return inner;
    }
    const bool isStarred = is(Kind::Star);
    ExpressionPtr one = starNamedExpression();
    if (is(Kind::Comma)) {
        Expressions elements = listOf(std::move(one));
        elementsUntil(Kind::RightParen, elements);
        expect(Kind::RightParen);
        return make(Tuple{.elements = std::move(elements)}, since(first));
    }
    if (isStarred && is(Kind::RightParen))
        refuse(u"cannot use starred expression here"_s, one->span);
    if (isStarred)
        refuseStarredComprehension(*one);
    if (isComprehension()) {
        std::vector<Comprehension> generators = comprehensions();
        expect(Kind::RightParen);
        return make(GeneratorExp{.element = std::move(one), .generators = std::move(generators)},
                    since(first));
    }
    expect(Kind::RightParen);
    return one;
}

ExpressionPtr ExpressionParser::listDisplay()
{
    const std::size_t first = m_at++;
    List made;
    if (!is(Kind::RightBracket)) {
        const bool isStarred = is(Kind::Star);
        ExpressionPtr one = starNamedExpression();
        if (isStarred && isComprehension())
            refuseStarredComprehension(*one);
        if (!isStarred && isComprehension()) {
            std::vector<Comprehension> generators = comprehensions();
            expect(Kind::RightBracket);
            return make(ListComp{.element = std::move(one), .generators = std::move(generators)},
                        since(first));
        }
        made.elements.push_back(std::move(one));
        elementsUntil(Kind::RightBracket, made.elements);
    }
    expect(Kind::RightBracket);
    return make(std::move(made), since(first));
}

ExpressionPtr ExpressionParser::braces()
{
    const std::size_t first = m_at++;
    if (accept(Kind::RightBrace))
        return make(Dict(), since(first));
    if (accept(Kind::DoubleStar))
        return dict(first, nullptr, bitwiseOr());
    const std::size_t begin = m_at;
    const bool isStarred = is(Kind::Star);
    ExpressionPtr one = isStarred ? starNamedExpression() : expression();
    if (!isStarred && accept(Kind::Colon)) {
        ExpressionPtr value = expression();
        if (!isComprehension())
            return dict(first, std::move(one), std::move(value));
        std::vector<Comprehension> generators = comprehensions();
        expect(Kind::RightBrace);
        return make(
            DictComp{.key = std::move(one), .value = std::move(value), .generators = std::move(generators)},
            since(first));
    }
    if (!isStarred) {
        one = namedRest(std::move(one), begin);
        if (isComprehension()) {
            std::vector<Comprehension> generators = comprehensions();
            expect(Kind::RightBrace);
            return make(SetComp{.element = std::move(one), .generators = std::move(generators)},
                        since(first));
        }
    }
    Expressions elements = listOf(std::move(one));
    elementsUntil(Kind::RightBrace, elements);
    expect(Kind::RightBrace);
    return make(Set{.elements = std::move(elements)}, since(first));
}

ExpressionPtr ExpressionParser::dict(std::size_t first, ExpressionPtr key, ExpressionPtr value)
{
    Dict made{.keys = listOf(std::move(key)), .values = listOf(std::move(value))};
    while (accept(Kind::Comma) && !is(Kind::RightBrace)) {
        if (accept(Kind::DoubleStar)) {
            made.keys.push_back(nullptr);
            made.values.push_back(bitwiseOr());
            continue;
        }
        made.keys.push_back(expression());
        expect(Kind::Colon);
        made.values.push_back(expression());
    }
    expect(Kind::RightBrace);
    return make(std::move(made), since(first));
}

/// Behind \a starred, which makes no comprehension.
void ExpressionParser::refuseStarredComprehension(const Expression &starred)
{
    if (isComprehension() && attempt([this] { comprehensions(); }))
        refuse(u"iterable unpacking cannot be used in comprehension"_s, starred.span);
    mismatch();
}

/// Behind an argument beside which others stand, which so needs brackets.
void ExpressionParser::refuseBareGenerator(const Expression &element)
{
    std::vector<Comprehension> generators;
    if (!attempt([&] { generators = comprehensions(); }))
        mismatch();
    const Comprehension &last = generators.back();
    refuse(u"Generator expression must be parenthesized"_s,
           across(element.span, (last.conditions.empty() ? last.iterable : last.conditions.back())->span));
}

std::vector<Comprehension> ExpressionParser::comprehensions()
{
    std::vector<Comprehension> generators;
    while (isComprehension()) {
        Comprehension made;
        made.isAsync = accept(Kind::Async);
        expect(Kind::For);
        made.target = starTargets();
        expect(Kind::In);
        made.iterable = disjunction();
        while (accept(Kind::If))
            made.conditions.push_back(disjunction());
        generators.push_back(std::move(made));
    }
    return generators;
}

ExpressionPtr ExpressionParser::slice()
{
    const std::size_t first = m_at;
    ExpressionPtr lower = is(Kind::Colon) ? nullptr : expression();
    if (!accept(Kind::Colon))
        return namedRest(std::move(lower), first);
    Slice made{.lower = std::move(lower), .upper = nullptr, .step = nullptr};
    if (beginsExpression(kind()) && !is(Kind::Star))
        made.upper = expression();
    if (accept(Kind::Colon) && beginsExpression(kind()) && !is(Kind::Star))
        made.step = expression();
    return make(std::move(made), since(first));
}

ExpressionPtr ExpressionParser::slices()
{
    const std::size_t first = m_at;
    const auto one = [this] {
        const std::size_t begin = m_at;
        return accept(Kind::Star) ? starred(expression(), begin) : slice();
    };
    const bool isStarred = is(Kind::Star);
    ExpressionPtr begun = one();
    if (!isStarred && !is(Kind::Comma))
        return begun;
    Expressions elements = listOf(std::move(begun));
    while (accept(Kind::Comma) && !is(Kind::RightBracket))
        elements.push_back(one());
    return make(Tuple{.elements = std::move(elements)}, since(first));
}

} // namespace signalbox::syntax
