// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/globalnames.h"

#include "engine/script/codetext.h"
#include "engine/script/statementparts.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/walk.h"

#include <QCache>
#include <QHash>

#include <algorithm>
#include <memory>

namespace signalbox {

namespace {

using namespace syntax;

QString boundBy(const ImportedName &imported)
{
    return imported.asName.value_or(imported.name.section(u'.', 0, 0));
}

/// What a block of statements binds in its own scope, and what it declares to be elsewhere.
class Bindings {
public:
    explicit Bindings(const Statements &body) { add(body); }

    void add(const Parameters &parameters)
    {
        for (const auto *list :
             {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly}) {
            for (const Parameter &each : *list)
                bound.insert(each.name);
        }
        for (const auto *each : {&parameters.rest, &parameters.keywords}) {
            if (*each)
                bound.insert((*each)->name);
        }
    }

    QSet<QString> bound;
    QSet<QString> globals; ///< declared to be
    QSet<QString> nonlocals;

private:
    void add(const Statements &body)
    {
        for (const auto &each : body)
            add(*each);
    }
    void add(const Statement &statement);
    void add(const Expression &expression, bool isInComprehension);
};

void Bindings::add(const Statement &statement)
{
    const StatementParts parts = partsOf(statement);
    for (const Expression *each : parts.expressions)
        add(*each, false);
    for (const Pattern *each : parts.patterns)
        forEachCapture(*each, [this](const QString &name) { bound.insert(name); });
    if (const auto *function = statementAs<FunctionDef>(statement)) {
        bound.insert(function->name);
        return;
    }
    if (const auto *type = statementAs<ClassDef>(statement)) {
        bound.insert(type->name);
        return;
    }
    if (const auto *import = statementAs<Import>(statement)) {
        for (const ImportedName &each : import->names)
            bound.insert(boundBy(each));
    } else if (const auto *from = statementAs<ImportFrom>(statement)) {
        for (const ImportedName &each : from->names)
            bound.insert(boundBy(each));
    } else if (const auto *global = statementAs<Global>(statement)) {
        globals.unite(QSet<QString>(global->names.begin(), global->names.end()));
    } else if (const auto *nonlocal = statementAs<Nonlocal>(statement)) {
        nonlocals.unite(QSet<QString>(nonlocal->names.begin(), nonlocal->names.end()));
    } else if (const auto *attempt = statementAs<Try>(statement)) {
        for (const ExceptHandler &handler : attempt->handlers) {
            if (handler.name)
                bound.insert(*handler.name);
        }
    }
    for (const Statements *block : parts.blocks)
        add(*block);
}

/// A comprehension has its own targets, but a walrus in it binds outside.
void Bindings::add(const Expression &expression, bool isInComprehension)
{
    if (const auto *name = std::get_if<Name>(&expression.node)) {
        if (name->context != Context::Load && !isInComprehension)
            bound.insert(name->id);
        return;
    }
    if (std::holds_alternative<Lambda>(expression.node))
        return;
    if (const auto *walrus = std::get_if<NamedExpr>(&expression.node)) {
        if (const auto *target = std::get_if<Name>(&walrus->target->node))
            bound.insert(target->id);
    }
    const bool isComprehension = std::holds_alternative<ListComp>(expression.node)
        || std::holds_alternative<SetComp>(expression.node)
        || std::holds_alternative<DictComp>(expression.node)
        || std::holds_alternative<GeneratorExp>(expression.node);
    forEachChild(expression.node,
                 [&](const ExpressionPtr &child) { add(*child, isInComprehension || isComprehension); });
}

/// Walks through a module with the scopes around each place.
class Walk {
public:
    explicit Walk(const QString &code)
        : m_tokens(CodeTokens::of(code))
    {
        for (std::size_t at = 0; at < m_tokens.tokens.size(); ++at) {
            const Span &span = m_tokens.tokens[at].span;
            m_tokenAt.insert({span.line, span.column}, at);
        }
    }

    NameUses found;

    void walk(const Statements &body)
    {
        for (const auto &each : body)
            walk(*each);
    }

private:
    struct Scope {
        int id = 0;
        QSet<QString> bound;
        QSet<QString> globals;
        QSet<QString> nonlocals;
        QString type; ///< of a class: its name
    };

