// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QString>

#include <vector>

namespace signalbox {

/// Where a piece of code says a name that its whole program shares.
struct GlobalName {
    QString name;
    int line = 0; ///< from 1
    int column = 0; ///< in bytes of UTF-8 from 0
    bool binds = false; ///< defines, assigns or deletes it

    bool operator==(const GlobalName &) const = default;
};

/// Where a piece of code says any name.
struct NameUse {
    QString name;
    int line = 0; ///< from 1; 0 where an import binds it
    int column = 0; ///< in bytes of UTF-8 from 0
    bool binds = false;
    int scope = 0; ///< where the name lives: 0 for what its whole program shares, else a function or class

    bool operator==(const NameUse &) const = default;
};

/// A function of a piece that has parameters, and an argument that a call gives by name.
struct ParameterOwner {
    int scope = 0; ///< in which its parameters live
    QString name; ///< by which it is called: of `__init__` that of its class
    int nameScope = 0; ///< where that name lives
};
struct KeywordUse {
    QString function; ///< the name that is called
    int functionScope = 0; ///< where that lives
    QString name;
    int line = 0; ///< as in a NameUse
    int column = 0;
};

/// All names of a piece but attributes.
struct NameUses {
    std::vector<NameUse> names;
    std::vector<ParameterOwner> owners;
    std::vector<KeywordUse> keywords;
};
NameUses nameUses(const QString &code);

/// All that its whole program shares in \a code, by Python's rules of scopes: no names of parameters and
/// variables of functions, no attributes, no keyword arguments. What is imported binds its name, at no place
/// that could be renamed: line 0. Nothing where \a code is no Python.
std::vector<GlobalName> globalNames(const QString &code);

/// Those that \a code binds.
QSet<QString> boundNames(const QString &code);

/// \a code with \a to in the place of every name in \a uses.
QString withReplaced(const QString &code, const std::vector<NameUse> &uses, const QString &to);

/// \a code with the global name \a from, wherever it says it, being \a to.
QString withRenamed(const QString &code, const QString &from, const QString &to);

} // namespace signalbox
