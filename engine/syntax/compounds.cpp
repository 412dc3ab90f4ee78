// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/compounds.h"

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
    switch (kind()) {
    case Kind::Def:
        return function({}, m_at);
    case Kind::At:
        return decorated();
    case Kind::Async:
        return asyncStatement();
    case Kind::If:
        return ifStatement();
    case Kind::Class:
        return classDefinition({});
    case Kind::With:
        return withStatement(m_at);
    case Kind::For:
        return forStatement(m_at);
    case Kind::Try:
        return tryStatement();
    case Kind::While:
        return whileStatement();
    case Kind::Name:
        return isWord("match") ? matchStatement() : nullptr;
    // NOLINTNEXTLINE: all the others begin a simple statement
    default:
        return nullptr;
    }
}

Statements CompoundParser::block()
{
    Statements body;
    if (!accept(Kind::Newline)) {
        simpleStatements(body);
        return body;
    }
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
    expect(Kind::Def);
    made.name = name();
    made.typeParameters = typeParameters();
    require(Kind::LeftParen);
    made.parameters = parameters(Kind::RightParen);
    expect(Kind::RightParen);
    if (accept(Kind::Arrow))
        made.returns = expression();
    require(Kind::Colon);
    made.body = block();
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
    expect(Kind::Colon);
    made.body = block();
    return makeStatement(std::move(made), first);
}

Statements CompoundParser::elseBlock()
{
    if (!accept(Kind::Else))
        return {};
    require(Kind::Colon);
    return block();
}

/// From `if` or `elif` on.
CompoundParser::StatementPtr CompoundParser::ifStatement()
{
    const Level level(*this);
    const std::size_t first = m_at++;
    If made;
    made.test = namedExpression();
    expect(Kind::Colon);
    made.body = block();
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
    expect(Kind::Colon);
    made.body = block();
    made.otherwise = elseBlock();
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::forStatement(std::size_t first)
{
    For made;
    made.isAsync = m_at != first;
    expect(Kind::For);
    made.target = starTargets();
    expect(Kind::In);
    made.iterable = starExpressions();
    expect(Kind::Colon);
    made.body = block();
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
    expect(Kind::With);
    if (!is(Kind::LeftParen) || !parenthesisedItems(made.items)) {
        do {
            made.items.push_back(withItem());
        } while (accept(Kind::Comma));
        expect(Kind::Colon);
    }
    made.body = block();
    return makeStatement(std::move(made), first);
}

CompoundParser::StatementPtr CompoundParser::tryStatement()
{
    const std::size_t first = m_at++;
    Try made;
    require(Kind::Colon);
    made.body = block();
    if (is(Kind::Except))
        made.isStar = kindBehind() == Kind::Star;
    while (is(Kind::Except))
        made.handlers.push_back(handler(made.isStar));
    if (!made.handlers.empty())
        made.otherwise = elseBlock();
    else if (!is(Kind::Finally))
        mismatch();
    if (accept(Kind::Finally)) {
        require(Kind::Colon);
        made.finalBody = block();
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
    expect(Kind::Colon);
    made.body = block();
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
    ++m_at;
    MatchCase made;
    made.pattern = patterns();
    if (accept(Kind::If))
        made.guard = namedExpression();
    expect(Kind::Colon);
    made.body = block();
    return made;
}

} // namespace signalbox::syntax