    bool isInFunction() const
    {
        return std::ranges::any_of(m_scopes, [](const Scope &scope) { return scope.type.isEmpty(); });
    }
    /// Where a name that is said here lives.
    int scopeOf(const QString &name) const
    {
        for (std::size_t at = m_scopes.size(); at-- > 0;) {
            const Scope &scope = m_scopes[at];
            if (!scope.type.isEmpty() && at + 1 != m_scopes.size())
                continue;
            if (scope.globals.contains(name))
                return 0;
            if (scope.bound.contains(name) && !scope.nonlocals.contains(name))
                return scope.id;
        }
        return 0;
    }
    void enter(const Bindings &own, const QString &type = {})
    {
        m_scopes.push_back({++m_lastScope, own.bound, own.globals, own.nonlocals, type});
    }

    void walk(const Statement &statement);
    void walk(const Expression &expression);
    void walk(const Pattern &pattern);
    void comprehension(const Expression &expression);
    void function(const Parameters &parameters, const Statements *body, const Expression *lambda);
    void addParameters(const Parameters &parameters);
    void addOwner(const FunctionDef &function);
    void addKeywords(const Call &call);
    void addDeclared(const std::vector<QString> &names, const Span &statement, bool isGlobal);
    void add(const QString &name, const Span &at, bool binds)
    {
        const int scope = scopeOf(name);
        found.names.push_back(
            {name, at.line, at.column, binds, scope, binds && scope == 0 && isInFunction()});
    }
    void addImported(const std::vector<ImportedName> &names)
    {
        for (const ImportedName &each : names)
            add(boundBy(each), Span(), true);
    }
    void addWord(const QString &name, const Span &within, std::optional<Kind> behind, bool binds);

    CodeTokens m_tokens;
    QHash<std::pair<int, int>, std::size_t> m_tokenAt;
    std::vector<Scope> m_scopes;
    int m_lastScope = 0;
};

/// A name that no expression is: behind `def`, `class`, `as`, or in a `global` statement.
void Walk::addWord(const QString &name, const Span &within, std::optional<Kind> behind, bool binds)
{
    const QByteArray word = name.toUtf8();
    for (std::size_t at = m_tokenAt.value({within.line, within.column}); at < m_tokens.tokens.size(); ++at) {
        const Token &token = m_tokens.tokens[at];
        if (token.kind != Kind::Name || (behind && (at == 0 || m_tokens.tokens[at - 1].kind != *behind)))
            continue;
        if (m_tokens.textOf(token) != word)
            continue;
        add(name, token.span, binds);
        return;
    }
}

void Walk::walk(const Statement &statement)
{
    const StatementParts parts = partsOf(statement);
    for (const Expression *each : parts.expressions)
        walk(*each);
    for (const Pattern *each : parts.patterns)
        walk(*each);
    if (const auto *definition = statementAs<FunctionDef>(statement)) {
        addWord(definition->name, statement.span, Kind::Def, true);
        addOwner(*definition);
        function(definition->parameters, &definition->body, nullptr);
        return;
    }
    if (const auto *type = statementAs<ClassDef>(statement)) {
        addWord(type->name, statement.span, Kind::Class, true);
        enter(Bindings(type->body), type->name);
        walk(type->body);
        m_scopes.pop_back();
        return;
    }
    if (const auto *import = statementAs<Import>(statement)) {
        addImported(import->names);
    } else if (const auto *from = statementAs<ImportFrom>(statement)) {
        addImported(from->names);
    } else if (const auto *global = statementAs<Global>(statement)) {
        addDeclared(global->names, statement.span, true);
    } else if (const auto *nonlocal = statementAs<Nonlocal>(statement)) {
        addDeclared(nonlocal->names, statement.span, false);
    } else if (const auto *attempt = statementAs<Try>(statement)) {
        for (const ExceptHandler &handler : attempt->handlers) {
            if (handler.name)
                addWord(*handler.name, handler.span, Kind::As, true);
        }
    }
    for (const Statements *block : parts.blocks)
        walk(*block);
}

/// The names of `global` and `nonlocal` are the words at every second token from the keyword on.
void Walk::addDeclared(const std::vector<QString> &names, const Span &statement, bool isGlobal)
{
    for (std::size_t at = 0; at < names.size(); ++at) {
        const std::size_t place = m_tokenAt.value({statement.line, statement.column}) + 1 + 2 * at;
        if (place >= m_tokens.tokens.size())
            return;
        const Span &span = m_tokens.tokens[place].span;
        found.names.push_back({names[at], span.line, span.column, false, isGlobal ? 0 : scopeOf(names[at])});
    }
}

/// By what name the function is called whose scope comes next.
void Walk::addOwner(const FunctionDef &function)
{
    const bool isMethod = !m_scopes.empty() && !m_scopes.back().type.isEmpty();
    if (!isMethod) {
        found.owners.push_back({m_lastScope + 1, function.name, scopeOf(function.name)});
        return;
    }
    if (function.name != u"__init__")
        return;
    const Scope type = m_scopes.back();
    m_scopes.pop_back(); // where the class has its name
    found.owners.push_back({m_lastScope + 1, type.type, scopeOf(type.type)});
    m_scopes.push_back(type);
}

void Walk::addParameters(const Parameters &parameters)
{
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly}) {
        for (const Parameter &each : *list)
            add(each.name, each.span, true);
    }
    for (const auto *each : {&parameters.rest, &parameters.keywords}) {
        if (*each)
            add((*each)->name, (*each)->span, true);
    }
}

