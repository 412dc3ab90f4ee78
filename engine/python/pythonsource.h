// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// One line of exported code and what it stands for.
struct PythonLine {
    QString text; ///< without the newline
    quint32 step = kNone; ///< the program step it is part of; kNone for imports, resources, `def` lines
    quint32 body = kNone; ///< whose function it stands in; kNone outside of functions
    NodeId node = NodeId::None; ///< what a person would look at for this line

    bool operator==(const PythonLine &) const = default;
};

/// Where something stands: lines \c first to one before \c end, counted from 0. Empty where it has no line.
struct PythonSpan {
    quint32 first = 0;
    quint32 end = 0;

    bool isEmpty() const { return first == end; }
    bool operator==(const PythonSpan &) const = default;
};

/// A program as Python source: a value.
struct PythonSource {
    std::vector<PythonLine> lines;
    std::vector<quint32> lineOfStep; ///< by step: its first line, or kNone where nothing is printed of it
    bool isEnded = true; ///< whether a newline stands behind the last line too

    /// As it goes into a file, in UTF-8: lines end with a newline.
    QString text() const;
    /// The lines of \a step itself, without those that it holds. An operand that shares the line of what
    /// awaits it has that line.
    PythonSpan linesOf(quint32 step) const;
    /// The whole function of \a body; empty where it has none of its own.
    PythonSpan functionOf(quint32 body) const;
    /// All lines that \a node is looked at for, in order.
    std::vector<quint32> linesOf(NodeId node) const;

    bool operator==(const PythonSource &) const = default;
};

} // namespace signalbox
