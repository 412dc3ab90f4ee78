// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/symbols.h"

namespace signalbox::evaluator {

/// Collects names: who binds which, and who uses which.
class SymbolWalk {
public:
    /// \a byNode: gets the symbols of each function, class and comprehension.
    SymbolWalk(QHash<const void *, Symbols *> &byNode, std::vector<Refusal> &refusals, Symbols &into,
               bool isOfProgram)
        : m_byNode(byNode)
        , m_refusals(refusals)
        , m_isOfProgram(isOfProgram)
        , m_at(&into)
    {
    }

    void walk(const syntax::Statements &statements);
    void visit(const syntax::Expression &expression);
    /// All has been walked: what a loop of asyncio's has and not here is refused, unless `loop` may be an
    /// object of the program, which defines something of that name itself.
    void finish();

private:
    void visit(const syntax::ExpressionPtr &expression)
    {
        if (expression)
            visit(*expression);
    }
    void visitAll(const syntax::Expressions &expressions)
    {
        for (const auto &each : expressions)
            visit(each);
    }
    void visit(const syntax::Pattern &pattern);
    void visitAll(const syntax::Patterns &patterns)
    {
        for (const auto &each : patterns)
            visit(*each);
    }

    // Statements.
    void take(const syntax::FunctionDef &node);
    void take(const syntax::ClassDef &node);
    void take(const syntax::Return &node) { visit(node.value); }
    void take(const syntax::Delete &node) { visitAll(node.targets); }
    void take(const syntax::Assign &node);
    void take(const syntax::TypeAlias &) { }
    void take(const syntax::AugAssign &node);
    void take(const syntax::AnnAssign &node);
    void take(const syntax::For &node);
    void take(const syntax::While &node);
    void take(const syntax::If &node);
    void take(const syntax::With &node);
    void take(const syntax::Match &node);
    void take(const syntax::Raise &node);
    void take(const syntax::Try &node);
    void take(const syntax::Assert &node);
    void take(const syntax::Import &node);
    void take(const syntax::ImportFrom &node);
    void take(const syntax::Global &node);
    void take(const syntax::Nonlocal &node);
    void take(const syntax::ExpressionStatement &node) { visit(node.value); }
    void take(const syntax::Pass &) { }
    void take(const syntax::Break &) { }
    void take(const syntax::Continue &) { }

    // Expressions that are more than their parts; false for the others.
    bool meet(const syntax::Lambda &node);
    bool meet(const syntax::ListComp &node);
    bool meet(const syntax::SetComp &node);
    bool meet(const syntax::DictComp &node);
    bool meet(const syntax::GeneratorExp &node);
    bool meet(const syntax::NamedExpr &node);
    bool meet(const syntax::Name &node);
    bool meet(const syntax::Attribute &node);
    bool meet(const syntax::Subscript &node);
    bool meet(const syntax::Await &node);
    bool meet(const syntax::Yield &node);
    bool meet(const syntax::YieldFrom &node);
    template <typename Other> bool meet(const Other &) { return false; }

    void bind(const QString &name) { m_at->bind(m_at->mangled(name)); }
    void parameters(const syntax::Parameters &parameters);
    void outsideOf(const syntax::Parameters &parameters);
    void annotations(const syntax::FunctionDef &node);
    void comprehension(const void *node, Symbols::Kind kind,
                       const std::vector<syntax::Comprehension> &generators,
                       std::initializer_list<const syntax::Expression *> elements);
    void refuse(const QString &reason) { m_refusals.push_back({reason, m_place}); }

    /// What is walked while it lives belongs to new symbols inside.
    class Inside {
    public:
        Inside(SymbolWalk &walk, Symbols::Kind kind, const void *node);
        ~Inside() { m_walk.m_at = m_before; }
        Inside(const Inside &) = delete;
        Inside &operator=(const Inside &) = delete;

    private:
        SymbolWalk &m_walk;
        Symbols *const m_before;
    };

    QHash<const void *, Symbols *> &m_byNode;
    std::vector<Refusal> &m_refusals;
    const bool m_isOfProgram; ///< and not of our own library
    Symbols *m_at;
    syntax::Span m_place;
    QSet<QString> m_defined; ///< names of functions, and of attributes that are set
    std::vector<std::pair<QString, Refusal>> m_ofLoop; ///< by what is used of `loop`
};

} // namespace signalbox::evaluator
