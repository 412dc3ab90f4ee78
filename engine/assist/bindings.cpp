// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/bindings.h"

#include "engine/script/statementparts.h"
#include "engine/syntax/walk.h"

#include <functional>

namespace signalbox::assist {

using namespace Qt::StringLiterals;
using namespace syntax;

namespace {

using Found = std::function<void(const Binding &)>;

Binding variable(const QString &name, const Expression *value, bool isElement = false)
{
    Binding binding;
    binding.name = name;
    binding.value = value;
    binding.isElement = isElement;
    return binding;
}

/// The names in a target. Only a target that is one name has the value itself.
void addTarget(const Expression &target, const Expression *value, bool isElement, const Found &found)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        found(variable(name->id, value, isElement));
    } else if (const auto *star = std::get_if<Starred>(&target.node)) {
        addTarget(*star->value, nullptr, false, found);
    } else if (const auto *list = std::get_if<List>(&target.node)) {
        for (const ExpressionPtr &each : list->elements)
            addTarget(*each, nullptr, false, found);
    } else if (const auto *tuple = std::get_if<Tuple>(&target.node)) {
        const auto *values = value ? std::get_if<Tuple>(&value->node) : nullptr;
        const bool isEach = values && values->elements.size() == tuple->elements.size() && !isElement;
        for (std::size_t at = 0; at < tuple->elements.size(); ++at)
            addTarget(*tuple->elements[at], isEach ? values->elements[at].get() : nullptr, false, found);
    }
}

void addWalruses(const Expression &expression, const Found &found)
{
    if (std::holds_alternative<Lambda>(expression.node))
        return;
    if (const auto *walrus = std::get_if<NamedExpr>(&expression.node))
        addTarget(*walrus->target, walrus->value.get(), false, found);
    forEachChild(expression.node, [&found](const ExpressionPtr &child) { addWalruses(*child, found); });
}

void addImported(const std::vector<ImportedName> &names, const QString &from, const Found &found)
{
    for (const ImportedName &each : names) {
        Binding binding;
        binding.kind = Binding::Kind::Import;
        binding.name = each.asName.value_or(from.isEmpty() ? each.name.section(u'.', 0, 0) : each.name);
        binding.path = !from.isEmpty() ? from + u'.' + each.name : each.asName ? each.name : binding.name;
        found(binding);
    }
}

void addAll(const Statements &body, const Found &found);

/// What the statement itself binds, but for what stands in its expressions and blocks.
class Bound {
public:
    explicit Bound(const Found &found)
        : m_found(found)
    {
    }

    void operator()(const FunctionDef &node)
    {
        Binding binding;
        binding.name = node.name;
        binding.kind = Binding::Kind::Function;
        binding.function = &node;
        m_found(binding);
    }
    void operator()(const ClassDef &node)
    {
        Binding binding;
        binding.name = node.name;
        binding.kind = Binding::Kind::Class;
        binding.type = &node;
        m_found(binding);
    }
    void operator()(const Assign &node)
    {
        for (const ExpressionPtr &each : node.targets)
            addTarget(*each, node.value.get(), false, m_found);
    }
    void operator()(const AugAssign &node) { addTarget(*node.target, nullptr, false, m_found); }
    void operator()(const AnnAssign &node)
    {
        addTarget(*node.target, node.value.get(), false, [this, &node](Binding binding) {
            binding.annotation = node.annotation.get();
            m_found(binding);
        });
    }
    void operator()(const For &node) { addTarget(*node.target, node.iterable.get(), true, m_found); }
    void operator()(const With &node)
    {
        for (const WithItem &item : node.items) {
            if (item.variables)
                addTarget(*item.variables, item.context.get(), false, m_found);
        }
    }
    void operator()(const Match &node)
    {
        for (const MatchCase &each : node.cases)
            forEachCapture(*each.pattern, [this](const QString &name) { m_found(variable(name, nullptr)); });
    }
    void operator()(const Try &node)
    {
        for (const ExceptHandler &handler : node.handlers) {
            if (!handler.name)
                continue;
            Binding binding = variable(*handler.name, nullptr);
            binding.annotation = handler.type.get(); // an object of that type, as an annotation says
            m_found(binding);
        }
    }
    void operator()(const Import &node) { addImported(node.names, {}, m_found); }
    void operator()(const ImportFrom &node)
    {
        addImported(node.names, node.module.value_or(u"."_s), m_found);
    }
    void operator()(const TypeAlias &node) { addTarget(*node.name, nullptr, false, m_found); }
    template <typename Other> void operator()(const Other &) { }

private:
    const Found &m_found;
};