void Walk::addKeywords(const Call &call)
{
    const auto *name = std::get_if<Name>(&call.function->node);
    if (!name)
        return;
    for (const Keyword &each : call.keywords) {
        if (each.name)
            found.keywords.push_back(
                {name->id, scopeOf(name->id), *each.name, each.span.line, each.span.column});
    }
}

void Walk::function(const Parameters &parameters, const Statements *body, const Expression *lambda)
{
    static const Statements nothing;
    Bindings own(body ? *body : nothing);
    own.add(parameters);
    enter(own);
    addParameters(parameters);
    if (body)
        walk(*body);
    if (lambda)
        walk(*lambda);
    m_scopes.pop_back();
}

/// What its first `for` goes through is asked outside.
void Walk::comprehension(const Expression &expression)
{
    Scope scope;
    const Expression *outside = nullptr;
    const auto addTargets = [&scope](const Expression &target, const auto &self) -> void {
        if (const auto *name = std::get_if<Name>(&target.node); name && name->context == Context::Store)
            scope.bound.insert(name->id);
        forEachChild(target.node, [&](const ExpressionPtr &child) { self(*child, self); });
    };
    const auto addAll = [&](const std::vector<Comprehension> &generators) {
        for (const Comprehension &each : generators)
            addTargets(*each.target, addTargets);
        outside = generators.front().iterable.get();
    };
    if (const auto *list = std::get_if<ListComp>(&expression.node))
        addAll(list->generators);
    else if (const auto *set = std::get_if<SetComp>(&expression.node))
        addAll(set->generators);
    else if (const auto *dict = std::get_if<DictComp>(&expression.node))
        addAll(dict->generators);
    else if (const auto *generator = std::get_if<GeneratorExp>(&expression.node))
        addAll(generator->generators);
    walk(*outside);
    scope.id = ++m_lastScope;
    m_scopes.push_back(scope);
    forEachChild(expression.node, [this, outside](const ExpressionPtr &child) {
        if (child.get() != outside)
            walk(*child);
    });
    m_scopes.pop_back();
}

void Walk::walk(const Expression &expression)
{
    if (const auto *name = std::get_if<Name>(&expression.node)) {
        add(name->id, expression.span, name->context != Context::Load);
        return;
    }
    if (const auto *lambda = std::get_if<Lambda>(&expression.node)) {
        for (const auto *list : {&lambda->parameters.defaults, &lambda->parameters.keywordDefaults}) {
            for (const ExpressionPtr &each : *list) {
                if (each)
                    walk(*each);
            }
        }
        function(lambda->parameters, nullptr, lambda->body.get());
        return;
    }
    if (const auto *call = std::get_if<Call>(&expression.node))
        addKeywords(*call);
    const bool isComprehension = std::holds_alternative<ListComp>(expression.node)
        || std::holds_alternative<SetComp>(expression.node)
        || std::holds_alternative<DictComp>(expression.node)
        || std::holds_alternative<GeneratorExp>(expression.node);
    if (isComprehension)
        comprehension(expression);
    else
        forEachChild(expression.node, [this](const ExpressionPtr &child) { walk(*child); });
}

