// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythonpage.h"

#include "engine/python/pythontext.h"

namespace signalbox::python {

using namespace Qt::StringLiterals;

namespace {

QString joined(const std::vector<Code> &parts)
{
    QStringList words;
    for (const Code &part : parts)
        words += part.flat();
    return words.join(u", "_s);
}

} // namespace

QString Code::flat() const
{
    return head + joined(parts) + tail;
}

void Page::add(const QString &line, quint32 step)
{
    PythonLine made;
    made.text = line.isEmpty() ? line : QString(m_depth * 4, u' ') + line;
    made.step = step;
    made.body = m_body;
    made.node = step == kNone ? m_node : m_program.steps[step].node;
    if (made.node == NodeId::None)
        made.node = m_node; // a program written by hand, or a step of nobody's
    source.lines.push_back(std::move(made));
    markStep(step);
}

void Page::add(const QString &before, const Code &code, const QString &after, quint32 step)
{
    const QString flat = before + code.flat() + after;
    if (code.parts.empty() || fits(flat)) {
        add(flat, step);
        mark(code);
        return;
    }
    add(before + code.head, step);
    indent();
    addParts(code, step);
    outdent();
    add(code.tail + after, step);
}

void Page::addParts(const Code &code, quint32 step)
{
    const QString flat = joined(code.parts);
    if (fits(flat)) {
        add(flat, step);
        mark(code);
        return;
    }
    const QString comma = code.parts.size() > 1 ? u","_s : QString();
    for (const Code &part : code.parts)
        add(QString(), part, comma, part.step == kNone ? step : part.step);
}

void Page::gap(int lines)
{
    if (source.lines.empty())
        return;
    const NodeId node = std::exchange(m_node, NodeId::None);
    const quint32 body = std::exchange(m_body, kNone);
    for (int at = 0; at < lines; ++at)
        add(QString());
    m_node = node;
    m_body = body;
}

bool Page::fits(const QString &line) const
{
    return m_depth * 4 + line.size() <= kColumns;
}

void Page::mark(const Code &code)
{
    markStep(code.step);
    markStep(code.call);
    for (const Code &part : code.parts)
        mark(part);
}

/// The newest line is one of \a step's.
void Page::markStep(quint32 step)
{
    if (step != kNone && source.lineOfStep[step] == kNone)
        source.lineOfStep[step] = quint32(source.lines.size() - 1);
}

} // namespace signalbox::python
