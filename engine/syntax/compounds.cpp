// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/compounds.h"

#include "engine/syntax/bykind.h"
namespace signalbox::syntax {

using namespace Qt::StringLiterals;

Module CompoundParser::module()
{
    Module made;
    while (!is(Kind::EndMarker))
        statement(made.body);
    return made;
}

ExpressionPtr CompoundParser::onlyExpression()
{
    ExpressionPtr made = expressions();
    while (accept(Kind::Newline)) { }
    expect(Kind::EndMarker);
    return made;
}

void CompoundParser::statement(Statements &into)
{
    const Level level(*this);
    if (StatementPtr made = compound())
        into.push_back(std::move(made));
    else
        simpleStatements(into);
}

/// Nothing where none begins.
CompoundParser::StatementPtr CompoundParser::compound()
{
    using Rule = StatementPtr (*)(CompoundParser &);
    using Parser = CompoundParser;
    static constexpr ByKind<Rule> rules{{
        {Kind::Def, [](Parser &parser) { return parser.function({}, parser.m_at); }},
        {Kind::At, [](Parser &parser) { return parser.decorated(); }},
        {Kind::Async, [](Parser &parser) { return parser.asyncStatement(); }},
        {Kind::If, [](Parser &parser) { return parser.ifStatement(); }},
        {Kind::Class, [](Parser &parser) { return parser.classDefinition({}); }},
        {Kind::With, [](Parser &parser) { return parser.withStatement(parser.m_at); }},
        {Kind::For, [](Parser &parser) { return parser.forStatement(parser.m_at); }},
        {Kind::Try, [](Parser &parser) { return parser.tryStatement(); }},
        {Kind::While, [](Parser &parser) { return parser.whileStatement(); }},
    }};
    if (const Rule rule = rules[kind()])
        return rule(*this);
    return isWord("match") ? matchStatement() : nullptr;
}

/// Behind the end of the line that \a owner, which begins with the token \a first, ends with.
void CompoundParser::refuseMissingBlock(const char *owner, std::size_t first)
{
    if (is(Kind::Indent))
        return;
    SyntaxFault fault =
        faultAt(u"expected an indented block after %1 on line %2"_s.arg(QLatin1StringView(owner))
                    .arg(m_tokens[first].span.line),
                m_tokens.back().span);
    fault.kind = FaultKind::IndentationError;
    throw fault;
}

void CompoundParser::colon()
{
    if (is(Kind::Newline))
        refuse(u"expected ':'"_s);
    expect(Kind::Colon);
}

Statements CompoundParser::block(const char *owner, std::size_t first)
{
    Statements body;
    if (!accept(Kind::Newline)) {
        simpleStatements(body);
        return body;
    }
    refuseMissingBlock(owner, first);
    expect(Kind::Indent);
    do {
        statement(body);
    } while (!accept(Kind::Dedent));
    return body;
}

CompoundParser::StatementPtr CompoundParser::decorated()
{
    Expressions decorators;
    while (accept(Kind::At)) {
        decorators.push_back(namedExpression());
        expect(Kind::Newline);
    }
    if (is(Kind::Class))
        return classDefinition(std::move(decorators));
    const std::size_t first = m_at;
    if (is(Kind::Async)) {
        ++m_at;
        if (!is(Kind::Def))
            mismatch();
    } else if (!is(Kind::Def)) {
        mismatch();
    }
    return function(std::move(decorators), first);
}

/// From `def` on; \a first is `async` before it or `def` itself.
CompoundParser::StatementPtr CompoundParser::function(Expressions decorators, std::size_t first)
{
    FunctionDef made;
    made.isAsync = m_at != first;
    made.decorators = std::move(decorators);
    const std::size_t defToken = m_at;
    expect(Kind::Def);
    made.name = name();
    made.typeParameters = typeParameters();
    require(Kind::LeftParen);
    made.parameters = parameters(Kind::RightParen);
    expect(Kind::RightParen);
    if (accept(Kind::Arrow))
        made.returns = expression();
    require(Kind::Colon);
    made.body = block("function definition", defToken);
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::classDefinition(Expressions decorators)
{
    const std::size_t first = m_at++;
    ClassDef made;
    made.decorators = std::move(decorators);
    made.name = name();
    made.typeParameters = typeParameters();
    if (accept(Kind::LeftParen)) {
        Operands found = operands(Brackets::OfClass);
        made.bases = std::move(found.arguments);
        made.keywords = std::move(found.keywords);
    }
    colon();
    made.body = block("class definition", first);
    return makeStatement(std::move(made), first);
}

Statements CompoundParser::elseBlock()
{
    if (!accept(Kind::Else))
        return {};
    require(Kind::Colon);
    return block("'else' statement", m_at - 2);
}

/// From `if` or `elif` on.
CompoundParser::StatementPtr CompoundParser::ifStatement()
{
    const Level level(*this);
    const std::size_t first = m_at++;
    If made;
    made.test = namedExpression();
    colon();
    made.body = block(m_tokens[first].kind == Kind::If ? "'if' statement" : "'elif' statement", first);
    if (is(Kind::Elif))
        made.otherwise.push_back(ifStatement());
    else
        made.otherwise = elseBlock();
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::whileStatement()
{
    const std::size_t first = m_at++;
    While made;
    made.test = namedExpression();
    colon();
    made.body = block("'while' statement", first);
    made.otherwise = elseBlock();
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::forStatement(std::size_t first)
{
    For made;
    made.isAsync = m_at != first;
    const std::size_t forToken = m_at;
    expect(Kind::For);
    made.target = starTargets();
    expect(Kind::In);
    made.iterable = starExpressions();
    colon();
    made.body = block("'for' statement", forToken);
    made.otherwise = elseBlock();
    return makeStatement(std::move(made), first);
}

WithItem CompoundParser::withItem()
{
    WithItem made;
    made.context = expression();
    if (accept(Kind::As)) {
        made.variables = starTarget();
        if (!is(Kind::Comma) && !is(Kind::RightParen) && !is(Kind::Colon))
            mismatch();
    }
    return made;
}

/// Whether what follows is items in brackets and not an expression that begins with one.
bool CompoundParser::parenthesisedItems(std::vector<WithItem> &items)
{
    const std::size_t begin = m_at;
    const int depth = m_depth;
    try {
        expect(Kind::LeftParen);
        do {
            if (!items.empty() && is(Kind::RightParen))
                break;
            items.push_back(withItem());
        } while (accept(Kind::Comma));
        expect(Kind::RightParen);
        expect(Kind::Colon);
        return true;
    } catch (const Mismatch &) {
        items.clear();
        m_at = begin;
        m_depth = depth;
        return false;
    }
}

CompoundParser::StatementPtr CompoundParser::withStatement(std::size_t first)
{
    With made;
    made.isAsync = m_at != first;
    const std::size_t withToken = m_at;
    expect(Kind::With);
    if (!is(Kind::LeftParen) || !parenthesisedItems(made.items)) {
        do {
            made.items.push_back(withItem());
        } while (accept(Kind::Comma));
        colon();
    }
    made.body = block("'with' statement", withToken);
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::tryStatement()
{
    const std::size_t first = m_at++;
    Try made;
    require(Kind::Colon);
    made.body = block("'try' statement", first);
    if (is(Kind::Except))
        made.isStar = kindBehind() == Kind::Star;
    while (is(Kind::Except))
        made.handlers.push_back(handler(made.isStar));
    if (!made.handlers.empty())
        made.otherwise = elseBlock();
    else if (!is(Kind::Finally))
        refuse(u"expected 'except' or 'finally' block"_s);
    if (accept(Kind::Finally)) {
        require(Kind::Colon);
        made.finalBody = block("'finally' statement", m_at - 2);
    }
    return makeStatement(std::move(made), first);
}

ExceptHandler CompoundParser::handler(bool isStar)
{
    const std::size_t first = m_at++;
    ExceptHandler made;
    if (isStar)
        expect(Kind::Star);
    if (isStar || !is(Kind::Colon)) {
        made.type = expression();
        if (accept(Kind::As))
            made.name = name();
    }
    colon();
    made.body = block(isStar ? "'except*' statement" : "'except' statement", first);
    made.span = since(first);
    return made;
}

CompoundParser::StatementPtr CompoundParser::asyncStatement()
{
    const std::size_t first = m_at++;
    if (is(Kind::Def))
        return function({}, first);
    if (is(Kind::With))
        return withStatement(first);
    if (is(Kind::For))
        return forStatement(first);
    mismatch();
}

ExpressionPtr CompoundParser::matchSubject()
{
    const std::size_t first = m_at;
    ExpressionPtr one = starNamedExpression();
    if (!is(Kind::Comma)) {
        if (std::holds_alternative<Starred>(one->node))
            mismatch();
        return one;
    }
    Tuple made;
    made.elements.push_back(std::move(one));
    while (accept(Kind::Comma) && !is(Kind::Colon))
        made.elements.push_back(starNamedExpression());
    return make(std::move(made), since(first));
}

/// Nothing where `match` is a name here.
CompoundParser::StatementPtr CompoundParser::matchStatement()
{
    const std::size_t first = m_at;
    const int depth = m_depth;
    Match made;
    try {
        ++m_at;
        made.subject = matchSubject();
        expect(Kind::Colon);
        expect(Kind::Newline);
    } catch (const Mismatch &) {
        m_at = first;
        m_depth = depth;
        return nullptr;
    }
    refuseMissingBlock("'match' statement", first);
    expect(Kind::Indent);
    do {
        made.cases.push_back(matchCase());
    } while (!accept(Kind::Dedent));
    return makeStatement(std::move(made), first);
}

MatchCase CompoundParser::matchCase()
{
    if (!isWord("case"))
        mismatch();
    const std::size_t first = m_at++;
    MatchCase made;
    made.pattern = patterns();
    if (accept(Kind::If))
        made.guard = namedExpression();
    colon();
    made.body = block("'case' statement", first);
    return made;
}

} // namespace signalbox::syntax
