// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <vector>

namespace signalbox {

/// A line that a run has printed. One that came in pieces (`end=""`) is there from its first piece on, and
/// grows.
struct PrintedLine {
    /// A piece of it that was printed after the first.
    struct Piece {
        qsizetype fact = 0;
        qsizetype begin = 0; ///< where in \c text it begins

        bool operator==(const Piece &) const = default;
    };
    Micros time = 0; ///< of its first piece
    TaskId task = TaskId::None; ///< None for what the event loop says itself
    bool isError = false; ///< to stderr
    bool isOpen = false; ///< no end of line came: the next piece to print would go on in it
    qsizetype fact =
        0; ///< the fact with which its first piece was printed: it is there once that has happened
    QString text; ///< without its end of line
    std::vector<Piece> pieces;

    /// How much of \c text is there after the first \a facts facts; -1 while not even an empty line is.
    qsizetype lengthAfter(qsizetype facts) const;

    bool operator==(const PrintedLine &) const = default;
};

/// What \a run prints, in order: the output of a program in Python, and what the steps of any other log.
/// Pieces of one task make one line as long as nobody prints between them.
std::vector<PrintedLine> printedLines(const Run &run);

} // namespace signalbox
