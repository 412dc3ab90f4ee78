// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/symbolwalk.h"

#include "engine/evaluator/beyond.h"
#include "engine/syntax/walk.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

SymbolWalk::Inside::Inside(SymbolWalk &walk, Symbols::Kind kind, const void *node)
    : m_walk(walk)
    , m_before(walk.m_at)
{
    walk.m_at->m_inner.push_back(std::make_unique<Symbols>(kind, walk.m_at));
    walk.m_at = walk.m_at->m_inner.back().get();
    walk.m_byNode.insert(node, walk.m_at);
}

void SymbolWalk::walk(const syntax::Statements &statements)
{
    for (const auto &statement : statements) {
        m_place = statement->span;
        std::visit([this](const auto &node) { take(node); }, statement->node);
    }
}

void SymbolWalk::visit(const syntax::Expression &expression)
{
    m_place = expression.span;
    if (!std::visit([this](const auto &node) { return meet(node); }, expression.node))
        syntax::forEachChild(expression.node, [this](const syntax::ExpressionPtr &child) { visit(*child); });
}

bool SymbolWalk::meet(const syntax::Name &node)
{
    const QString name = m_at->mangled(node.id);
    if (node.context == syntax::Context::Load)
        m_at->use(name);
    else
        m_at->bind(name);
    if (name == "super"_L1 && m_at->kind() != Symbols::Kind::Module)
        m_at->use(Symbols::classCell());
    return true;
}

/// `globals()`, `locals()` or `vars()`.
static bool isCallForNames(const syntax::Expression &expression)
{
    const auto *call = std::get_if<syntax::Call>(&expression.node);
    const auto *name =
        call && call->arguments.empty() ? std::get_if<syntax::Name>(&call->function->node) : nullptr;
    return name && (name->id == "globals"_L1 || name->id == "locals"_L1 || name->id == "vars"_L1);
}

bool SymbolWalk::meet(const syntax::Subscript &node)
{
    if (m_isOfProgram && node.context != syntax::Context::Load && isCallForNames(*node.value))
        refuse(whyNamesAreNotSet());
    return false;
}

bool SymbolWalk::meet(const syntax::Attribute &node)
{
    if (!m_isOfProgram)
        return false;
    static const QSet<QString> changes{u"update"_s, u"setdefault"_s, u"pop"_s, u"popitem"_s, u"clear"_s};
    if (changes.contains(node.name) && isCallForNames(*node.value))
        refuse(whyNamesAreNotSet());
    const bool isSet = node.context == syntax::Context::Store;
    if (const QString reason = isSet ? whyNotSet(node.name) : QString(); !reason.isEmpty())
        refuse(reason);
    if (isSet)
        m_defined.insert(node.name);
    const auto *owner = std::get_if<syntax::Name>(&node.value->node);
    if (owner && owner->id == "loop"_L1) // what is used of modules is looked for in their code
        if (const QString reason = whyNotUsed(owner->id, node.name); !reason.isEmpty())
            m_ofLoop.push_back({node.name, {reason, m_place}});
    return false;
}

void SymbolWalk::finish()
{
    const std::size_t before = m_refusals.size();
    for (auto &[name, refusal] : m_ofLoop) {
        if (!m_defined.contains(name))
            m_refusals.push_back(std::move(refusal));
    }
    if (m_refusals.size() > before)
        std::ranges::stable_sort(m_refusals, {}, [](const Refusal &each) { return each.place.line; });
}

bool SymbolWalk::meet(const syntax::NamedExpr &node)
{
    const QString name = m_at->mangled(std::get<syntax::Name>(node.target->node).id);
    visit(*node.value);
    Symbols *into = m_at;
    while (into->kind() == Symbols::Kind::Comprehension || into->kind() == Symbols::Kind::Generator) {
        if (into->isBound(name)) {
            m_place = node.target->span;
            refuse(u"assignment expression cannot rebind comprehension iteration variable '%1'"_s.arg(name));
        }
        into = into->outer();
    }
    if (into != m_at && into->kind() == Symbols::Kind::Class)
        refuse(u"assignment expression within a comprehension cannot be used in a class body"_s);
    into->bind(name);
    if (into != m_at)
        m_at->use(name);
    return true;
}

bool SymbolWalk::meet(const syntax::Await &node)
{
    m_at->m_awaits = true;
    visit(*node.value);
    return true;
}

bool SymbolWalk::meet(const syntax::Yield &node)
{
    m_at->m_isGenerator = true;
    visit(node.value);
    return true;
}

