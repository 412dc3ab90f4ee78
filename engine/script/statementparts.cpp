// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/script/statementparts.h"

namespace signalbox {

namespace {

using namespace syntax;

/// One function a kind of statement that has parts.
class Parts {
public:
    void operator()(const FunctionDef &node)
    {
        all(node.decorators);
        const Parameters &given = node.parameters;
        all(given.defaults);
        all(given.keywordDefaults);
        for (const auto *list : {&given.positionalOnly, &given.positional, &given.keywordOnly}) {
            for (const Parameter &each : *list)
                one(each.annotation);
        }
        for (const auto *each : {&given.rest, &given.keywords}) {
            if (*each)
                one((*each)->annotation);
        }
        one(node.returns);
        m_parts.blocks = {&node.body};
    }
    void operator()(const ClassDef &node)
    {
        all(node.decorators);
        all(node.bases);
        for (const Keyword &each : node.keywords)
            one(each.value);
        m_parts.blocks = {&node.body};
    }
    void operator()(const Return &node) { one(node.value); }
    void operator()(const Delete &node) { all(node.targets); }
    void operator()(const Assign &node)
    {
        all(node.targets);
        one(node.value);
    }
    void operator()(const TypeAlias &node) { each(node.name, node.value); }
    void operator()(const AugAssign &node) { each(node.target, node.value); }
    void operator()(const AnnAssign &node) { each(node.target, node.annotation, node.value); }
    void operator()(const For &node)
    {
        each(node.target, node.iterable);
        m_parts.blocks = {&node.body, &node.otherwise};
    }
    void operator()(const While &node)
    {
        one(node.test);
        m_parts.blocks = {&node.body, &node.otherwise};
    }
    void operator()(const If &node)
    {
        one(node.test);
        m_parts.blocks = {&node.body, &node.otherwise};
    }
    void operator()(const With &node)
    {
        for (const WithItem &item : node.items)
            each(item.context, item.variables);
        m_parts.blocks = {&node.body};
    }
    void operator()(const Match &node)
    {
        one(node.subject);
        for (const MatchCase &branch : node.cases) {
            m_parts.patterns.push_back(branch.pattern.get());
            one(branch.guard);
            m_parts.blocks.push_back(&branch.body);
        }
    }
    void operator()(const Raise &node) { each(node.exception, node.cause); }
    void operator()(const Try &node)
    {
        m_parts.blocks = {&node.body};
        for (const ExceptHandler &handler : node.handlers) {
            one(handler.type);
            m_parts.blocks.push_back(&handler.body);
        }
        m_parts.blocks.push_back(&node.otherwise);
        m_parts.blocks.push_back(&node.finalBody);
    }
    void operator()(const Assert &node) { each(node.test, node.message); }
    void operator()(const Import &) { }
    void operator()(const ImportFrom &) { }
    void operator()(const Global &) { }
    void operator()(const Nonlocal &) { }
    void operator()(const ExpressionStatement &node) { one(node.value); }
    void operator()(const Pass &) { }
    void operator()(const Break &) { }
    void operator()(const Continue &) { }

    StatementParts take() { return std::move(m_parts); }

private:
    template <typename... Children> void each(const Children &...children) { (one(children), ...); }
    void one(const ExpressionPtr &child)
    {
        if (child)
            m_parts.expressions.push_back(child.get());
    }
    void all(const Expressions &children)
    {
        for (const ExpressionPtr &child : children)
            one(child);
    }

    StatementParts m_parts;
};

} // namespace

StatementParts partsOf(const Statement &statement)
{
    Parts parts;
    std::visit(parts, statement.node);
    return parts.take();
}

} // namespace signalbox
