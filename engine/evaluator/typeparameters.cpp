// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/typeparameters.h"

namespace signalbox::evaluator {

using namespace Qt::StringLiterals;

namespace {

// Names that no program can have.
constexpr auto kMakeVariable = ".parameter"_L1;
constexpr auto kMakeAlias = ".alias"_L1;
constexpr auto kNote = ".noted"_L1;
constexpr auto kGeneric = ".Generic"_L1;

/// Makes nodes that stand where a statement does.
class NodeMaker {
public:
    explicit NodeMaker(const syntax::Span &span)
        : m_span(span)
    {
    }

    template <typename Node> syntax::ExpressionPtr expression(Node node) const
    {
        auto made = std::make_unique<syntax::Expression>();
        made->node = std::move(node);
        made->span = m_span;
        return made;
    }
    template <typename Node> std::unique_ptr<syntax::Statement> statement(Node node) const
    {
        auto made = std::make_unique<syntax::Statement>();
        made->node = std::move(node);
        made->span = m_span;
        return made;
    }
    syntax::ExpressionPtr name(const QString &id, syntax::Context context = syntax::Context::Load) const
    {
        return expression(syntax::Name{.id = id, .context = context});
    }
    syntax::ExpressionPtr text(const QString &words) const
    {
        return expression(syntax::Constant{.value = words.toStdU32String()});
    }
    /// A tuple of the parameters; \a isStarred: as they stand in brackets, `*Ts`.
    syntax::ExpressionPtr tuple(const std::vector<syntax::TypeParameter> &parameters, bool isStarred) const
    {
        syntax::Expressions names;
        for (const syntax::TypeParameter &each : parameters)
            names.push_back(isStarred && each.kind == syntax::TypeParameter::Kind::TypeVarTuple
                                ? expression(syntax::Starred{.value = name(each.name)})
                                : name(each.name));
        return expression(syntax::Tuple{.elements = std::move(names)});
    }
    syntax::ExpressionPtr call(const QString &function, syntax::Expressions arguments) const
    {
        return expression(
            syntax::Call{.function = name(function), .arguments = std::move(arguments), .keywords = {}});
    }
    std::unique_ptr<syntax::Statement> assign(const QString &to, syntax::ExpressionPtr value) const
    {
        syntax::Expressions targets;
        targets.push_back(name(to, syntax::Context::Store));
        return statement(syntax::Assign{.targets = std::move(targets), .value = std::move(value)});
    }

private:
    const syntax::Span m_span;
};

QString nameOfKind(syntax::TypeParameter::Kind kind)
{
    switch (kind) {
    case syntax::TypeParameter::Kind::TypeVar:
        return u"TypeVar"_s;
    case syntax::TypeParameter::Kind::ParamSpec:
        return u"ParamSpec"_s;
    case syntax::TypeParameter::Kind::TypeVarTuple:
        return u"TypeVarTuple"_s;
    }
    Q_UNREACHABLE();
}

void spellOut(syntax::Statements &statements);

/// Goes into what holds statements, and puts what a statement needs before it.
class Speller {
public:
    Speller(const syntax::Span &span, syntax::Statements &before)
        : m_make(span)
        , m_before(before)
    {
    }

    void operator()(syntax::FunctionDef &node)
    {
        spellOut(node.body);
        if (node.typeParameters.empty())
            return;
        define(node.typeParameters);
        syntax::Expressions parameters;
        parameters.push_back(m_make.tuple(node.typeParameters, false));
        node.decorators.push_back(m_make.call(kNote, std::move(parameters)));
    }
    void operator()(syntax::ClassDef &node)
    {
        spellOut(node.body);
        if (node.typeParameters.empty())
            return;
        define(node.typeParameters);
        node.bases.push_back(m_make.expression(syntax::Subscript{
            .value = m_make.name(kGeneric), .slice = m_make.tuple(node.typeParameters, true)}));
        node.body.push_back(m_make.assign(u"__type_params__"_s, m_make.tuple(node.typeParameters, false)));
    }
    /// Becomes an assignment.
    void operator()(syntax::TypeAlias &) { }
    void operator()(syntax::For &node) { both(node); }
    void operator()(syntax::While &node) { both(node); }
    void operator()(syntax::If &node) { both(node); }
    void operator()(syntax::With &node) { spellOut(node.body); }
    void operator()(syntax::Match &node)
    {
        for (syntax::MatchCase &each : node.cases)
            spellOut(each.body);
    }
    void operator()(syntax::Try &node)
    {
        both(node);
        for (syntax::ExceptHandler &each : node.handlers)
            spellOut(each.body);
        spellOut(node.finalBody);
    }
    template <typename Other> void operator()(Other &) { }

    std::unique_ptr<syntax::Statement> alias(syntax::TypeAlias &node)
    {
        define(node.typeParameters);
        const QString id = std::get<syntax::Name>(node.name->node).id;
        syntax::Expressions arguments;
        arguments.push_back(m_make.text(id));
        arguments.push_back(
            m_make.expression(syntax::Lambda{.parameters = {}, .body = std::move(node.value)}));
        arguments.push_back(m_make.tuple(node.typeParameters, false));
        return m_make.assign(id, m_make.call(kMakeAlias, std::move(arguments)));
    }

private:
    template <typename Node> void both(Node &node)
    {
        spellOut(node.body);
        spellOut(node.otherwise);
    }
    void define(const std::vector<syntax::TypeParameter> &parameters)
    {
        syntax::ImportFrom given{.module = u"_typeparameters"_s, .names = {}, .level = 0};
        const std::pair<const char *, QString> names[] = {
            {"parameter", kMakeVariable}, {"alias", kMakeAlias}, {"noted", kNote}, {"Generic", kGeneric}};
        for (const auto &[name, as] : names)
            given.names.push_back({.name = QString::fromLatin1(name), .asName = as, .span = {}});
        m_before.push_back(m_make.statement(std::move(given)));
        for (const syntax::TypeParameter &each : parameters) {
            syntax::Expressions arguments;
            arguments.push_back(m_make.text(nameOfKind(each.kind)));
            arguments.push_back(m_make.text(each.name));
            m_before.push_back(m_make.assign(each.name, m_make.call(kMakeVariable, std::move(arguments))));
        }
    }

    const NodeMaker m_make;
    syntax::Statements &m_before;
};

void spellOut(syntax::Statements &statements)
{
    syntax::Statements out;
    out.reserve(statements.size());
    for (auto &statement : statements) {
        Speller speller(statement->span, out);
        std::visit(speller, statement->node);
        if (auto *alias = std::get_if<syntax::TypeAlias>(&statement->node))
            statement = speller.alias(*alias);
        out.push_back(std::move(statement));
    }
    statements = std::move(out);
}

} // namespace

void spellOutTypeParameters(syntax::Module &module)
{
    spellOut(module.body);
}

} // namespace signalbox::evaluator