bool SymbolWalk::meet(const syntax::YieldFrom &node)
{
    m_at->m_isGenerator = true;
    visit(*node.value);
    return true;
}

bool SymbolWalk::meet(const syntax::Lambda &node)
{
    outsideOf(node.parameters);
    const Inside inside(*this, Symbols::Kind::Function, &node);
    parameters(node.parameters);
    visit(*node.body);
    return true;
}

void SymbolWalk::comprehension(const void *node, Symbols::Kind kind,
                               const std::vector<syntax::Comprehension> &generators,
                               std::initializer_list<const syntax::Expression *> elements)
{
    visit(*generators.front().iterable);
    bool awaits = false;
    {
        const Inside inside(*this, kind, node);
        if (kind == Symbols::Kind::Generator)
            m_at->bind(u".0"_s);
        for (const syntax::Comprehension &each : generators) {
            m_at->m_awaits = m_at->m_awaits || each.isAsync;
            visit(*each.target);
        }
        for (const syntax::Comprehension &each : generators) {
            if (&each != &generators.front())
                visit(*each.iterable);
            visitAll(each.conditions);
        }
        for (const syntax::Expression *element : elements)
            visit(*element);
        awaits = m_at->m_awaits;
    }
    if (awaits && kind == Symbols::Kind::Comprehension)
        m_at->m_awaits = true;
}

bool SymbolWalk::meet(const syntax::ListComp &node)
{
    comprehension(&node, Symbols::Kind::Comprehension, node.generators, {node.element.get()});
    return true;
}

bool SymbolWalk::meet(const syntax::SetComp &node)
{
    comprehension(&node, Symbols::Kind::Comprehension, node.generators, {node.element.get()});
    return true;
}

bool SymbolWalk::meet(const syntax::DictComp &node)
{
    comprehension(&node, Symbols::Kind::Comprehension, node.generators, {node.key.get(), node.value.get()});
    return true;
}

bool SymbolWalk::meet(const syntax::GeneratorExp &node)
{
    comprehension(&node, Symbols::Kind::Generator, node.generators, {node.element.get()});
    return true;
}

void SymbolWalk::parameters(const syntax::Parameters &parameters)
{
    const auto add = [this](const syntax::Parameter &parameter) {
        const QString name = m_at->mangled(parameter.name);
        m_place = parameter.span;
        if (m_at->isBound(name))
            refuse(u"duplicate argument '%1' in function definition"_s.arg(parameter.name));
        m_at->bind(name);
        m_at->m_parameters.insert(name);
    };
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly})
        for (const syntax::Parameter &parameter : *list)
            add(parameter);
    if (parameters.rest)
        add(*parameters.rest);
    if (parameters.keywords)
        add(*parameters.keywords);
}

/// What is evaluated where a function is defined.
void SymbolWalk::outsideOf(const syntax::Parameters &parameters)
{
    visitAll(parameters.defaults);
    visitAll(parameters.keywordDefaults);
}

/// They are evaluated when somebody asks for them, by a function of their own.
void SymbolWalk::annotations(const syntax::FunctionDef &node)
{
    const Inside inside(*this, Symbols::Kind::Function, &node.parameters);
    const syntax::Parameters &parameters = node.parameters;
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly})
        for (const syntax::Parameter &parameter : *list)
            visit(parameter.annotation);
    if (parameters.rest)
        visit(parameters.rest->annotation);
    if (parameters.keywords)
        visit(parameters.keywords->annotation);
    visit(node.returns);
}

void SymbolWalk::take(const syntax::FunctionDef &node)
{
    m_defined.insert(node.name);
    visitAll(node.decorators);
    outsideOf(node.parameters);
    annotations(node);
    bind(node.name);
    const Inside inside(*this, Symbols::Kind::Function, &node);
    parameters(node.parameters);
    walk(node.body);
}

void SymbolWalk::take(const syntax::ClassDef &node)
{
    visitAll(node.decorators);
    visitAll(node.bases);
    for (const syntax::Keyword &keyword : node.keywords)
        visit(*keyword.value);
    bind(node.name);
    const Inside inside(*this, Symbols::Kind::Class, &node);
    m_at->m_class = node.name;
    walk(node.body);
}

void SymbolWalk::take(const syntax::Assign &node)
{
    visit(*node.value);
    visitAll(node.targets);
}

void SymbolWalk::take(const syntax::AugAssign &node)
{
    visit(*node.target);
    if (const auto *name = std::get_if<syntax::Name>(&node.target->node))
        m_at->use(m_at->mangled(name->id));
    visit(*node.value);
}

