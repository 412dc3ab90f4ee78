// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// What stands at a place of a piece of code, to be given another name.
struct Renaming {
    QString name; ///< as it is called now; empty where no name stands
    QString refusal; ///< why it cannot be renamed, a sentence; empty where it can
};

/// The function or variable that stands at \a place of the code of \a piece, in characters.
Renaming renamingAt(const QList<Node> &nodes, NodeId piece, qsizetype place);

/// Gives it the name \a wanted everywhere: a variable of a function in that function, a parameter also where
/// calls give it by name, what the program shares in all code of \a nodes, and nodes that are called by it.
/// Nothing is changed where the refusal that comes back is not empty: the name is no name, or is taken.
QString renameAt(QList<Node> &nodes, NodeId piece, qsizetype place, const QString &wanted);

} // namespace signalbox
