// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::syntax {

/// Calls \a visit(const ExpressionPtr &) with each expression directly in \a node that is there, in the order
/// of its members.
template <typename Visit> class ChildWalk {
public:
    explicit ChildWalk(Visit &visit)
        : m_visit(visit)
    {
    }

    void operator()(const BoolOp &node) { all(node.values); }
    void operator()(const NamedExpr &node) { each(node.target, node.value); }
    void operator()(const BinOp &node) { each(node.left, node.right); }
    void operator()(const UnaryOp &node) { each(node.operand); }
    void operator()(const Lambda &node)
    {
        all(node.parameters.keywordDefaults);
        all(node.parameters.defaults);
        each(node.body);
    }
    void operator()(const IfExp &node) { each(node.test, node.body, node.otherwise); }
    void operator()(const Dict &node)
    {
        all(node.keys);
        all(node.values);
    }
    void operator()(const Set &node) { all(node.elements); }
    void operator()(const ListComp &node) { comprehension(node); }
    void operator()(const SetComp &node) { comprehension(node); }
    void operator()(const DictComp &node)
    {
        each(node.key, node.value);
        all(node.generators);
    }
    void operator()(const GeneratorExp &node) { comprehension(node); }
    void operator()(const Await &node) { each(node.value); }
    void operator()(const Yield &node) { each(node.value); }
    void operator()(const YieldFrom &node) { each(node.value); }
    void operator()(const Compare &node)
    {
        each(node.left);
        all(node.comparators);
    }
    void operator()(const Call &node)
    {
        each(node.function);
        all(node.arguments);
        for (const Keyword &keyword : node.keywords)
            each(keyword.value);
    }
    void operator()(const FormattedValue &node) { each(node.value, node.format); }
    void operator()(const JoinedStr &node) { all(node.values); }
    void operator()(const Constant &) { }
    void operator()(const Attribute &node) { each(node.value); }
    void operator()(const Subscript &node) { each(node.value, node.slice); }
    void operator()(const Starred &node) { each(node.value); }
    void operator()(const Name &) { }
    void operator()(const List &node) { all(node.elements); }
    void operator()(const Tuple &node) { all(node.elements); }
    void operator()(const Slice &node) { each(node.lower, node.upper, node.step); }

private:
    template <typename... Children> void each(const Children &...children) { (one(children), ...); }
    void one(const ExpressionPtr &child)
    {
        if (child)
            m_visit(child);
    }
    void all(const Expressions &children)
    {
        for (const ExpressionPtr &child : children)
            one(child);
    }
    void all(const std::vector<Comprehension> &generators)
    {
        for (const Comprehension &generator : generators) {
            each(generator.target, generator.iterable);
            all(generator.conditions);
        }
    }
    template <typename Node> void comprehension(const Node &node)
    {
        each(node.element);
        all(node.generators);
    }

    Visit &m_visit;
};

template <typename Visit> void forEachChild(const Expression::Node &node, Visit visit)
{
    std::visit(ChildWalk<Visit>(visit), node);
}

/// Calls \a visit(const QString &) with each name that \a pattern of a `match` binds.
template <typename Visit> void forEachCapture(const Pattern &pattern, Visit visit)
{
    const auto all = [&visit](const Patterns &patterns) {
        for (const auto &each : patterns)
            forEachCapture(*each, visit);
    };
    const auto one = [&visit](const std::optional<QString> &name) {
        if (name)
            visit(*name);
    };
    if (const auto *sequence = std::get_if<MatchSequence>(&pattern.node)) {
        all(sequence->patterns);
    } else if (const auto *mapping = std::get_if<MatchMapping>(&pattern.node)) {
        all(mapping->patterns);
        one(mapping->rest);
    } else if (const auto *type = std::get_if<MatchClass>(&pattern.node)) {
        all(type->patterns);
        all(type->keywordPatterns);
    } else if (const auto *star = std::get_if<MatchStar>(&pattern.node)) {
        one(star->name);
    } else if (const auto *alias = std::get_if<MatchAs>(&pattern.node)) {
        one(alias->name);
        if (alias->pattern)
            forEachCapture(*alias->pattern, visit);
    } else if (const auto *either = std::get_if<MatchOr>(&pattern.node)) {
        all(either->patterns);
    }
}

} // namespace signalbox::syntax
