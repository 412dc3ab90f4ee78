// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace signalbox::evaluator {

/// The variables of a function of the program, each at its place. What it assigns to is its own, as in
/// Python, unless it says `global`; all other names are globals or builtins. At the level of the module there
/// are none.
class Names {
public:
    /// The place of \a name; -1 where it is none of the function's own.
    int placeOf(const QString &name) const { return m_places.value(name, -1); }
    int add(const QString &name);
    /// A place that is not found by its name, as a comprehension's own variables have.
    int addHidden(const QString &name);
    int count() const { return int(m_names.size()); }
    /// By place.
    const QStringList &all() const { return m_names; }

private:
    QHash<QString, int> m_places;
    QStringList m_names;
};

} // namespace signalbox::evaluator
