// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/bindings.h"
#include "engine/assist/known.h"

#include <QSet>

namespace signalbox::assist {

/// What an expression comes to, as far as reading tells.
struct Meaning {
    enum class Kind : quint8 {
        Unknown,
        Module, ///< of Python's library
        Type, ///< a class of Python's library
        Object, ///< an object of such a class
        Function, ///< of Python's library
        OwnType, ///< a class of the program
        OwnObject,
        OwnFunction,
    };
    Kind kind = Kind::Unknown;
    QString path; ///< the full name of a module or a type
    const KnownRow *row = nullptr; ///< of a function
    const syntax::ClassDef *type = nullptr;
    const syntax::FunctionDef *function = nullptr;
    bool isBound = false; ///< the function's first parameter is given: it is a method of an object
    bool isAwaitable = false; ///< `await` gives what it says

    explicit operator bool() const { return kind != Kind::Unknown; }
};

/// The scopes around a place of a program, and what expressions mean there.
class Scopes {
public:
    /// \a globals are those of all pieces of the program.
    explicit Scopes(const std::vector<Binding> &globals);

    /// Enters what stands around \a line of \a body.
    void enter(const syntax::Statements &body, int line);

    struct Level {
        std::vector<Binding> bindings;
        const syntax::ClassDef *type = nullptr; ///< whose body it is; functions in it do not see it
    };
    /// Those that are seen from the place, the innermost first; the last are the globals.
    std::vector<const Level *> visible() const;
    /// The class whose method, or whose body, the place stands in.
    const syntax::ClassDef *typeAround() const;

    Meaning of(const syntax::Expression &expression) const;
    Meaning of(const Binding &binding) const;
    Meaning ofName(const QString &name) const;
    /// What \a object has under \a name.
    Meaning member(const Meaning &object, const QString &name) const;
    /// What a call of \a function gives; `await` comes on top where isAwaitable says so.
    Meaning called(const Meaning &function) const;
    /// The classes that \a type is and derives from in the program, itself first; \a knownBase becomes the
    /// library's class behind them, if there is one.
    std::vector<const syntax::ClassDef *> lineage(const syntax::ClassDef &type, QString *knownBase) const;

private:
    Meaning returned(const syntax::FunctionDef &function) const;
    /// What calls in the program's functions give to a parameter; the first that tells counts.
    Meaning given(const syntax::FunctionDef &function, const QString &parameter) const;
    Scopes inside(const syntax::FunctionDef &function) const;
    Meaning annotated(const syntax::Expression &annotation) const;
    /// What the items of \a whole are: of a list, of what a name stands for, of what gather gives.
    Meaning element(const syntax::Expression &whole) const;
    Meaning elementOfName(const QString &name) const;

    static constexpr int kDeepest = 12; ///< `a = b`, `b = a` ask each other

    std::vector<Level> m_levels; ///< the outermost first
    mutable int m_depth = 0; ///< of questions in questions
};

} // namespace signalbox::assist
