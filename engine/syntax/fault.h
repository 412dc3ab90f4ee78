// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace signalbox::syntax {

/// Which exception Python would raise.
enum class FaultKind : quint8 { SyntaxError, IndentationError, TabError, RecursionError };

/// Why a text is no Python, in Python's words and at its place: `lineno` and `offset` of a SyntaxError, so
/// lines and columns count from 1, columns in characters. Where there is no place, all are 0.
struct SyntaxFault {
    int line = 0;
    int column = 0;
    int endLine = 0;
    int endColumn = 0;
    QString message;
    FaultKind kind = FaultKind::SyntaxError;

    bool operator==(const SyntaxFault &) const = default;
};

} // namespace signalbox::syntax
