// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/assembler.h"
#include "engine/evaluator/compiler.h"

namespace signalbox::evaluator {

/// Where names are looked up while code is written: a function's, or those of a generator expression or a
/// lambda inside it, which have variables of their own.
class Scope {
public:
    enum class Kind : quint8 { Function, Generator, Lambda };

    /// \a given: values that lie on the stack before its code begins.
    Scope(Names &names, int given)
        : m_names(names)
        , m_code(given)
    {
    }
    Scope(Scope &outer, Kind kind);
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

    /// The variables of a comprehension, which hide others of their names for as long as it lives.
    class Inner {
    public:
        Inner(Scope &scope, const std::vector<syntax::Comprehension> &generators);
        ~Inner() { m_scope.m_inner.pop_back(); }
        Inner(const Inner &) = delete;
        Inner &operator=(const Inner &) = delete;

    private:
        Scope &m_scope;
    };

    Assembler &code() { return m_code; }
    Kind kind() const { return m_kind; }
    /// Whether a comprehension around what is written has \a name as a variable of its own.
    bool isOfComprehension(const QString &name) const;
    void addParameter(const QString &name)
    {
        m_own.add(name);
        ++m_parameters;
    }
    void load(const QString &name) { access(name, Access::Load); }
    void store(const QString &name) { access(name, Access::Store); }
    void remove(const QString &name) { access(name, Access::Delete); }
    /// The first one counts.
    void refuse(const QString &reason, const syntax::Span &place);
    /// The code of \a inner becomes part of this one.
    int adopt(Scope &inner);
    /// Ends the code: with what lies on top, or with None.
    void finish();
    Compiled result();

private:
    enum class Access : quint8 { Load, Store, Delete };
    struct Found {
        int place = -1;
        int levels = 0; ///< how many generators and lambdas further out
    };
    Found find(const QString &name) const;
    void access(const QString &name, Access how);

    const Kind m_kind = Kind::Function;
    Scope *m_outer = nullptr;
    Names m_own; ///< of a generator or a lambda
    Names &m_names;
    std::vector<QHash<QString, int>> m_inner; ///< places of the variables of comprehensions, inmost last
    Assembler m_code;
    int m_parameters = 0;
    std::optional<Refusal> m_refusal;
};

} // namespace signalbox::evaluator