/// Values and classes that a pattern names, and what it binds.
void Walk::walk(const Pattern &pattern)
{
    const auto all = [this](const Patterns &patterns) {
        for (const auto &each : patterns)
            walk(*each);
    };
    if (const auto *value = std::get_if<MatchValue>(&pattern.node)) {
        walk(*value->value);
    } else if (const auto *sequence = std::get_if<MatchSequence>(&pattern.node)) {
        all(sequence->patterns);
    } else if (const auto *mapping = std::get_if<MatchMapping>(&pattern.node)) {
        for (const ExpressionPtr &key : mapping->keys)
            walk(*key);
        all(mapping->patterns);
        if (mapping->rest)
            addWord(*mapping->rest, pattern.span, Kind::DoubleStar, true);
    } else if (const auto *type = std::get_if<MatchClass>(&pattern.node)) {
        walk(*type->type);
        all(type->patterns);
        all(type->keywordPatterns);
    } else if (const auto *star = std::get_if<MatchStar>(&pattern.node)) {
        if (star->name)
            addWord(*star->name, pattern.span, Kind::Star, true);
    } else if (const auto *alias = std::get_if<MatchAs>(&pattern.node)) {
        if (alias->pattern) {
            walk(*alias->pattern);
            addWord(alias->name.value_or(QString()), alias->pattern->span, Kind::As, true);
        } else if (alias->name) {
            add(*alias->name, pattern.span, true);
        }
    } else if (const auto *either = std::get_if<MatchOr>(&pattern.node)) {
        all(either->patterns);
    }
}

} // namespace

NameUses nameUses(const QString &code)
{
    const ParsedModule parsed = parseText(code, PythonVersion::Python313);
    if (!parsed.module)
        return {};
    Walk walk(code);
    walk.walk(parsed.module->body);
    return std::move(walk.found);
}

std::vector<GlobalName> globalNames(const QString &code)
{
    // An edit changes one piece, and everybody asks for the names of all of them.
    constexpr int mostLetters = 8'000'000;
    using Names = std::vector<GlobalName>;
    thread_local QCache<QString, Names> cache(mostLetters);
    if (const Names *kept = cache.object(code))
        return *kept;
    auto names = std::make_unique<Names>();
    for (const NameUse &use : nameUses(code).names) {
        if (use.scope == 0)
            names->push_back({use.name, use.line, use.column, use.binds, use.isDeclared});
    }
    Names found = *names;
    cache.insert(code, names.release(), int(code.size()) + 1);
    return found;
}

QSet<QString> boundNames(const QString &code)
{
    QSet<QString> names;
    for (const GlobalName &each : globalNames(code)) {
        if (each.binds)
            names.insert(each.name);
    }
    return names;
}

QSet<QString> definedNames(const QString &code)
{
    QSet<QString> names;
    for (const GlobalName &each : globalNames(code)) {
        if (each.binds && !each.isDeclared)
            names.insert(each.name);
    }
    return names;
}

QString withReplaced(const QString &code, const std::vector<NameUse> &given, const QString &to)
{
    std::vector<NameUse> uses = given;
    std::erase_if(uses, [](const NameUse &each) { return each.line == 0; });
    const auto place = [](const NameUse &use) { return std::pair(use.line, use.column); };
    std::sort(uses.begin(), uses.end(),
              [place](const NameUse &one, const NameUse &other) { return place(one) > place(other); });
    const auto isSame = [place](const NameUse &one, const NameUse &other) {
        return place(one) == place(other);
    };
    uses.erase(std::unique(uses.begin(), uses.end(), isSame), uses.end());
    const CodeLines lines(code);
    QString renamed = code;
    for (const NameUse &use : uses) {
        const qsizetype begin = lines.place(use.line, use.column);
        qsizetype end = begin;
        // As it is written there: Python compares names in their normal form.
        while (end < code.size()
               && (code[end].isLetterOrNumber() || code[end] == u'_' || code[end].isSurrogate()
                   || code[end].isMark()))
            ++end;
        renamed.replace(begin, end - begin, to);
    }
    return renamed;
}

QString withRenamed(const QString &code, const QString &from, const QString &to)
{
    std::vector<NameUse> uses = nameUses(code).names;
    std::erase_if(uses, [&from](const NameUse &each) { return each.scope != 0 || each.name != from; });
    return withReplaced(code, uses, to);
}

} // namespace signalbox
