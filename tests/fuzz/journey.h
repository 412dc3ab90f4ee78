// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QByteArray>
#include <QString>

namespace signalbox::testing {

class PythonReader;

/// Takes bytes the whole way a document can go, and holds what must be true of every document:
/// - what is refused is refused in words, and so is what is warned about;
/// - what opens is saved, and opens again to an equal layout and the same bytes;
/// - all of it, and a part, copy and paste, and the result saves and opens;
/// - it expands, and a run, cut early, replays: a world by keyframes equals the one made fact by fact;
/// - what Python does not compile it was warned of (see pythonFault());
/// - every task, resource, scope and node is explained in words at several moments, and so is every verdict.
class Journey {
public:
    /// The first thing that is not as it should be, for people; empty where all is well.
    QString fault(const QByteArray &document);
    /// What the document is as Python, made on the way; null where it does not open.
    const QByteArray &python() const { return m_python; }
    /// What \a reader has against that program, empty for nothing. Too many blocks in each other are nothing
    /// where a warning said so: no Python can be written for them.
    QString pythonFault(PythonReader &reader) const;

private:
    QString saveAndOpen();
    QString copyAndPaste();
    QString paste(const QList<NodeId> &nodes) const;
    QString run();

    Layout m_layout;
    QByteArray m_python;
};

/// The layout with loops that go round so seldom that one turn of a task is short.
Layout withShortLoops(Layout layout);

} // namespace signalbox::testing
