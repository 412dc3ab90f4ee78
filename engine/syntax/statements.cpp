// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/statements.h"

#include "engine/syntax/bykind.h"
#include "engine/syntax/kindnames.h"

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

StatementParser::StatementPtr StatementParser::makeStatement(Statement::Node node, std::size_t first) const
{
    return StatementPtr(new Statement{.node = std::move(node), .span = since(first)});
}

void StatementParser::simpleStatements(Statements &into)
{
    do {
        into.push_back(simple());
    } while (accept(Kind::Semicolon) && !is(Kind::Newline));
    expect(Kind::Newline);
}

StatementParser::StatementPtr StatementParser::returning()
{
    const std::size_t first = m_at++;
    ExpressionPtr value = is(Kind::Newline) || is(Kind::Semicolon) ? nullptr : starExpressions();
    return makeStatement(Return{.value = std::move(value)}, first);
}

/// A statement that is one keyword.
StatementParser::StatementPtr StatementParser::keyword(Statement::Node node)
{
    const std::size_t first = m_at++;
    return makeStatement(std::move(node), first);
}

template <typename Node> StatementParser::StatementPtr StatementParser::declaration()
{
    const std::size_t first = m_at;
    std::vector<QString> all = names();
    return makeStatement(Node{.names = std::move(all)}, first);
}

StatementParser::StatementPtr StatementParser::simple()
{
    using Rule = StatementPtr (*)(StatementParser &);
    using Parser = StatementParser;
    static constexpr ByKind<Rule> rules{{
        {Kind::Return, [](Parser &parser) { return parser.returning(); }},
        {Kind::Raise, [](Parser &parser) { return parser.raising(); }},
        {Kind::Pass, [](Parser &parser) { return parser.keyword(Pass()); }},
        {Kind::Break, [](Parser &parser) { return parser.keyword(Break()); }},
        {Kind::Continue, [](Parser &parser) { return parser.keyword(Continue()); }},
        {Kind::Del, [](Parser &parser) { return parser.deletion(); }},
        {Kind::Assert, [](Parser &parser) { return parser.assertion(); }},
        {Kind::Import, [](Parser &parser) { return parser.importing(); }},
        {Kind::From, [](Parser &parser) { return parser.importingFrom(); }},
        {Kind::Global, [](Parser &parser) { return parser.declaration<Global>(); }},
        {Kind::Nonlocal, [](Parser &parser) { return parser.declaration<Nonlocal>(); }},
    }};
    if (const Rule rule = rules[kind()])
        return rule(*this);
    if (version() >= PythonVersion::Python312 && isWord("type") && kindBehind() == Kind::Name)
        return typeAlias();
    return assignmentOrExpression(); // an expression, or nothing
}

std::vector<QString> StatementParser::names()
{
    ++m_at;
    std::vector<QString> all;
    do {
        all.push_back(name());
    } while (accept(Kind::Comma));
    return all;
}

StatementParser::StatementPtr StatementParser::assignmentOrExpression()
{
    const std::size_t first = m_at;
    ExpressionPtr value = yieldOrStarExpressions();
    if (is(Kind::Equal))
        return assignment(std::move(value), first);
    if (is(Kind::Colon))
        return annotated(std::move(value), first);
    const auto op = augmented(kind());
    if (!op)
        return makeStatement(ExpressionStatement{.value = std::move(value)}, first);
    if (std::holds_alternative<Tuple>(value->node) || std::holds_alternative<List>(value->node)
        || std::holds_alternative<Starred>(value->node) || invalidTarget(*value, Context::Store)) {
        const bool isWhole = attempt([this] {
            ++m_at;
            yieldOrStarExpressions();
        });
        if (isWhole && !std::holds_alternative<Yield>(value->node)) {
            refuse(u"'%1' is an illegal expression for augmented assignment"_s.arg(nameOfKind(*value)),
                   value->span);
        }
        mismatch();
    }
    makeTarget(*value, Context::Store);
    ++m_at;
    ExpressionPtr operand = yieldOrStarExpressions();
    return makeStatement(AugAssign{.target = std::move(value), .op = *op, .value = std::move(operand)},
                         first);
}