void addAll(const Statements &body, const Found &found)
{
    for (const auto &statement : body) {
        std::visit(Bound(found), statement->node);
        const StatementParts parts = partsOf(*statement);
        for (const Expression *each : parts.expressions)
            addWalruses(*each, found);
        if (statementAs<FunctionDef>(*statement) || statementAs<ClassDef>(*statement))
            continue;
        for (const Statements *block : parts.blocks)
            addAll(*block, found);
    }
}

/// `self.name = value` in the blocks of a method.
void addAssignedTo(const QString &self, const Statements &body, std::vector<Binding> &attributes)
{
    const auto add = [&](const Expression *target, const Expression *value, const Expression *annotation) {
        const auto *attribute = target ? std::get_if<Attribute>(&target->node) : nullptr;
        const auto *object = attribute ? std::get_if<Name>(&attribute->value->node) : nullptr;
        if (!object || object->id != self)
            return;
        Binding binding = variable(attribute->name, value);
        binding.annotation = annotation;
        attributes.push_back(binding);
    };
    for (const auto &statement : body) {
        if (const auto *assign = statementAs<Assign>(*statement)) {
            for (const ExpressionPtr &each : assign->targets)
                add(each.get(), assign->value.get(), nullptr);
        } else if (const auto *annotated = statementAs<AnnAssign>(*statement)) {
            add(annotated->target.get(), annotated->value.get(), annotated->annotation.get());
        }
        if (statementAs<FunctionDef>(*statement) || statementAs<ClassDef>(*statement))
            continue;
        for (const Statements *block : partsOf(*statement).blocks)
            addAssignedTo(self, *block, attributes);
    }
}

} // namespace

std::vector<Binding> bindingsOf(const Statements &body)
{
    std::vector<Binding> bindings;
    addAll(body, [&bindings](const Binding &binding) { bindings.push_back(binding); });
    return bindings;
}

std::vector<Binding> parametersOf(const FunctionDef &function)
{
    const Parameters &parameters = function.parameters;
    std::vector<Binding> bindings;
    const auto add = [&bindings, &function](const Parameter &parameter) {
        Binding binding;
        binding.name = parameter.name;
        binding.kind = Binding::Kind::Parameter;
        binding.annotation = parameter.annotation.get();
        binding.function = &function;
        bindings.push_back(binding);
    };
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly}) {
        for (const Parameter &each : *list)
            add(each);
    }
    for (const auto *each : {&parameters.rest, &parameters.keywords}) {
        if (*each)
            add(**each);
    }
    // Defaults belong to the last of those that may be given by position.
    const std::size_t positional = parameters.positionalOnly.size() + parameters.positional.size();
    for (std::size_t at = 0; at < parameters.defaults.size(); ++at)
        bindings[positional - parameters.defaults.size() + at].value = parameters.defaults[at].get();
    for (std::size_t at = 0; at < parameters.keywordDefaults.size(); ++at)
        bindings[positional + at].value = parameters.keywordDefaults[at].get();
    return bindings;
}

std::vector<Binding> attributesOf(const ClassDef &type)
{
    std::vector<Binding> attributes = bindingsOf(type.body);
    for (const auto &statement : type.body) {
        const auto *method = statementAs<FunctionDef>(*statement);
        if (!method)
            continue;
        const auto &first = !method->parameters.positionalOnly.empty() ? method->parameters.positionalOnly
                                                                       : method->parameters.positional;
        if (!first.empty())
            addAssignedTo(first.front().name, method->body, attributes);
    }
    return attributes;
}

} // namespace signalbox::assist
