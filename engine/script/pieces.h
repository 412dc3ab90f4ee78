// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"
#include "engine/syntax/fault.h"

namespace signalbox {

/// A piece of a Python text, which a node of code holds.
struct CodePiece {
    NodeKind kind = NodeKind::Module; ///< or Function, or Class
    QString name; ///< what it defines; of a Module what it is for, "imports"
    QString code; ///< exactly as it is written

    bool operator==(const CodePiece &) const = default;
};

/// A text cut into pieces, or why it is no Python.
struct CodePieces {
    QList<CodePiece> pieces;
    std::optional<syntax::SyntaxFault> fault;
};

/// Cuts \a text into what nodes of code hold; joined they are the text again. A function or a class begins
/// with the comments, blank lines and decorators that lead to it; between two of them stands one Module.
CodePieces cutIntoPieces(const QString &text, PythonVersion version);

} // namespace signalbox