StatementParser::StatementPtr StatementParser::assignment(ExpressionPtr target, std::size_t first)
{
    Assign made;
    ExpressionPtr last = std::move(target);
    while (is(Kind::Equal)) {
        if (invalidTarget(*last, Context::Store)) {
            if (std::holds_alternative<Yield>(last->node) || std::holds_alternative<YieldFrom>(last->node))
                refuse(u"assignment to yield expression not possible"_s, last->span);
            if (made.targets.empty())
                refuseAssignment(last, first);
            refuseTarget(*last, Context::Store);
        }
        makeTarget(*last, Context::Store);
        ++m_at;
        made.targets.push_back(std::move(last));
        last = yieldOrStarExpressions();
    }
    made.value = std::move(last);
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::annotated(ExpressionPtr target, std::size_t first)
{
    const bool isName = std::holds_alternative<Name>(target->node);
    if (!isName && !std::holds_alternative<Attribute>(target->node)
        && !std::holds_alternative<Subscript>(target->node))
        mismatch();
    makeTarget(*target, Context::Store);
    AnnAssign made{.target = std::move(target),
                   .annotation = nullptr,
                   .value = nullptr,
                   .isSimple = isName && m_at == first + 1};
    ++m_at;
    made.annotation = expression();
    if (accept(Kind::Equal))
        made.value = yieldOrStarExpressions();
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::typeAlias()
{
    const std::size_t first = m_at++;
    const std::size_t begin = m_at;
    TypeAlias made;
    QString id = name();
    made.name = make(Name{.id = std::move(id), .context = Context::Store}, since(begin));
    made.typeParameters = typeParameters();
    expect(Kind::Equal);
    made.value = expression();
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::deletion()
{
    const std::size_t first = m_at++;
    Delete made;
    do {
        if (!made.targets.empty() && (is(Kind::Newline) || is(Kind::Semicolon)))
            break;
        const std::size_t begin = m_at;
        ExpressionPtr target = starExpression();
        m_at = begin;
        if (invalidTarget(*target, Context::Del))
            refuseTarget(*target, Context::Del);
        made.targets.push_back(delTarget());
    } while (accept(Kind::Comma));
    if (!is(Kind::Newline) && !is(Kind::Semicolon))
        mismatch();
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::raising()
{
    const std::size_t first = m_at++;
    Raise made;
    if (!is(Kind::Newline) && !is(Kind::Semicolon)) {
        made.exception = expression();
        if (accept(Kind::From))
            made.cause = expression();
    }
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::assertion()
{
    const std::size_t first = m_at++;
    Assert made;
    made.test = expression();
    if (accept(Kind::Comma))
        made.message = expression();
    return makeStatement(std::move(made), first);
}

QString StatementParser::dottedWords()
{
    QString words = name();
    while (accept(Kind::Dot))
        words += u'.' + name();
    return words;
}

ImportedName StatementParser::importedName(bool mayHaveDots)
{
    const std::size_t first = m_at;
    ImportedName made;
    made.name = mayHaveDots ? dottedWords() : name();
    if (accept(Kind::As))
        made.asName = name();
    made.span = since(first);
    return made;
}

void StatementParser::refuseMissingNames()
{
    if (version() >= PythonVersion::Python313 && is(Kind::Newline))
        refuse(u"Expected one or more names after 'import'"_s, token().span);
}

StatementParser::StatementPtr StatementParser::importing()
{
    const std::size_t first = m_at++;
    Import made;
    refuseMissingNames();
    do {
        made.names.push_back(importedName(true));
    } while (accept(Kind::Comma));
    return makeStatement(std::move(made), first);
}

StatementParser::StatementPtr StatementParser::importingFrom()
{
    const std::size_t first = m_at++;
    ImportFrom made;
    while (is(Kind::Dot) || is(Kind::Ellipsis)) {
        made.level += is(Kind::Dot) ? 1 : 3;
        ++m_at;
    }
    if (made.level == 0 || !is(Kind::Import))
        made.module = dottedWords();
    expect(Kind::Import);
    made.names = importedNames();
    return makeStatement(std::move(made), first);
}

std::vector<ImportedName> StatementParser::importedNames()
{
    std::vector<ImportedName> all;
    const std::size_t first = m_at;
    refuseMissingNames();
    if (accept(Kind::Star)) {
        all.push_back({.name = u"*"_s, .asName = std::nullopt, .span = since(first)});
        return all;
    }
    const bool isParenthesised = accept(Kind::LeftParen);
    do {
        if (isParenthesised && !all.empty() && is(Kind::RightParen))
            break;
        if (!isParenthesised && !all.empty() && is(Kind::Newline))
            refuse(u"trailing comma not allowed without surrounding parentheses"_s);
        all.push_back(importedName(false));
    } while (accept(Kind::Comma));
    if (isParenthesised)
        expect(Kind::RightParen);
    return all;
}

TypeParameter StatementParser::typeParameter()
{
    const std::size_t first = m_at;
    TypeParameter made;
    if (accept(Kind::Star))
        made.kind = TypeParameter::Kind::TypeVarTuple;
    else if (accept(Kind::DoubleStar))
        made.kind = TypeParameter::Kind::ParamSpec;
    made.name = name();
    if (is(Kind::Colon)) {
        const Token colon = m_tokens[m_at++];
        made.bound = expression();
        if (made.kind != TypeParameter::Kind::TypeVar) {
            const QString what =
                std::holds_alternative<Tuple>(made.bound->node) ? u"constraints"_s : u"bound"_s;
            const QString which =
                made.kind == TypeParameter::Kind::ParamSpec ? u"ParamSpec"_s : u"TypeVarTuple"_s;
            refuse(u"cannot use %1 with %2"_s.arg(what, which),
                   {.line = colon.span.line,
                    .column = colon.span.column,
                    .endLine = m_tokens.back().span.endLine,
                    .endColumn = m_tokens.back().span.endColumn});
        }
    }
    if (version() >= PythonVersion::Python313 && accept(Kind::Equal)) {
        made.defaultValue = made.kind == TypeParameter::Kind::TypeVarTuple ? starExpression() : expression();
    }
    made.span = since(first);
    return made;
}

std::vector<TypeParameter> StatementParser::typeParameters()
{
    std::vector<TypeParameter> all;
    if (version() < PythonVersion::Python312 || !accept(Kind::LeftBracket))
        return all;
    do {
        if (!all.empty() && is(Kind::RightBracket))
            break;
        all.push_back(typeParameter());
    } while (accept(Kind::Comma));
    expect(Kind::RightBracket);
    return all;
}

} // namespace signalbox::syntax