void SymbolWalk::take(const syntax::AnnAssign &node)
{
    visit(*node.target);
    visit(node.value);
    if (m_at->kind() == Symbols::Kind::Class)
        visit(*node.annotation);
}

void SymbolWalk::take(const syntax::For &node)
{
    visit(*node.iterable);
    visit(*node.target);
    walk(node.body);
    walk(node.otherwise);
}

void SymbolWalk::take(const syntax::While &node)
{
    visit(*node.test);
    walk(node.body);
    walk(node.otherwise);
}

void SymbolWalk::take(const syntax::If &node)
{
    visit(*node.test);
    walk(node.body);
    walk(node.otherwise);
}

void SymbolWalk::take(const syntax::With &node)
{
    for (const syntax::WithItem &item : node.items) {
        visit(*item.context);
        visit(item.variables);
    }
    walk(node.body);
}

void SymbolWalk::take(const syntax::Match &node)
{
    visit(*node.subject);
    for (const syntax::MatchCase &each : node.cases) {
        visit(*each.pattern);
        visit(each.guard);
        walk(each.body);
    }
}

void SymbolWalk::visit(const syntax::Pattern &pattern)
{
    struct Visitor {
        SymbolWalk &walk;
        void operator()(const syntax::MatchValue &node) const { walk.visit(*node.value); }
        void operator()(const syntax::MatchSingleton &) const { }
        void operator()(const syntax::MatchSequence &node) const { walk.visitAll(node.patterns); }
        void operator()(const syntax::MatchMapping &node) const
        {
            walk.visitAll(node.keys);
            walk.visitAll(node.patterns);
            bind(node.rest);
        }
        void operator()(const syntax::MatchClass &node) const
        {
            walk.visit(*node.type);
            walk.visitAll(node.patterns);
            walk.visitAll(node.keywordPatterns);
        }
        void operator()(const syntax::MatchStar &node) const { bind(node.name); }
        void operator()(const syntax::MatchAs &node) const
        {
            if (node.pattern)
                walk.visit(*node.pattern);
            bind(node.name);
        }
        void operator()(const syntax::MatchOr &node) const { walk.visitAll(node.patterns); }
        void bind(const std::optional<QString> &name) const
        {
            if (name)
                walk.bind(*name);
        }
    };
    std::visit(Visitor{*this}, pattern.node);
}

void SymbolWalk::take(const syntax::Raise &node)
{
    visit(node.exception);
    visit(node.cause);
}

void SymbolWalk::take(const syntax::Try &node)
{
    walk(node.body);
    for (const syntax::ExceptHandler &handler : node.handlers) {
        visit(handler.type);
        if (handler.name)
            bind(*handler.name);
        walk(handler.body);
    }
    walk(node.otherwise);
    walk(node.finalBody);
}

void SymbolWalk::take(const syntax::Assert &node)
{
    visit(*node.test);
    visit(node.message);
}

void SymbolWalk::take(const syntax::Import &node)
{
    for (const syntax::ImportedName &name : node.names)
        bind(name.asName ? *name.asName : name.name.section('.'_L1, 0, 0));
}

void SymbolWalk::take(const syntax::ImportFrom &node)
{
    for (const syntax::ImportedName &name : node.names)
        if (name.name != "*"_L1)
            bind(name.asName ? *name.asName : name.name);
}

void SymbolWalk::take(const syntax::Global &node)
{
    for (const QString &written : node.names) {
        const QString name = m_at->mangled(written);
        if (m_at->m_parameters.contains(name))
            refuse(u"name '%1' is parameter and global"_s.arg(name));
        else if (m_at->uses(name))
            refuse(u"name '%1' is used prior to global declaration"_s.arg(name));
        else if (m_at->isBound(name))
            refuse(u"name '%1' is assigned to before global declaration"_s.arg(name));
        m_at->m_globals.insert(name);
    }
}

void SymbolWalk::take(const syntax::Nonlocal &node)
{
    for (const QString &written : node.names) {
        const QString name = m_at->mangled(written);
        if (m_at->kind() == Symbols::Kind::Module) {
            refuse(u"nonlocal declaration not allowed at module level"_s);
            continue;
        }
        if (m_at->m_parameters.contains(name))
            refuse(u"name '%1' is parameter and nonlocal"_s.arg(name));
        else if (m_at->uses(name))
            refuse(u"name '%1' is used prior to nonlocal declaration"_s.arg(name));
        else if (m_at->isBound(name))
            refuse(u"name '%1' is assigned to before nonlocal declaration"_s.arg(name));
        m_at->m_nonlocals.insert(name, m_place);
    }
}

} // namespace signalbox::evaluator
