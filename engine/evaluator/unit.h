// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/around.h"
#include "engine/evaluator/assembler.h"
#include "engine/evaluator/modulesymbols.h"
#include "engine/layout/layout.h"

namespace signalbox::evaluator {

/// What the parts of a module's compilation share.
struct Compilation {
    ModuleSymbols &symbols;
    PythonVersion version;
    bool keepsAnnotationsAsText = false; ///< from __future__ import annotations
    Around around = {};
    bool isOfProgram = true; ///< and not of our own library
    bool takesAll = false; ///< `from x import *`: any name may be bound by it
    int iterables = 0; ///< of comprehensions, that the expression at hand is part of
    std::vector<Refusal> undocumented = {}; ///< uses of `len.__doc__`; refused unless it takes all
    std::vector<StatementInfo> statements = {};
    QHash<const syntax::Statement *, int> numbers = {}; ///< of statements
    std::vector<Refusal> refusals = {};
};

/// What is left when control goes past it: a loop, a `with`, the body of a `try` …
struct Block {
    enum class Kind : quint8 {
        While,
        For, ///< its iterator lies on the stack
        Covered, ///< the body of a `try` without `finally`
        Finally, ///< the body of a `try`: its `finally` runs when it is left
        HandledFinally, ///< a `finally` that runs because of an exception, which lies on the stack
        Handler, ///< an `except`
        GroupHandler, ///< an `except*`, which nothing may leave
        With, ///< its __exit__ lies on the stack
        AsyncWith,
        Value, ///< a value that a `return` carries past a `finally`
    };
    Kind kind;
    Assembler::Label *breakTo = nullptr;
    Assembler::Label *continueTo = nullptr;
    Assembler::Cover *cover = nullptr; ///< paused while what is outside of it runs
    Assembler::Cover *innerCover = nullptr; ///< likewise
    const syntax::Statements *finalBody = nullptr;
    QString name = {}; ///< `except … as name`
    syntax::Span place = {};
};

/// A piece of code as it is written: of a function, a class, the module.
class Unit {
public:
    Unit(Compilation &compilation, Symbols &symbols, Code::Kind kind, const QString &name, Unit *outer);
    Unit(const Unit &) = delete;
    Unit &operator=(const Unit &) = delete;

    /// While it lives, names are those of a comprehension in the same code.
    class Inner {
    public:
        /// \a name: as the function is called that it is in Python 3.11, where functions in it say so.
        Inner(Unit &unit, const void *node, const QString &name);
        ~Inner();
        Inner(const Inner &) = delete;
        Inner &operator=(const Inner &) = delete;

    private:
        Unit &m_unit;
        Symbols *const m_before;
        const QString m_nameBefore;
    };

    void load(const QString &name) { access(name, Access::Load); }
    void store(const QString &name) { access(name, Access::Store); }
    void remove(const QString &name) { access(name, Access::Delete); }
    /// Refuses what types of Python have and these have not.
    void checkAttribute(const QString &name);
    /// Refuses `len.__doc__`.
    void checkDocumentation(const QString &builtin);
    QString mangled(const QString &name) const { return m_symbols->mangled(name); }
    Symbols &symbols() { return *m_symbols; }
    void refuse(const QString &reason, const syntax::Span &place)
    {
        compilation.refusals.push_back({reason, place});
    }
    void refuse(const QString &reason) { refuse(reason, out.place()); }
    /// Whether `await` may stand here.
    bool mayAwait() const { return kind == Code::Kind::Coroutine || kind == Code::Kind::AsyncGenerator; }
    bool isFunction() const { return kind != Code::Kind::Class && kind != Code::Kind::Module; }
    std::shared_ptr<const Code> take();
    /// How what is defined here is called.
    QString qualified(const QString &name);

    Compilation &compilation;
    Assembler out;
    const Code::Kind kind;
    const bool isExpression; ///< a lambda or a generator expression
    std::vector<Block> blocks;
    int function = -1; ///< statement of its `def` or `class`
    int parent = -1; ///< statement that is being written
    int depth = 0; ///< of statements in each other

private:
    enum class Access : quint8 { Load, Store, Delete };
    void access(const QString &name, Access how);
    bool isFromAround(const QString &name) const;

    Symbols *m_symbols;
    QString m_comprehension; ///< qualified, that is being written; empty for none
};

/// The names of parameters and what kinds they are of.
void writeParameters(Unit &unit, const syntax::Parameters &parameters);

} // namespace signalbox::evaluator
