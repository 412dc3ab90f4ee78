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
    bool isDeclared = false; ///< binds it in a function that declares it global

    bool operator==(const GlobalName &) const = default;
};

/// All of them in \a code, by Python's rules of scopes: no names of parameters and variables of functions, no
/// attributes, no keyword arguments. What is imported binds its name, at no place that could be renamed: line
/// 0. Nothing where \a code is no Python.
std::vector<GlobalName> globalNames(const QString &code);

/// Those that \a code binds.
QSet<QString> boundNames(const QString &code);

/// Those of them that it defines: what a function declares global may be somebody else's.
QSet<QString> definedNames(const QString &code);

/// \a code with the global name \a from, wherever it says it, being \a to.
QString withRenamed(const QString &code, const QString &from, const QString &to);

} // namespace signalbox
