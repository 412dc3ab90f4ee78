// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::assist {

/// A name that a scope binds, and what is said there of its value. Points into the tree that it was read
/// from.
struct Binding {
    enum class Kind : quint8 { Variable, Parameter, Function, Class, Import, Drawn };
    QString name;
    Kind kind = Kind::Variable;
    const syntax::Expression *value = nullptr; ///< what is assigned
    bool isElement = false; ///< it is one item after the other of that value
    const syntax::Expression *annotation = nullptr;
    const syntax::FunctionDef *function = nullptr; ///< that is bound, or whose parameter it is
    const syntax::ClassDef *type = nullptr;
    QString path; ///< what is imported, "asyncio", "asyncio.Queue"; the type of what is drawn
};

/// What \a body binds in its own scope, in the order of the text; a name stands there as often as it is
/// bound.
std::vector<Binding> bindingsOf(const syntax::Statements &body);
std::vector<Binding> parametersOf(const syntax::FunctionDef &function);
/// The attributes that a class gives its objects, without those of its bases: methods, names of its body, and
/// what its methods assign to their first parameter.
std::vector<Binding> attributesOf(const syntax::ClassDef &type);

} // namespace signalbox::assist
