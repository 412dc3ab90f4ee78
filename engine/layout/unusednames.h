// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace signalbox {

struct Layout;

/// Names for new nodes of a layout, in a time that depends on how many are asked for and not on how many of
/// them are alike.
///
///     UnusedNames names(layout);
///     for (Node &node : pasted)
///         node.name = names.take(node.name);
class UnusedNames {
public:
    explicit UnusedNames(const Layout &layout);

    /// \a wanted, or with the next free number: "cook-3" when "cook" and "cook-2" are taken. It is taken
    /// then.
    QString take(const QString &wanted);

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_next; ///< by stem: the first number that may be free
};

} // namespace signalbox
