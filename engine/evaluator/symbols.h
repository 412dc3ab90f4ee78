// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/refusal.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <memory>
#include <vector>

namespace signalbox::evaluator {

/// The names of one function, class, module or comprehension, and where each of them lives: what CPython
/// calls a symbol table. A list, set or dict comprehension runs in the function it stands in, with hidden
/// variables.
class Symbols {
public:
    enum class Kind : quint8 { Module, Function, Class, Generator, Comprehension };
    struct Place {
        enum class Kind : quint8 { Global, Name, Local, Cell, NameOrCell };
        Kind kind = Kind::Global;
        int index = 0;
    };

    Symbols(Kind kind, Symbols *outer)
        : m_kind(kind)
        , m_outer(outer)
        , m_class(outer ? outer->m_class : QString())
    {
    }
    Symbols(const Symbols &) = delete;
    Symbols &operator=(const Symbols &) = delete;

    Kind kind() const { return m_kind; }
    Symbols *outer() const { return m_outer; }
    /// The symbols of what has code of its own: itself, but for comprehensions.
    Symbols &owner() { return m_kind == Kind::Comprehension ? m_outer->owner() : *this; }
    Place placeOf(const QString &name);
    /// By place, as Code::variables; only of an owner.
    const QStringList &variables() const { return m_variables; }
    int captured() const { return int(m_free.size()); }
    /// Places of the cells that a function takes along, in the owner around it.
    std::vector<int> captures();
    /// Places of variables bound here that inner functions use.
    std::vector<int> cells();
    bool isGenerator() const { return m_isGenerator; }
    bool awaits() const { return m_awaits; }
    /// Of a class: whether a method asks for its class, as super() does.
    bool givesClass() const { return m_cells.contains(classCell()); }
    static QString classCell() { return QStringLiteral("__class__"); }
    bool isBound(const QString &name) const { return m_isBound.contains(name); }
    /// Whether it lives here, and not in what is around.
    bool isVariable(const QString &name) const
    {
        return m_isBound.contains(name) && !m_globals.contains(name) && !m_nonlocals.contains(name);
    }
    bool uses(const QString &name) const { return m_isUsed.contains(name); }
    /// `__name` in a class is a name of that class alone.
    QString mangled(const QString &name) const;

private:
    friend class SymbolWalk;
    friend class ModuleSymbols;

    void bind(const QString &name);
    void use(const QString &name);
    void captureAll(std::vector<Refusal> &refusals);
    void number();
    void numberOwn(Symbols &symbols);
    /// The function further out that binds \a name, with all between them marked to hand it on; null for
    /// none.
    Symbols *capture(const QString &name);

    const Kind m_kind;
    Symbols *const m_outer;
    QString m_class; ///< the name of the class around
    std::vector<std::unique_ptr<Symbols>> m_inner;
    QStringList m_bound;
    QSet<QString> m_isBound;
    QSet<QString> m_globals;
    QHash<QString, syntax::Span> m_nonlocals;
    QStringList m_used;
    QSet<QString> m_isUsed;
    QSet<QString> m_parameters;
    QSet<QString> m_cells; ///< bound here, used further in
    QStringList m_free; ///< bound further out
    QStringList m_variables;
    QHash<QString, int> m_places;
    bool m_isGenerator = false;
    bool m_awaits = false;
};

} // namespace signalbox::evaluator
