// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/python/pythonsource.h"

namespace signalbox::python {

/// An expression that may be broken between its parts: head(part, part, part)tail. Without parts it is \c
/// head.
struct Code {
    QString head;
    std::vector<Code> parts = {};
    QString tail = {};
    quint32 step = kNone; ///< an operand: the step it is
    quint32 call = kNone; ///< an operand that stands for an anonymous body: the step of that body

    Code(const QString &words) // NOLINT(google-explicit-constructor): plain words are code as well
        : head(words)
    {
    }
    Code(const QString &before, std::vector<Code> inside, const QString &after)
        : head(before)
        , parts(std::move(inside))
        , tail(after)
    {
    }
    QString flat() const;
};

/// Source that is being written: knows how far in it stands and for what.
class Page {
public:
    explicit Page(const Program &program)
        : m_program(program)
    {
        source.lineOfStep.assign(program.steps.size(), kNone);
    }

    /// Where the next lines belong.
    void setBody(quint32 body) { m_body = body; }
    void setNode(NodeId node) { m_node = node; }
    void indent() { ++m_depth; }
    void outdent() { --m_depth; }

    void add(const QString &line, quint32 step = kNone);
    /// \a code between \a before and \a after, over as many lines as it takes: laid out as Black does.
    void add(const QString &before, const Code &code, const QString &after, quint32 step);
    /// Empty lines, where there is something above.
    void gap(int lines);
    std::size_t size() const { return source.lines.size(); }

    PythonSource source;

private:
    bool fits(const QString &line) const;
    void addParts(const Code &code, quint32 step);
    void mark(const Code &code);
    void markStep(quint32 step);

    const Program &m_program;
    int m_depth = 0;
    quint32 m_body = kNone;
    NodeId m_node = NodeId::None;
};

} // namespace signalbox::python
